import { emptyFingerprint, type Fingerprint, isReckoned } from './fingerprint.ts'
import { type Change, nothingOf, type Revisions } from './revisions.ts'
import type { Salted } from './secrets.ts'
import type { Trouble, ViewerStatus } from './session.ts'
import type { StreamEvent } from './stream-event.ts'
import type { Verdict } from './verdict.ts'
import type { Answer, Beaten, Connected, Refusal, Since } from './wire.ts'

/** A viewer as a value. All its times are in ms since 1970 by a clock that never goes back (V3); `viewerDueMs` says when it wants a `tick`. */
export type ViewerState = {
  readonly link: Link
  /** what would end it, while it is not sure */
  readonly verdict: Verdict | undefined
  /** counts links: what comes of an earlier one is not listened to */
  readonly attempt: number
  /** undefined: the server has to be asked with a new proof */
  readonly channel: string | undefined
  readonly revisions: Revisions
  /** of the plan that was taken (R11) */
  readonly print: Fingerprint
  /** the fingerprint that the last beat said, while it is not compared */
  readonly told: { readonly epoch: string; readonly rev: number; readonly print: number } | undefined
  readonly hasPlan: boolean
  /** failures in a row */
  readonly tries: number
  readonly trouble: Trouble | undefined
  /** since when the stream has been missing on the server (V8) */
  readonly missingSinceMs: number | undefined
  readonly viewers: number
  readonly leaderSeenMs: number
  readonly isLeaderAway: boolean
  readonly reconnects: number
  /** when the last message, or answer that was no refusal, came */
  readonly heardMs: number
  /** how often an edit did not come in time and was asked for (V2) */
  readonly gaps: number
  /** how many edits came that were there already (V2) */
  readonly repeated: number
  /** how often the server had another plan than this one at the same revision (V10) */
  readonly divergences: number
  /** not before then is the whole plan taken once more because of that, or because of what was no leader's (V11) */
  readonly healAtMs: number
  /** the server's plan is not what its fingerprint says: own beats tell (V10) */
  readonly isDoubting: boolean
  /** nobody looks at it (V15) */
  readonly isHidden: boolean
}

export type Link =
  /** `connect`: proof and channel */
  | { readonly phase: 'asking' }
  /** `subscribe` */
  | { readonly phase: 'opening' }
  | Open
  | { readonly phase: 'waiting'; readonly untilMs: number }
  | Ended
  | { readonly phase: 'refused'; readonly refusal: Refusal }

/** V15 */
export type Ended = {
  readonly phase: 'ended'
  /** when the salt is asked for next, unless it is being asked for, or what came of it */
  readonly lookAtMs: number
  readonly isLooking: boolean
  readonly looks: number
  /** the salts under which there is nothing to try */
  readonly known: readonly string[]
  /** the one that the password is being proven under */
  readonly trying: string | undefined
}

/** An own beat, and what the viewer had when it was sent. */
export type Beating = {
  readonly sentMs: number
  readonly epoch: string
  readonly rev: number
  /** the highest beat event that was seen before, and since: of the epoch, on this subscription; 0: none */
  readonly seenBefore: number
  readonly seenSince: number
}

/** A subscription that stands. */
export type Open = {
  readonly phase: 'open'
  readonly sinceMs: number
  /** when the last message came */
  readonly heardMs: number
  /** `stream_since` is on its way */
  readonly isFetching: boolean
  /** an event of another epoch came meanwhile: the answer may be older than it */
  readonly mustFetchAgain: boolean
  /** when patience with a gap ends (V2) */
  readonly fetchAtMs: number | undefined
  /** the own beat that is on its way */
  readonly beating: Beating | undefined
  readonly beatAtMs: number
  readonly seenBeat: { readonly epoch: string; readonly beat: number }
  /** the beat event that has to be seen on this subscription, and by when: undefined where a timer was late, before the next answer (V3) */
  readonly proof: { readonly beat: number; readonly byMs: number | undefined } | undefined
}

