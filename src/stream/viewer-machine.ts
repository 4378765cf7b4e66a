import { compare, healing, mayHeal, tell } from './divergence.ts'
import { reckonOn } from './fingerprint.ts'
import type { Moment } from './moment.ts'
import { hearOf, hold, isKnown } from './revisions.ts'
import type { StreamEvent } from './stream-event.ts'
import { beat, beaten, beatFailed, seen, ticked } from './viewer-beat.ts'
import {
  after,
  close,
  doubt,
  end,
  lose,
  missing,
  open,
  refuse,
  shutOut,
  stay,
  withOpen,
} from './viewer-link.ts'
import { reactEnded } from './viewer-look.ts'
import { advance, fetch, fetched, fetchNow } from './viewer-revisions.ts'
import { isAway, type Open, type ViewerInput, type ViewerState, type ViewerStep } from './viewer-state.ts'
import type { Answer, Connected } from './wire.ts'

/** The viewer's rules V1 to V13, and V15: what becomes of a viewer by an input, and what is to be done about it. */
export function nextViewer(state: ViewerState, input: ViewerInput, at: Moment): ViewerStep {
  if (input.type === 'hide') return stay({ ...state, isHidden: true })
  if (input.type === 'wake' && state.isHidden) return nextViewer({ ...state, isHidden: false }, input, at)
  if (state.link.phase === 'refused' || ('attempt' in input && input.attempt !== state.attempt))
    return stay(state)
  const step = judge(react({ ...state, print: reckonOn(state.print) }, input, at), at)
  const isLeaderAway = isAway(step.state.leaderSeenMs, at.nowMs)
  const heardMs = isHearing(input) ? at.nowMs : step.state.heardMs
  const verdict = 'answer' in input && input.answer.ok ? undefined : step.state.verdict
  return { state: { ...step.state, isLeaderAway, heardMs, verdict }, effects: step.effects }
}

/** V10 */
function judge(step: ViewerStep, { nowMs }: Moment): ViewerStep {
  const { state, mustTakeAll } = compare(step.state, nowMs)
  return after({ ...step, state }, () =>
    mustTakeAll ? withOpen(state, (link) => fetch(state, link)) : stay(state),
  )
}

/** Whether it tells how the stream is at this moment. */
const isHearing = (input: ViewerInput): boolean =>
  input.type === 'heard' || ((input.type === 'fetched' || input.type === 'beaten') && input.answer.ok)

function react(state: ViewerState, input: ViewerInput, at: Moment): ViewerStep {
  const { link } = state
  if (link.phase === 'ended') return reactEnded(state, link, input, at)
  if (input.type === 'failed') {
    const isBeat = input.what === 'beat' && link.phase === 'open'
    return isBeat ? beatFailed(state, link, input.trouble, at) : lose(state, input.trouble, at)
  }
  switch (link.phase) {
    case 'waiting':
      if (input.type === 'wake') return open({ ...state, tries: 0 })
      return input.type === 'tick' && link.untilMs <= at.nowMs ? open(state) : stay(state)
    case 'asking':
      return input.type === 'connected' ? connected(state, input.answer, at) : stay(state)
    case 'opening':
      return input.type === 'subscribed' ? subscribed(state, at) : stay(state)
    case 'open':
      return reactOpen(state, link, input, at)
    default:
      return stay(state)
  }
}

function reactOpen(state: ViewerState, link: Open, input: ViewerInput, at: Moment): ViewerStep {
  switch (input.type) {
    case 'heard':
      return heard(state, link, input.event, at)
    case 'fetched':
      return fetched(state, link, input.answer, at)
    case 'beaten':
      return beaten(state, link, input.answer, at)
    case 'wake':
      return link.beating ? stay(state) : beat(state, link, at)
    case 'handed-over':
      return after(close(state), open)
    case 'distrusted':
      // V11. What is on its way was asked for from where this viewer is; the next bad value asks again.
      return link.isFetching || !mayHeal(state, at.nowMs)
        ? stay(state)
        : fetch(healing(state, at.nowMs), link)
    case 'tick':
      return ticked(state, link, at)
    default:
      return stay(state)
  }
}

function connected(state: ViewerState, answer: Answer<Connected>, at: Moment): ViewerStep {
  if (answer.ok) {
    const { channel, leaderAgeMs } = answer.value
    return open({ ...state, channel, leaderSeenMs: at.nowMs - leaderAgeMs })
  }
  if (answer.refusal === 'unknown-stream') return missing(state, answer, at)
  // K1: a retry may find it open.
  if (answer.refusal === 'locked') return lose(state, state.trouble, at)
  // This is the proof that was made anew (V8).
  if (answer.refusal === 'wrong-password') return shutOut(state)
  return doubt(state, answer, at, (sure) => refuse(sure, answer.refusal))
}

/** V1: the subscription stands; what was missed is asked for only now. */
function subscribed(state: ViewerState, at: Moment): ViewerStep {
  const link: Open = {
    phase: 'open',
    sinceMs: at.nowMs,
    heardMs: at.nowMs,
    isFetching: false,
    mustFetchAgain: false,
    fetchAtMs: undefined,
    beating: undefined,
    beatAtMs: at.nowMs,
    seenBeat: { epoch: '', beat: 0 },
    proof: undefined,
  }
  const counted = { ...state, link, reconnects: state.reconnects + (state.hasPlan ? 1 : 0) }
  return after(fetch(counted, link), (asked) => withOpen(asked, (asking) => beat(asked, asking, at)))
}

function heard(state: ViewerState, before: Open, event: StreamEvent, at: Moment): ViewerStep {
  const { nowMs } = at
  const { epoch, rev } = event
  const link: Open = {
    ...before,
    heardMs: nowMs,
    ...(event.type === 'beat' ? seen(before, epoch, event.beat) : {}),
  }
  if (epoch !== state.revisions.epoch) return fetchNow(state, link)
  const { revisions } = state
  switch (event.type) {
    case 'end':
      return end(state, at)
    case 'keys': {
      // V12, V13
      const asking = { ...state, channel: undefined, trouble: undefined }
      return event.isNewPassword ? shutOut(state) : after(close(asking), open)
    }
    case 'plan':
    case 'announcement': {
      const held = hold(revisions, rev, event.type === 'plan' ? event.edit : undefined)
      const repeated = state.repeated + (isKnown(revisions, rev) ? 1 : 0)
      return advance({ ...state, revisions: held, repeated, leaderSeenMs: nowMs }, link, at)
    }
    case 'lead':
      return advance({ ...state, revisions: hearOf(revisions, rev), leaderSeenMs: nowMs }, link, at)
    case 'beat': {
      const { viewers } = event
      const leaderSeenMs = nowMs - event.leaderAgeMs
      const heardOf = { ...state, revisions: hearOf(revisions, rev), viewers, leaderSeenMs }
      return advance(tell(heardOf, event), link, at)
    }
  }
}
