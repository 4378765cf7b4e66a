import type { Edit } from '../plan/edit.ts'
import type { ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { LeadBy, Refusal } from './wire.ts'

export type { LeadBy }

/** Why a session is not live, for people: a word of a closed list, never a secret. */
export type Trouble =
  /** no answer: the network or the server is away */
  | 'unreachable'
  /** the server answers, but its Redis does not */
  | 'server-down'
  /** something between answers in Missioncast's place: a captive portal, a wrong address */
  | 'not-missioncast'
  /** the server has no function library, or one of another major version */
  | 'library-missing'
  | 'library-mismatch'
  /** the channel carried what is not an event of the protocol (V5) */
  | 'broken-channel'
  /** the subscription stood but carried nothing (V3) */
  | 'silent-channel'
  /** the server is full: memory, clients */
  | 'server-full'
  /** the stream is not on the server, though nobody said `end`: its leader may bring it back (V8) */
  | 'stream-missing'
  /** the plan is shown, but for what came of it that no leader made, or that was older than what had come before (V11) */
  | 'tampered'
  /** of who was let in before: the password is another one now, or what they came by (an invitation) opens nothing any more (V12); after `ended`: of the stream that was started anew (V15) */
  | 'secrets-changed'
  | 'unexpected'

/** Facts about a session that are true now; times are milliseconds since 1970 by this client's clock. */
export type SessionFacts = {
  readonly name: string
  readonly epoch: string
  /** the last revision applied (viewer) or acknowledged (leader) */
  readonly rev: number
  readonly viewers: number
  /** the leader's last sign of life, if one is known */
  readonly leaderSeenMs: number | undefined
  /** when the last message or answer of the stream came: as it was then, it was known to be; undefined before the first */
  readonly heardMs: number | undefined
  /** since when the status has been what it is */
  readonly sinceMs: number
  /** when the next try is due while offline */
  readonly retryAtMs: number | undefined
  readonly trouble: Trouble | undefined
  readonly reconnects: number
  /** how often this plan and the server's were not the same at the same revision, which must never happen (V10, L9) */
  readonly divergences: number
}

/** What a session has been through, to find out what is amiss with its connection; nothing of it is secret. */
export type Diagnostics = {
  /** of the last beat that was answered, and the median of the last ten */
  readonly roundTripMs: number | undefined
  readonly usualRoundTripMs: number | undefined
  /** the server's clock less this one's, by half the round trip */
  readonly clockOffsetMs: number | undefined
  /** the server's function library, `major.minor.patch` */
  readonly library: string
  /** how often an edit did not come by itself and was asked for (V2), and how many came again; a leader has neither */
  readonly gaps: number | undefined
  readonly repeated: number | undefined
  /** how often an element's value came that nobody had sealed for its place, or an older one (V11) */
  readonly rejections: number
}

/** V6 */
export type ViewerStatus = SessionFacts &
  (
    | { readonly word: 'connecting' | 'live' | 'catching-up' | 'leader-away' | 'offline' | 'ended' }
    | { readonly word: 'refused'; readonly refusal: Refusal }
  )

export type ViewerEvent =
  | { readonly type: 'status'; readonly status: ViewerStatus }
  /** the whole plan was taken; `unreadable` names the elements left out (V5) */
  | {
      readonly type: 'plan'
      readonly plan: Plan
      readonly rev: number
      readonly unreadable: readonly ElementId[]
    }
  /** one edit was applied; `plan` is the plan after it, `unreadable` names all elements now left out of it */
  | {
      readonly type: 'edit'
      readonly edit: Edit
      readonly plan: Plan
      readonly rev: number
      readonly unreadable: readonly ElementId[]
    }

export type ViewerSession = {
  readonly status: () => ViewerStatus
  readonly diagnostics: () => Diagnostics
  readonly plan: () => Plan
  /** Calls the listener for every event from now on, the first one also for those before; returns the way to end that. */
  readonly subscribe: (listener: (event: ViewerEvent) => void) => () => void
  /** Tries at once instead of at the end of the back-off: `online`, visible, `pageshow`, `resume`, or the user's wish (V4). */
  readonly wake: () => void
  /** Nobody looks at it until `wake`: whoever saw it end does not ask meanwhile whether it runs again (V15). */
  readonly hide: () => void
  /** What lets somebody else in as a viewer, without the password, for as long as these secrets stand (V14). */
  readonly invitation: () => string
  /** Disconnect: ends the request and every timer; the last plan stays readable. */
  readonly disconnect: () => void
}

/** L7 */
export type LeaderStatus = SessionFacts & {
  readonly term: number
  /** K5 */
  readonly isUnlisted: boolean
  /** how many elements wait for an answer */
  readonly unconfirmed: number
  /** elements that the stream cannot hold (P6): viewers see their last state that it could, or none (L8) */
  readonly leftOut: readonly ElementId[]
} & (
    | {
        readonly word: 'connecting' | 'live' | 'unconfirmed' | 'offline' | 'choosing' | 'ended'
      }
    /** who took over, where that is known, and when (server's clock) */
    | { readonly word: 'superseded'; readonly by: LeadBy | undefined; readonly ledMs: number }
    | { readonly word: 'refused'; readonly refusal: Refusal; readonly detail: string | undefined }
  )

/**
 * What a leader's tab must know to come back to its stream (L10). An older note is as true as a new one: what the server has beyond it
 * is the leader's own. Nothing in it is secret.
 */
export type LeadNote = {
  readonly name: string
  /** P6, for a stream that has to be started again */
  readonly ttlSeconds: number
  /** K5, likewise */
  readonly unlisted?: true
  /** the epochs that this leader made or reconnected to, and the term in each */
  readonly epochs: ReadonlyMap<string, number>
  /** the epoch and revision that the server is known to have had, or has if the Start under way arrives */
  readonly epoch: string
  readonly rev: number
  /** the plan that it had then */
  readonly base: Plan
  /** what was asked for since and not answered, in this order */
  readonly asked: readonly Edit[]
  /** when the server answered last, ms since 1970 by this client's clock */
  readonly answeredMs: number
}

export type LeaderEvent =
  | { readonly type: 'status'; readonly status: LeaderStatus }
  /** what to keep for coming back is this now; undefined: there is nothing to come back to */
  | { readonly type: 'note'; readonly note: LeadNote | undefined }
  /** the stored plan and the leader's differ (L5): answer with `choose` */
  | { readonly type: 'differs'; readonly theirs: Plan; readonly mine: Plan; readonly difference: Edit }
  /** the leader's plan is now this one, because they took the stored one */
  | { readonly type: 'plan'; readonly plan: Plan; readonly unreadable: readonly ElementId[] }

export type LeaderSession = {
  /** Whether a Reconnect found the stream lost and started it again, with the password and the code that it was asked with (L11). */
  readonly broughtBack: boolean
  readonly status: () => LeaderStatus
  readonly diagnostics: () => Diagnostics
  /** The plan that is led: the stored one where it was taken (Reconnect), with every edit since. */
  readonly plan: () => Plan
  /** Calls the listener for every event from now on, the first one also for those before; returns the way to end that. */
  readonly subscribe: (listener: (event: LeaderEvent) => void) => () => void
  /** Queues an edit; never waits, never fails (L1). The caller has applied it to its own plan already. */
  readonly edit: (edit: Edit) => void
  /** Answers `differs`: publish the difference, or take the stored plan. */
  readonly choose: (which: 'keep-mine' | 'take-theirs') => void
  /** Resolves when nothing is unconfirmed any more, or the session can publish no more. */
  readonly settled: (signal?: AbortSignal) => Promise<void>
  readonly wake: () => void
  /** The page ends: sends what waits in one call that outlives it (L12). The answer is not waited for. */
  readonly flush: () => void
  /** What lets a viewer in without the password, for as long as these secrets stand (V14). */
  readonly invitation: () => string
  /**
   * Rekey (R13, L13): the stream goes on under these secrets, and listed or not, as it was unless `unlisted` says; edits wait meanwhile. Refused,
   * nothing has changed. Resolves when the server answered; a signal that ends it before it was asked has it not asked at all.
   */
  readonly changeSecrets: (
    secrets: {
      readonly password: string
      readonly code: string
      /** then its viewers are out, and told why; else they stay */
      readonly isNewPassword: boolean
      /** false: it was typed again, and is refused if it is another one, as the password is; absent: it may be either */
      readonly isNewCode?: boolean
      readonly unlisted?: boolean
    },
    signal?: AbortSignal,
  ) => Promise<StreamOutcome<undefined>>
  /** Offers the lead (R14) to whoever is told the token; an earlier offer is good no more. */
  readonly offerLead: (code: string) => Promise<StreamOutcome<{ token: string; endsInMs: number }>>
  /** From now on no token is good. */
  readonly withdrawOffer: () => Promise<StreamOutcome<undefined>>
  /** Stop: viewers are told `end`, everything stored is deleted. Also resolves if it was gone already. */
  readonly stop: () => Promise<StreamOutcome<void>>
  /** Leaves without Stop: the stream stays for a Reconnect until its time to live runs out. */
  readonly leave: () => void
}

/** The outcome of an operation that a person asked for. */
export type StreamOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly refusal: Refusal
      readonly detail: string | undefined
      /** of `unknown-stream`: it was not lost, somebody stopped it (R4) */
      readonly stopped?: true
      /** of a Reconnect's `unknown-stream`: it was led from here and the server has lost it. With `bringBack` it is started again (L11). */
      readonly lost?: true
    }
  | { readonly ok: false; readonly refusal: undefined; readonly trouble: Trouble }

