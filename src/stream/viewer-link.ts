import { backOffMs } from './back-off.ts'
import type { Moment } from './moment.ts'
import type { Trouble } from './session.ts'
import { hearVerdict, isSure } from './verdict.ts'
import type { Open, ViewerEffect, ViewerState, ViewerStep } from './viewer-state.ts'
import type { Answer, Refusal } from './wire.ts'

// How a viewer's link begins and ends (V1, V4, V8).

/** V4: the loss of a link that stood this long starts the back-off from its beginning. */
const goodLinkMs = 10_000
/** V8 */
const missingForMs = 60_000
/** V15: everybody learns at once that it has ended, and asks at a time of their own */
export const lookEveryMs = 15_000
/** V15: the salt that the viewer was let in under, whatever it is */
export const ownSalt = 'own'
/** V3: the next try of a beat that came to nothing, though the link stands */
export const beatAgainMs = 5_000

export const stay = (state: ViewerState, ...effects: readonly ViewerEffect[]): ViewerStep => ({
  state,
  effects,
})

/** Leaves the link for a new one. */
export const close = (state: ViewerState): ViewerStep =>
  stay({ ...state, attempt: state.attempt + 1 }, { type: 'close' })

export const after = (
  { state, effects }: ViewerStep,
  next: (state: ViewerState) => ViewerStep,
): ViewerStep => {
  const step = next(state)
  return { state: step.state, effects: [...effects, ...step.effects] }
}

export const withOpen = (state: ViewerState, next: (link: Open) => ViewerStep): ViewerStep =>
  state.link.phase === 'open' ? next(state.link) : stay(state)

/** V1: subscribes, after asking for the channel if need be. */
export function open(state: ViewerState): ViewerStep {
  const { attempt, channel, trouble } = state
  if (channel === undefined)
    return stay({ ...state, link: { phase: 'asking' } }, { type: 'connect', attempt })
  const renew = trouble === 'silent-channel' && { renew: true }
  return stay({ ...state, link: { phase: 'opening' } }, { type: 'subscribe', attempt, channel, ...renew })
}

/** V4 */
export function lose(state: ViewerState, trouble: Trouble | undefined, { nowMs, luck }: Moment): ViewerStep {
  const { link } = state
  const tries = link.phase === 'open' && nowMs - link.sinceMs >= goodLinkMs ? 0 : state.tries
  const untilMs = nowMs + backOffMs(tries, luck)
  return close({ ...state, link: { phase: 'waiting', untilMs }, tries: tries + 1, trouble })
}

/** @param trouble `stream-missing` where nobody said that it has ended (V8) */
export function end(state: ViewerState, { nowMs, luck }: Moment, trouble?: Trouble): ViewerStep {
  const lookAtMs = nowMs + Math.round(luck * lookEveryMs)
  // R4: what was stopped keeps its salt; what comes back (L3) has it again.
  const known = trouble === 'stream-missing' ? [] : [ownSalt]
  const link = { phase: 'ended' as const, lookAtMs, isLooking: false, looks: 0, known, trying: undefined }
  return close({ ...state, link, verdict: undefined, trouble })
}

export const refuse = (state: ViewerState, refusal: Refusal): ViewerStep =>
  close({ ...state, link: { phase: 'refused', refusal } })

/** V12: they were in, so that it is not they who are wrong. */
export const shutOut = (state: ViewerState): ViewerStep =>
  refuse({ ...state, trouble: 'secrets-changed' }, 'wrong-password')

export type No = Extract<Answer<never>, { ok: false }>

/** W34: an answer may be somebody else's. What would end the session is asked again before it does. */
export function doubt(
  state: ViewerState,
  { refusal, detail }: No,
  at: Moment,
  final: (state: ViewerState) => ViewerStep,
): ViewerStep {
  const [stopped] = refusal === 'unknown-stream' ? detail : []
  const verdict = hearVerdict(state.verdict, `${refusal} ${stopped}`)
  const isOwn = stopped === undefined || stopped === state.revisions.epoch
  if (isSure(verdict, isOwn)) return final(state)
  const doubting = { ...state, verdict }
  if (!isOwn) return wait(doubting, at)
  const { link } = state
  if (link.phase !== 'open') return lose(doubting, state.trouble, at)
  const beatAtMs = at.nowMs + backOffMs(verdict.times, at.luck)
  return stay({ ...doubting, link: { ...link, fetchAtMs: undefined, beatAtMs } })
}

/** V8: gone, and so for good where it was stopped (R4). */
export function missing(state: ViewerState, no: No, at: Moment): ViewerStep {
  return no.detail.length > 0 ? doubt(state, no, at, (sure) => end(sure, at)) : wait(state, at)
}

/** V8 */
function wait(state: ViewerState, at: Moment): ViewerStep {
  const missingSinceMs = state.missingSinceMs ?? at.nowMs
  if (at.nowMs - missingSinceMs >= missingForMs) return end(state, at, 'stream-missing')
  const { link } = state
  if (link.phase !== 'open') return lose({ ...state, missingSinceMs }, 'stream-missing', at)
  const patient = { ...link, fetchAtMs: undefined, beatAtMs: at.nowMs + beatAgainMs }
  return stay({ ...state, link: patient, missingSinceMs, trouble: 'stream-missing' })
}
