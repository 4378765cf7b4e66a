import { backOffMs } from './back-off.ts'
import { compare, printAfter, tell } from './divergence.ts'
import { reckonOn } from './fingerprint.ts'
import type { Moment } from './moment.ts'
import {
  forgetEarly,
  hearOf,
  hold,
  isBehind,
  isKnown,
  mustFetch,
  nothingOf,
  release,
  takeSince,
} from './revisions.ts'
import type { Trouble } from './session.ts'
import type { StreamEvent } from './stream-event.ts'
import { hearVerdict, isSure } from './verdict.ts'
import {
  isAway,
  type Open,
  type ViewerEffect,
  type ViewerInput,
  type ViewerState,
  type ViewerStep,
} from './viewer-state.ts'
import { type Answer, type Beaten, type Connected, lockedMs, type Refusal, type Since } from './wire.ts'

/** V2 */
const patienceMs = 150
/** V3 */
const beatEveryMs = 10_000
const beatAgainMs = 5_000
const proofWithinMs = 2_000
/** A timer this late says nothing about the channel: the whole device slept (V3). */
const lateMs = 1_000
/** V4: the loss of a link that stood this long starts the back-off from its beginning. */
const goodLinkMs = 10_000
/** V8 */
const missingForMs = 60_000

/** The viewer's rules V1 to V10: what becomes of a viewer by an input, and what is to be done about it. */
export function nextViewer(state: ViewerState, input: ViewerInput, at: Moment): ViewerStep {
  const isOver = state.link.phase === 'ended' || state.link.phase === 'refused'
  if (isOver || ('attempt' in input && input.attempt !== state.attempt)) return stay(state)
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
  if (input.type === 'failed') return failed(state, input.what, input.trouble, at)
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
    case 'tick':
      return ticked(state, link, at)
    default:
      return stay(state)
  }
}

const stay = (state: ViewerState, ...effects: readonly ViewerEffect[]): ViewerStep => ({ state, effects })

/** Leaves the link for a new one. */
const close = (state: ViewerState): ViewerStep =>
  stay({ ...state, attempt: state.attempt + 1 }, { type: 'close' })

const after = ({ state, effects }: ViewerStep, next: (state: ViewerState) => ViewerStep): ViewerStep => {
  const step = next(state)
  return { state: step.state, effects: [...effects, ...step.effects] }
}

// Links ------------------------------------------------------------------------------------------------------

/** V1: subscribes, after asking for the channel if need be. */
function open(state: ViewerState): ViewerStep {
  const { attempt, channel, trouble } = state
  if (channel === undefined)
    return stay({ ...state, link: { phase: 'asking' } }, { type: 'connect', attempt })
  const renew = trouble === 'silent-channel' && { renew: true }
  return stay({ ...state, link: { phase: 'opening' } }, { type: 'subscribe', attempt, channel, ...renew })
}

/** V4 */
function lose(state: ViewerState, trouble: Trouble | undefined, { nowMs, luck }: Moment): ViewerStep {
  const { link } = state
  const tries = link.phase === 'open' && nowMs - link.sinceMs >= goodLinkMs ? 0 : state.tries
  const untilMs = nowMs + backOffMs(tries, luck)
  return close({ ...state, link: { phase: 'waiting', untilMs }, tries: tries + 1, trouble })
}

