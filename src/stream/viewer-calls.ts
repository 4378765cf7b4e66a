import type { Call } from '../webdis/call.ts'
import type { Reply } from '../webdis/reply.ts'
import { ProtocolError } from './protocol-error.ts'
import type { Proof } from './secrets.ts'
import { isChannelOf } from './stream-keys.ts'
import type { ViewerEffect, ViewerInput } from './viewer-state.ts'
import { answerOf, callOf, operations } from './wire.ts'

/** A call, and what its reply is to the machine that asked for it; reading throws ProtocolError. */
export type Request<Input> = {
  readonly call: Call
  readonly read: (reply: Reply) => Input
  /** how long to wait for the reply, where it is less than usual */
  readonly patienceMs?: number
}

/** V3, L6: a beat is small and tells whether the way to the server is open, so that it has to be answered soon. */
export const beatPatienceMs = 4_000

/** How a viewer shows who they are. */
export type ViewerPass = { readonly name: string; readonly password: Proof; readonly who: string }

export function viewerRequest(
  effect: Extract<ViewerEffect, { type: 'since' | 'beat' }>,
  { name, password, who }: ViewerPass,
): Request<ViewerInput> {
  const { attempt, epoch } = effect
  if (effect.type === 'since') {
    return {
      call: callOf(operations.since, name, { password, epoch, rev: effect.rev }),
      read(reply) {
        const answer = answerOf(operations.since, reply)
        // The reply to somebody else, who has another stream's password (W34).
        if (answer.ok && !isChannelOf(name, answer.value.channel)) {
          throw new ProtocolError('The plan is of another stream')
        }
        return { type: 'fetched', attempt, answer }
      },
    }
  }
  return {
    call: callOf(operations.beat, name, { password, epoch, who, ...(effect.doubt && { doubt: true }) }),
    read: (reply) => ({ type: 'beaten', attempt, answer: answerOf(operations.beat, reply) }),
    patienceMs: beatPatienceMs,
  }
}

/** Says that the viewer left; nobody waits for the answer. */
export const viewerFarewell = ({ name, password, who }: ViewerPass, epoch: string): Call =>
  callOf(operations.beat, name, { password, epoch, who, leave: true })
