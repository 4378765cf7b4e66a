import type { Call } from '../webdis/call.ts'
import type { Reply } from '../webdis/reply.ts'
import type { Proof } from './secrets.ts'
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
      read: (reply) => ({ type: 'fetched', attempt, answer: answerOf(operations.since, reply) }),
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
