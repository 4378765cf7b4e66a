import { deriveProof, type Proof } from '../src/stream/secrets.ts'
import { type Answer, answerOf, callOf, operations } from '../src/stream/wire.ts'
import type { Call } from '../src/webdis/call.ts'
import type { Webdis } from '../src/webdis/webdis.ts'

/** What a joining viewer learns, without the session that would make something of it. */
export type LookedUp = {
  readonly channel: string
  /** the password's */
  readonly proof: Proof
  /** asks for the whole plan */
  readonly planCall: Call
}

export async function lookUp(webdis: Webdis, name: string, secret: string): Promise<LookedUp> {
  const saltReply = await webdis.call(callOf(operations.salt, name, {}))
  const salted = expectAccepted(answerOf(operations.salt, saltReply))
  const password = await deriveProof('password', secret, { name, ...salted })
  const connectReply = await webdis.call(callOf(operations.connect, name, { password }))
  const { channel, epoch } = expectAccepted(answerOf(operations.connect, connectReply))
  return { channel, proof: password, planCall: callOf(operations.since, name, { password, epoch, rev: 0 }) }
}

function expectAccepted<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`The stream said no: ${answer.refusal}`)
}
