import { printAfter } from './divergence.ts'
import type { Moment } from './moment.ts'
import { forgetEarly, isBehind, mustFetch, nothingOf, release, takeSince } from './revisions.ts'
import { after, close, doubt, lose, missing, type No, open, refuse, stay } from './viewer-link.ts'
import type { Open, ViewerState, ViewerStep } from './viewer-state.ts'
import { type Answer, lockedMs, type Since } from './wire.ts'

// How a viewer comes to the revisions of a plan (V2), and what becomes of one who is told no.

/** V2 */
const patienceMs = 150

export function fetch(state: ViewerState, link: Open): ViewerStep {
  const { attempt } = state
  const revisions = forgetEarly(state.revisions)
  const { epoch, rev } = revisions
  const asking: Open = { ...link, isFetching: true, mustFetchAgain: false, fetchAtMs: undefined }
  return stay({ ...state, revisions, link: asking }, { type: 'since', attempt, epoch, rev })
}

/** Asks, or has asked again, if an answer is on its way that may be older than what is known now. */
export const fetchNow = (state: ViewerState, link: Open): ViewerStep =>
  link.isFetching ? stay({ ...state, link: { ...link, mustFetchAgain: true } }) : fetch(state, link)

/** Applies what can be applied, and sees to a gap. */
export function advance(state: ViewerState, link: Open, { nowMs }: Moment): ViewerStep {
  if (link.isFetching) return stay({ ...state, link })
  const { revisions, changes } = release(state.revisions)
  const patience = changes.length > 0 ? undefined : link.fetchAtMs
  const fetchAtMs = isBehind(revisions) ? (patience ?? nowMs + patienceMs) : undefined
  const print = printAfter(state.print, changes)
  const advanced = stay({ ...state, revisions, print, link: { ...link, fetchAtMs } }, ...changes)
  return mustFetch(revisions) ? after(advanced, (now) => fetch(now, link)) : advanced
}

export function fetched(state: ViewerState, link: Open, answer: Answer<Since>, at: Moment): ViewerStep {
  if (!answer.ok) return refused(state, { ...link, isFetching: false }, answer, at)
  const { epoch, channel } = answer.value
  const taken = takeSince(state.revisions, answer.value)
  if (!taken) return lose({ ...state, revisions: nothingOf(epoch) }, 'unexpected', at)
  const { revisions, changes } = taken
  const isSameEpoch = epoch === state.revisions.epoch
  const proof = isSameEpoch ? link.proof : undefined
  const rested: Open = { ...link, isFetching: false, proof }
  const taking: ViewerState = {
    ...state,
    revisions,
    print: printAfter(state.print, changes),
    isDoubting: state.isDoubting && isSameEpoch,
    link: rested,
    channel,
    hasPlan: true,
    trouble: undefined,
    missingSinceMs: undefined,
  }
  return after(stay(taking, ...changes), (now) => {
    if (channel !== state.channel) return after(close(now), open)
    return link.mustFetchAgain ? fetch(now, rested) : advance(now, rested, at)
  })
}

/** A link that stood is told no. */
export function refused(state: ViewerState, link: Open, no: No, at: Moment): ViewerStep {
  const { refusal } = no
  if (refusal === 'unknown-stream') return missing({ ...state, link }, no, at)
  if (refusal === 'stale-epoch') return fetchNow(state, link)
  if (refusal === 'locked') {
    const againAtMs = at.nowMs + lockedMs(no)
    return stay({ ...state, link: { ...link, fetchAtMs: againAtMs, beatAtMs: againAtMs } })
  }
  // The stream was started anew, with another salt: only a new proof can tell whether the password is right.
  if (refusal === 'wrong-password') return lose({ ...state, channel: undefined }, undefined, at)
  return doubt({ ...state, link }, no, at, (sure) => refuse(sure, refusal))
}
