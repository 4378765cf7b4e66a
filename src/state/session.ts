import type { Edit } from '../plan/edit.ts'
import type { ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { LeaderStatus, ViewerStatus } from '../stream/session.ts'
import type { Refusal } from '../stream/wire.ts'
import type { ElementChange } from './element-change.ts'

export type { Refusal }

/** What this window does with the network: one thing at a time. */
export type Session = Planning | Leading | Viewing

/** The local plan alone. */
export type Planning = { readonly role: 'planning' }

export type Leading = {
  readonly role: 'leading'
  readonly status: LeaderStatus
  /** the stream was lost, and this Reconnect started it again, with the secrets that it was asked with (L11) */
  readonly broughtBack: boolean
  /** the stored plan differs from the leader's (L5) and waits for a choice */
  readonly difference: Difference | undefined
}

/** `edit` makes the stored plan into the leader's own. */
export type Difference = {
  readonly theirs: Plan
  readonly mine: Plan
  readonly edit: Edit
  /** which of the two is looked at on the map before the choice; undefined while it is asked for */
  readonly looking: 'mine' | 'theirs' | undefined
}

export type Viewing = {
  readonly role: 'viewing'
  readonly status: ViewerStatus
  readonly plan: Plan
  /** what was applied lately, newest first */
  readonly recent: readonly AppliedEdit[]
  /** elements that are in the stream but could not be read (V5) */
  readonly unreadable: readonly ElementId[]
  /** false after Disconnect: the last plan stays on the screen (V7) */
  readonly connected: boolean
}

export type AppliedEdit = {
  readonly rev: number
  readonly atMs: number
  readonly changes: readonly ElementChange[]
}
