import { randomBytes } from 'node:crypto'
import { createSeal } from '../src/stream/seal.ts'
import { derivePasswordKeys } from '../src/stream/secrets.ts'
import type { ViewerSession } from '../src/stream/session.ts'
import { type Admission, createViewerSession } from '../src/stream/viewer-session.ts'
import { type Answer, answerOf, callOf, type Operation, operations } from '../src/stream/wire.ts'
import type { Webdis } from '../src/webdis/webdis.ts'
import { WebdisError } from '../src/webdis/webdis-error.ts'

/** Real viewer sessions in any number, of one proof: each one's own would take a core minutes. */
export type CrowdDoor = {
  /** Lets somebody in who asks for salt and channel as everybody does. */
  readonly enter: () => Promise<ViewerSession>
  /** Lets somebody in by what was answered to the first one; by their own way, if they have one. */
  readonly join: (own?: Webdis) => ViewerSession
}

/** Of whom nobody answers: half a minute and more. */
const MOST_TRIES = 5

export async function prepareCrowd(webdis: Webdis, name: string, secret: string): Promise<CrowdDoor> {
  const ask = async <Body, Value>(operation: Operation<Body, Value>, body: Body): Promise<Value> =>
    expectYes(answerOf(operation, await webdis.call(callOf(operation, name, body))))
  const library = await ask(operations.version, {})
  const salted = await ask(operations.salt, {})
  const salt = { name, ...salted }
  const { password, sealKey } = await derivePasswordKeys(secret, salt)
  const seal = createSeal(sealKey)
  const admit = async (): Promise<Admission> => ({
    ...{ password, sealKey, seal, salted },
    connected: await ask(operations.connect, { password }),
  })
  const first = await admit()
  const readmit = async () => ({ ok: true as const, value: await admit() })
  const look = async () => ({ ok: true as const, value: await ask(operations.salt, {}) })
  const follow = (way: Webdis, admission: Admission): ViewerSession => {
    const who = randomBytes(9).toString('hex')
    const again = { readmit, look, canProve: false }
    return createViewerSession({ webdis: way, name, who, library, admission, ...again })
  }
  return {
    async enter() {
      for (let tries = 1; ; tries++)
        try {
          await ask(operations.salt, {})
          return follow(webdis, await admit())
        } catch (error) {
          // As people do who are told that nobody answered.
          if (!(error instanceof WebdisError) || tries === MOST_TRIES) throw error
        }
    },
    join: (own = webdis) => follow(own, first),
  }
}

function expectYes<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`The server said no: ${answer.refusal}`)
}