export type ListedStream = {
  readonly name: string
  readonly createdMs: number
  readonly leaderSeenMs: number
  readonly leaderPresent: boolean
  readonly viewers: number
  readonly rev: number
}

/** By what somebody may take the lead: the code, or the token that who leads offered (R14) and the code that is to be the code from then on. */
export type LeadRight = { readonly code: string } | { readonly token: string; readonly newCode: string }

/** Every operation of Missioncast: what src/state and cli/ see of the network. Where a signal ends one, it rejects with the signal's reason. */
export type Streams = {
  readonly start: (options: {
    name: string
    password: string
    code: string
    plan: Plan
    by: LeadBy
    /** seconds, P6; 3 hours if absent */
    ttlSeconds?: number
    /** K5: found by its name alone */
    unlisted?: boolean
    signal?: AbortSignal
  }) => Promise<StreamOutcome<LeaderSession>>
  /**
   * `plan` is the leader's own; absent means: take the stored one without asking. By the `note` of the session that led the stream
   * last from here, what was not confirmed is sent (L11). A stream of such a note that the server lost is started again with `bringBack`
   * only: no server can tell any more whether these are the password and the code that it had, so a person has to be sure of them.
   * With the token of an offer (R14) in place of the code, `newCode` is the code from then on; the same two may be said again.
   */
  readonly reconnect: (
    options: {
      name: string
      password: string
      plan?: Plan
      note?: LeadNote
      bringBack?: boolean
      by: LeadBy
      signal?: AbortSignal
    } & LeadRight,
  ) => Promise<StreamOutcome<LeaderSession>>
  /** Stops a stream that this client does not lead (cli). */
  readonly stop: (options: {
    name: string
    password: string
    code: string
    signal?: AbortSignal
  }) => Promise<StreamOutcome<void>>
  /** Resolves when the password was accepted or refused, or the server could not be asked; follows by itself from then on. */
  readonly connect: (
    options: { name: string; signal?: AbortSignal } & ({ password: string } | { invitation: string }),
  ) => Promise<StreamOutcome<ViewerSession>>
  /**
   * While what was asked for waits because of somebody's guesses (K1): until when, ms since 1970 by this client's clock. It goes on by
   * itself.
   */
  readonly lockedUntilMs: () => number | undefined
  /** One page, newest activity first; `before` continues after that stream. */
  readonly list: (options: {
    limit: number
    before?: ListedStream
    signal?: AbortSignal
  }) => Promise<StreamOutcome<{ streams: readonly ListedStream[]; more: boolean }>>
}
