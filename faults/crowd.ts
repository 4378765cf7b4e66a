import { randomBytes } from 'node:crypto'
import { createSeal } from '../src/stream/seal.ts'
import { derivePasswordKeys } from '../src/stream/secrets.ts'
import type { ViewerSession } from '../src/stream/session.ts'
import { createViewerSession } from '../src/stream/viewer-session.ts'
import { type Answer, answerOf, callOf, type Operation, operations } from '../src/stream/wire.ts'
import type { Webdis } from '../src/webdis/webdis.ts'

/**
 * Real viewer sessions in any number. They are let in together: a proof of the password for each would take a core minutes.
 * @param webdis the way of all those who do not join by one of their own
 */
export async function prepareCrowd(
  webdis: Webdis,
  name: string,
  secret: string,
): Promise<(own?: Webdis) => ViewerSession> {
  const ask = async <Body, Value>(operation: Operation<Body, Value>, body: Body): Promise<Value> =>
    expectYes(answerOf(operation, await webdis.call(callOf(operation, name, body))))
  const library = await ask(operations.version, {})
  const salt = { name, ...(await ask(operations.salt, {})) }
  const { password, sealKey } = await derivePasswordKeys(secret, salt)
  const seal = createSeal(sealKey)
  const admit = async () => ({
    password,
    sealKey,
    seal,
    connected: await ask(operations.connect, { password }),
  })
  const admission = await admit()
  const readmit = async () => ({ ok: true as const, value: await admit() })
  return (own = webdis) => {
    const who = randomBytes(9).toString('hex')
    return createViewerSession({ webdis: own, name, who, library, admission, readmit })
  }
}

function expectYes<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`The server said no: ${answer.refusal}`)
}