export type ViewerInput =
  | { readonly type: 'connected'; readonly attempt: number; readonly answer: Answer<Connected> }
  | { readonly type: 'subscribed'; readonly attempt: number }
  | { readonly type: 'heard'; readonly attempt: number; readonly event: StreamEvent }
  /** the subscription passed to another tab (V9) */
  | { readonly type: 'handed-over'; readonly attempt: number }
  | { readonly type: 'fetched'; readonly attempt: number; readonly answer: Answer<Since> }
  | { readonly type: 'beaten'; readonly attempt: number; readonly answer: Answer<Beaten> }
  | {
      readonly type: 'failed'
      readonly attempt: number
      readonly what: 'connect' | 'subscription' | 'since' | 'beat' | 'look'
      readonly trouble: Trouble
    }
  /** V15: the salt that the name has now; whether it is the one that this viewer was let in under, and whether they know the password */
  | {
      readonly type: 'looked'
      readonly attempt: number
      readonly salted: Answer<Salted>
      readonly isOwn: boolean
      readonly canProve: boolean
    }
  /** something of what was to be taken or applied was no leader's (V11) */
  | { readonly type: 'distrusted'; readonly attempt: number }
  | { readonly type: 'tick' }
  | { readonly type: 'wake' }
  /** until `wake` nobody looks at it */
  | { readonly type: 'hide' }

export type ViewerEffect =
  /** ends everything of the link before */
  | { readonly type: 'close' }
  /** `under`: the salt that is there, where it was just asked for */
  | { readonly type: 'connect'; readonly attempt: number; readonly under?: Salted }
  /** asks for the salt */
  | { readonly type: 'look'; readonly attempt: number }
  /** `renew`: not the one that was silent (V9) */
  | {
      readonly type: 'subscribe'
      readonly attempt: number
      readonly channel: string
      readonly renew?: boolean
    }
  | { readonly type: 'since'; readonly attempt: number; readonly epoch: string; readonly rev: number }
  | { readonly type: 'beat'; readonly attempt: number; readonly epoch: string; readonly doubt?: true }
  | Change

export type ViewerStep = { readonly state: ViewerState; readonly effects: readonly ViewerEffect[] }

/** R7 */
const awayAfterMs = 25_000

export const isAway = (leaderSeenMs: number, nowMs: number): boolean => nowMs - leaderSeenMs >= awayAfterMs

/** A viewer whose password was accepted at this moment; give it a `tick`. */
export function beginViewer(connected: Connected, nowMs: number): ViewerState {
  return {
    link: { phase: 'waiting', untilMs: nowMs },
    verdict: undefined,
    attempt: 1,
    channel: connected.channel,
    revisions: nothingOf(connected.epoch),
    print: emptyFingerprint,
    told: undefined,
    hasPlan: false,
    tries: 0,
    trouble: undefined,
    missingSinceMs: undefined,
    viewers: 0,
    leaderSeenMs: nowMs - connected.leaderAgeMs,
    isLeaderAway: isAway(nowMs - connected.leaderAgeMs, nowMs),
    reconnects: 0,
    heardMs: nowMs,
    gaps: 0,
    repeated: 0,
    divergences: 0,
    healAtMs: 0,
    isDoubting: false,
    isHidden: false,
  }
}

/** V6 of a viewer who is not refused, but for the facts that go with it. */
export function viewerWord(
  { hasPlan, tries, trouble, missingSinceMs, isLeaderAway }: ViewerState,
  link: Exclude<Link, { phase: 'refused' }>,
): Exclude<ViewerStatus['word'], 'refused'> {
  if (link.phase === 'ended') return 'ended'
  if (missingSinceMs !== undefined) return 'offline'
  if (link.phase === 'open' && !link.isFetching) return isLeaderAway ? 'leader-away' : 'live'
  if (link.phase !== 'open' && trouble && tries > 0) return 'offline'
  return hasPlan ? 'catching-up' : 'connecting'
}

/** When the machine wants a `tick`; undefined if never. */
export function viewerDueMs(state: ViewerState): number | undefined {
  const { link, print, isLeaderAway, leaderSeenMs, isHidden } = state
  if (link.phase === 'refused') return undefined
  if (link.phase === 'ended') return link.isLooking || isHidden ? undefined : link.lookAtMs
  if (!isReckoned(print)) return 0
  if (link.phase === 'waiting') return link.untilMs
  if (link.phase !== 'open') return undefined
  return Math.min(
    link.isFetching ? Infinity : (link.fetchAtMs ?? Infinity),
    link.beating ? Infinity : link.beatAtMs,
    link.proof?.byMs ?? Infinity,
    isLeaderAway ? Infinity : leaderSeenMs + awayAfterMs,
  )
}
