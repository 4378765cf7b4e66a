import type { Webdis } from '../webdis/webdis.ts'
import type { LeaderPass } from './leader-keys.ts'
import { impossible, inTrouble, refusedBy } from './outcome.ts'
import { checkSecret, deriveProof, type Proof } from './secrets.ts'
import type { StreamOutcome } from './session.ts'
import { troubleOf } from './trouble.ts'
import { answerOf, callOf, operations } from './wire.ts'

/** The term that is led, and what it is led by (R12). */
export type Lead = { readonly pass: LeaderPass; readonly epoch: string; readonly term: number }

/** The proof of what somebody typed as the code (S2). */
export async function proveCode(pass: LeaderPass, text: string): Promise<StreamOutcome<Proof>> {
  const code = checkSecret(text)
  if (!code.ok) return impossible(`code: ${code.problem}`)
  return { ok: true, value: await deriveProof('code', code.secret, pass) }
}

/**
 * Offers the lead (R14).
 * @param token as the server is shown it; without one, nobody is offered anything any more
 */
export async function offerLead(
  webdis: Webdis,
  { pass: { name, key }, epoch, term }: Lead,
  code: Proof,
  token: string | undefined,
): Promise<StreamOutcome<{ readonly endsInMs: number }>> {
  try {
    const body = { key, code, epoch, term, ...(token !== undefined && { token }) }
    const answer = answerOf(operations.offer, await webdis.call(callOf(operations.offer, name, body)))
    return answer.ok ? answer : refusedBy(answer)
  } catch (error) {
    return inTrouble(troubleOf(error))
  }
}