function failed(state: ViewerState, what: string, trouble: Trouble, at: Moment): ViewerStep {
  const { link } = state
  if (what === 'beat' && link.phase === 'open') {
    // V3: a server that is asked too much says nothing of the channel, and a new link would ask more.
    const isFull = trouble === 'server-full'
    const beatAtMs = at.nowMs + beatAgainMs * (isFull ? 1 + at.luck : 1)
    // The channel carries messages, whatever became of the beat.
    const isHeard = link.beating && link.heardMs > link.beating.sentMs
    if (isFull || isHeard) return stay({ ...state, link: { ...link, beating: undefined, beatAtMs } })
  }
  return lose(state, trouble, at)
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
  if (answer.refusal === 'wrong-password') return refuse(state, answer.refusal)
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

const withOpen = (state: ViewerState, next: (link: Open) => ViewerStep): ViewerStep =>
  state.link.phase === 'open' ? next(state.link) : stay(state)

/** @param trouble `stream-missing` where nobody said that it has ended (V8) */
const end = (state: ViewerState, trouble?: Trouble): ViewerStep =>
  close({ ...state, link: { phase: 'ended' }, trouble })

const refuse = (state: ViewerState, refusal: Refusal): ViewerStep =>
  close({ ...state, link: { phase: 'refused', refusal } })

type No = Extract<Answer<never>, { ok: false }>

/** W34: an answer may be somebody else's. What would end the session is asked again before it does. */
function doubt(
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
function missing(state: ViewerState, no: No, at: Moment): ViewerStep {
  return no.detail.length > 0 ? doubt(state, no, at, end) : wait(state, at)
}

/** V8 */
function wait(state: ViewerState, at: Moment): ViewerStep {
  const missingSinceMs = state.missingSinceMs ?? at.nowMs
  if (at.nowMs - missingSinceMs >= missingForMs) return end(state, 'stream-missing')
  const { link } = state
  if (link.phase !== 'open') return lose({ ...state, missingSinceMs }, 'stream-missing', at)
  const patient = { ...link, fetchAtMs: undefined, beatAtMs: at.nowMs + beatAgainMs }
  return stay({ ...state, link: patient, missingSinceMs, trouble: 'stream-missing' })
}

/** A link that stood is told no. */
function refused(state: ViewerState, link: Open, no: No, at: Moment): ViewerStep {
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

// Revisions (V2) ---------------------------------------------------------------------------------------------

function fetch(state: ViewerState, link: Open): ViewerStep {
  const { attempt } = state
  const revisions = forgetEarly(state.revisions)
  const { epoch, rev } = revisions
  const asking: Open = { ...link, isFetching: true, mustFetchAgain: false, fetchAtMs: undefined }
  return stay({ ...state, revisions, link: asking }, { type: 'since', attempt, epoch, rev })
}

/** Asks, or has asked again, if an answer is on its way that may be older than what is known now. */
const fetchNow = (state: ViewerState, link: Open): ViewerStep =>
  link.isFetching ? stay({ ...state, link: { ...link, mustFetchAgain: true } }) : fetch(state, link)

/** Applies what can be applied, and sees to a gap. */
function advance(state: ViewerState, link: Open, { nowMs }: Moment): ViewerStep {
  if (link.isFetching) return stay({ ...state, link })
  const { revisions, changes } = release(state.revisions)
  const patience = changes.length > 0 ? undefined : link.fetchAtMs
  const fetchAtMs = isBehind(revisions) ? (patience ?? nowMs + patienceMs) : undefined
  const print = printAfter(state.print, changes)
  const advanced = stay({ ...state, revisions, print, link: { ...link, fetchAtMs } }, ...changes)
  return mustFetch(revisions) ? after(advanced, (now) => fetch(now, link)) : advanced
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
      return end(state)
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

function fetched(state: ViewerState, link: Open, answer: Answer<Since>, at: Moment): ViewerStep {
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

// Proof of life (V3) -----------------------------------------------------------------------------------------

function beat(state: ViewerState, link: Open, { nowMs }: Moment): ViewerStep {
  const { attempt, revisions, isDoubting } = state
  const { epoch, rev } = revisions
  const beating = { sentMs: nowMs, epoch, rev }
  const doubt = isDoubting && { doubt: true as const }
  return stay({ ...state, link: { ...link, beating } }, { type: 'beat', attempt, epoch, ...doubt })
}

function seen(link: Open, epoch: string, beat: number): Pick<Open, 'seenBeat' | 'proof'> {
  const { proof, seenBeat } = link
  const highest = seenBeat.epoch === epoch ? Math.max(seenBeat.beat, beat) : beat
  return { seenBeat: { epoch, beat: highest }, proof: proof && highest >= proof.beat ? undefined : proof }
}

function beaten(state: ViewerState, before: Open, answer: Answer<Beaten>, at: Moment): ViewerStep {
  const { nowMs } = at
  const { beating, proof: owed } = before
  const link: Open = { ...before, beating: undefined, beatAtMs: nowMs + beatEveryMs }
  if (!answer.ok) return refused({ ...state, link }, link, answer, at)
  const { rev, beat, beatAgeMs, viewers, leaderAgeMs, print } = answer.value
  const { revisions } = state
  const counted: ViewerState = {
    ...state,
    viewers,
    leaderSeenMs: nowMs - leaderAgeMs,
    ...(state.missingSinceMs === undefined ? {} : { missingSinceMs: undefined, trouble: undefined }),
  }
  if (beating?.epoch !== revisions.epoch) return stay({ ...counted, link })
  if (owed && owed.byMs === undefined) return silent(counted)
  // The server has less than this viewer had when it asked: something was lost there.
  if (rev < beating.rev) return fetchNow(counted, link)
  const isNewer = beating.sentMs - beatAgeMs >= link.sinceMs
  const isSeen = link.seenBeat.epoch === revisions.epoch && link.seenBeat.beat >= beat
  const proof = isNewer && !isSeen ? { beat, byMs: nowMs + proofWithinMs } : link.proof
  const heardOf = { ...counted, revisions: hearOf(revisions, rev) }
  const { epoch } = revisions
  return advance(tell(heardOf, { epoch, rev, print }), { ...link, proof }, at)
}

const silent = (state: ViewerState): ViewerStep => after(close({ ...state, trouble: 'silent-channel' }), open)

function ticked(state: ViewerState, link: Open, at: Moment): ViewerStep {
  const { nowMs } = at
  const { proof } = link
  if (proof?.byMs !== undefined && proof.byMs <= nowMs) {
    if (nowMs - proof.byMs <= lateMs) return silent(state)
    const unproven = { ...link, proof: { ...proof, byMs: undefined } }
    return link.beating ? stay({ ...state, link: unproven }) : beat(state, unproven, at)
  }
  const isFetchDue = !link.isFetching && link.fetchAtMs !== undefined && link.fetchAtMs <= nowMs
  const isBeatDue = !link.beating && link.beatAtMs <= nowMs
  return after(isFetchDue ? fetch({ ...state, gaps: state.gaps + 1 }, link) : stay(state), (now) =>
    withOpen(now, (present) => (isBeatDue ? beat(now, present, at) : stay(now))),
  )
}
