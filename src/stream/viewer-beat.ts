import { tell } from './divergence.ts'
import type { Moment } from './moment.ts'
import { hearOf } from './revisions.ts'
import type { Trouble } from './session.ts'
import { after, beatAgainMs, close, lose, open, stay, withOpen } from './viewer-link.ts'
import { advance, fetch, fetchNow, refused } from './viewer-revisions.ts'
import type { Open, ViewerState, ViewerStep } from './viewer-state.ts'
import type { Answer, Beaten } from './wire.ts'

// How a viewer proves that its subscription lives (V3).

/** V3 */
const beatEveryMs = 10_000
const proofWithinMs = 2_000
/** A timer this late says nothing about the channel: the whole device slept (V3). */
const lateMs = 1_000

export function beat(state: ViewerState, link: Open, { nowMs }: Moment): ViewerStep {
  const { attempt, revisions, isDoubting } = state
  const { epoch, rev } = revisions
  const seenBefore = link.seenBeat.epoch === epoch ? link.seenBeat.beat : 0
  const beating = { sentMs: nowMs, epoch, rev, seenBefore, seenSince: 0 }
  const doubt = isDoubting && { doubt: true as const }
  return stay({ ...state, link: { ...link, beating } }, { type: 'beat', attempt, epoch, ...doubt })
}

export function seen(link: Open, epoch: string, beat: number): Pick<Open, 'seenBeat' | 'proof' | 'beating'> {
  const { proof, seenBeat, beating } = link
  const highest = seenBeat.epoch === epoch ? Math.max(seenBeat.beat, beat) : beat
  const isSince = beating?.epoch === epoch && beat > beating.seenSince
  return {
    seenBeat: { epoch, beat: highest },
    proof: proof && highest >= proof.beat ? undefined : proof,
    beating: isSince ? { ...beating, seenSince: beat } : beating,
  }
}

export function beaten(state: ViewerState, before: Open, answer: Answer<Beaten>, at: Moment): ViewerStep {
  const { nowMs } = at
  const { beating, proof: owed } = before
  const rested: Open = { ...before, beating: undefined, beatAtMs: nowMs + beatEveryMs }
  if (!answer.ok) return refused({ ...state, link: rested }, rested, answer, at)
  const { rev, beat, beatAgeMs, viewers, leaderAgeMs, print } = answer.value
  const { revisions } = state
  const counted: ViewerState = {
    ...state,
    viewers,
    leaderSeenMs: nowMs - leaderAgeMs,
    ...(state.missingSinceMs === undefined ? {} : { missingSinceMs: undefined, trouble: undefined }),
  }
  if (beating?.epoch !== revisions.epoch) return stay({ ...counted, link: rested })
  if (owed && owed.byMs === undefined) return silent(counted)
  const { epoch } = revisions
  // The count went back: what was seen before is of events that are still to come.
  const hasGoneBack = beating.seenBefore > beat
  const seenBeat = hasGoneBack ? { epoch, beat: beating.seenSince } : rested.seenBeat
  const isNewer = beating.sentMs - beatAgeMs >= rested.sinceMs
  const isSeen = seenBeat.epoch === epoch && seenBeat.beat >= beat
  const due = isNewer && !isSeen ? { beat, byMs: nowMs + proofWithinMs } : undefined
  // Beats that come sooner, as with `wake`, give no more time.
  const proof = hasGoneBack ? due : (rested.proof ?? due)
  const link: Open = { ...rested, seenBeat, proof }
  // The server has less than this viewer had when it asked: something was lost there.
  if (rev < beating.rev) return fetchNow(counted, link)
  const heardOf = { ...counted, revisions: hearOf(revisions, rev) }
  return advance(tell(heardOf, { epoch, rev, print }), link, at)
}

/** A link that carries messages stands, whatever became of its beat. */
export function beatFailed(state: ViewerState, link: Open, trouble: Trouble, at: Moment): ViewerStep {
  // V3: a server that is asked too much says nothing of the channel, and a new link would ask more.
  const isFull = trouble === 'server-full'
  const isHeard = link.beating && link.heardMs > link.beating.sentMs
  if (!isFull && !isHeard) return lose(state, trouble, at)
  const beatAtMs = at.nowMs + beatAgainMs * (isFull ? 1 + at.luck : 1)
  return stay({ ...state, link: { ...link, beating: undefined, beatAtMs } })
}

const silent = (state: ViewerState): ViewerStep => after(close({ ...state, trouble: 'silent-channel' }), open)

export function ticked(state: ViewerState, link: Open, at: Moment): ViewerStep {
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
