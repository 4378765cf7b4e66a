import type { ElementId } from '../plan/element.ts'
import { isTooLarge, startBatch } from './edit-batch.ts'
import { emptyFingerprint, type Fingerprint, isReckoned } from './fingerprint.ts'
import type { NewKeys } from './leader-keys.ts'
import type { Moment } from './moment.ts'
import type { LeaderStatus, Trouble } from './session.ts'
import { diffValues, type ValueEdit, type Values } from './value-edit.ts'
import type { Verdict } from './verdict.ts'
import type { Answer, Beaten, Connected, LeadBy, Refusal } from './wire.ts'

/** `freshEpoch` is new for every step, from a cryptographic source (P5). */
export type LeaderMoment = Moment & { readonly freshEpoch: string }

/** What is asked of the server: one at a time, so that each answer's revision can be foretold. */
export type Command =
  /** Start, and what re-establishes a stream (L3): then `instead` of an epoch */
  | {
      readonly type: 'start'
      readonly epoch: string
      readonly edit: string
      readonly values: ValueEdit
      readonly instead: string | undefined
    }
  /** `before`: what was asked for and not answered when this took its place (L12): each of them may count a revision or none */
  | {
      readonly type: 'publish'
      readonly edit: string
      readonly values: ValueEdit
      readonly before: readonly ValueEdit[]
    }
  /** R13: `epoch` is the new one */
  | {
      readonly type: 'rekey'
      readonly epoch: string
      readonly edit: string
      readonly values: ValueEdit
      readonly to: NewKeys
    }
  | { readonly type: 'beat' }
  /** `stream_connect`: whose epoch is it that stands there? `isTaken`: somebody's does, as Start was answered (L3) */
  | { readonly type: 'look'; readonly isTaken?: true }
  | { readonly type: 'stop' }

export type LeaderState = {
  readonly over: Over | undefined
  /** what would end it, while it is not sure */
  readonly verdict: Verdict | undefined
  /** what this leader knows to stand on the server; no epoch: nothing yet */
  readonly epoch: string
  readonly term: number
  readonly rev: number
  /** of the values that stand there, as they were sent (R11) */
  readonly print: Fingerprint
  /** the epochs that this leader made or reconnected to, and the term in each */
  readonly epochs: ReadonlyMap<string, number>
  /** the plan that the server has at `rev`, as far as it answered */
  readonly stored: Values
  /** the leader's own plan, as it is now */
  readonly mine: Values
  /** the stored plan, while the leader has not chosen (L5) */
  readonly theirs: Values | undefined
  /** edits that wait, merged (L1) */
  readonly queue: ValueEdit
  /** elements that the server does not take (L8) */
  readonly leftOut: ReadonlySet<ElementId>
  /** how many elements the next publish may carry: halved while one of them is refused */
  readonly batchElements: number
  /** begins every edit id of this session; `edits` makes it unique */
  readonly who: string
  readonly edits: number
  /** kept until it is answered (L2) */
  readonly command: Command | undefined
  /** the number of the asking that is on its way */
  readonly asking: number | undefined
  readonly askings: number
  /** failures in a row */
  readonly tries: number
  readonly retryAtMs: number | undefined
  readonly trouble: Trouble | undefined
  readonly publishAtMs: number
  readonly beatAtMs: number
  readonly isStopping: boolean
  /** what the stream is to go on under, until the server answered that (L13) */
  readonly wanted: NewKeys | undefined
  /** the last ones that it answered about; without a refusal the stream goes on under them */
  readonly rekeyed: { readonly keys: NewKeys; readonly no?: No } | undefined
  readonly viewers: number
  readonly reconnects: number
  /** how often the server had another plan than the one that it had said yes to (L9) */
  readonly divergences: number
  /** not before then is the stream started anew because of that once more */
  readonly healAtMs: number
}

/** What the server answers that is no yes. */
export type No = { readonly refusal: Refusal; readonly detail: readonly string[] }

export type Over =
  | { readonly word: 'ended' }
  | { readonly word: 'superseded'; readonly by: LeadBy | undefined; readonly ledMs: number }
  | { readonly word: 'refused'; readonly refusal: Refusal; readonly detail: string | undefined }

export type LeaderInput =
  | { readonly type: 'edit'; readonly edit: ValueEdit }
  | { readonly type: 'choose'; readonly which: 'keep-mine' | 'take-theirs' }
  | { readonly type: 'stop' }
  | { readonly type: 'want'; readonly keys: NewKeys }
  /** wanted no more; nothing can be done about what was asked for already */
  | { readonly type: 'forgo'; readonly keys: NewKeys }
  | { readonly type: 'flush' }
  | {
      readonly type: 'started'
      readonly asking: number
      /** the values as they were sent */
      readonly sent: readonly ValueEdit[]
      readonly answer: Answer<{ rev: number; term: number }>
    }
  | {
      readonly type: 'rekeyed'
      readonly asking: number
      readonly sent: readonly ValueEdit[]
      readonly answer: Answer<{ rev: number; term: number }>
    }
  | {
      readonly type: 'published'
      readonly asking: number
      /** the values as they were sent, and before them those of what it took the place of */
      readonly sent: readonly ValueEdit[]
      readonly answer: Answer<{ rev: number }>
    }
  | { readonly type: 'beaten'; readonly asking: number; readonly answer: Answer<Beaten> }
  | { readonly type: 'looked'; readonly asking: number; readonly answer: Answer<Connected> }
  | { readonly type: 'stopped'; readonly asking: number; readonly answer: Answer<undefined> }
  | { readonly type: 'failed'; readonly asking: number; readonly trouble: Trouble }
  | { readonly type: 'tick' }
  | { readonly type: 'wake' }

export type LeaderEffect =
  | {
      readonly type: 'ask'
      readonly asking: number
      readonly epoch: string
      readonly term: number
      readonly rev: number
      /** what stands there before */
      readonly stored: Values
      readonly command: Command
      /** it must reach the server although the page ends */
      readonly keepalive?: true
    }
  /** the leader's plan is now this one */
  | { readonly type: 'adopt'; readonly values: Values }
  /** the stream goes on under these: what is asked from now on shows them (L13) */
  | { readonly type: 'use'; readonly keys: NewKeys }

export type LeaderStep = { readonly state: LeaderState; readonly effects: readonly LeaderEffect[] }

const nothingYet: LeaderState = {
  over: undefined,
  verdict: undefined,
  epoch: '',
  term: 0,
  rev: 0,
  print: emptyFingerprint,
  epochs: new Map(),
  stored: new Map(),
  mine: new Map(),
  theirs: undefined,
  queue: new Map(),
  leftOut: new Set(),
  batchElements: Infinity,
  who: '',
  edits: 0,
  command: undefined,
  asking: undefined,
  askings: 0,
  tries: 0,
  retryAtMs: undefined,
  trouble: undefined,
  publishAtMs: 0,
  beatAtMs: 0,
  isStopping: false,
  wanted: undefined,
  rekeyed: undefined,
  viewers: 0,
  reconnects: 0,
  divergences: 0,
  healAtMs: 0,
}

/**
 * A leader who starts a stream of their plan; give it a `tick`.
 * @param instead the epoch of the one that was lost, if there was one (L11)
 */
export const beginStart = (who: string, mine: Values, at: LeaderMoment, instead?: string): LeaderState =>
  startingAnew({ ...nothingYet, who, mine, leftOut: tooLargeOf(mine) }, instead, at)

/**
 * A leader whose Reconnect was answered (L5); give it a `tick`. Without a plan of their own they take the stored one.
 * @param stored.print of the values as they stand there, which may be sealed
 * @param stored.spoilt what stands there besides and is not good (S6): it is deleted, unless the leader puts it anew
 */
export function beginReconnected(
  who: string,
  stored: {
    readonly epoch: string
    readonly term: number
    readonly rev: number
    readonly values: Values
    readonly print: Fingerprint
    readonly spoilt: readonly ElementId[]
  },
  mine: Values | undefined,
): LeaderState {
  const { epoch, term, rev, values, print, spoilt } = stored
  const state = {
    ...nothingYet,
    who,
    epoch,
    term,
    rev,
    print,
    epochs: new Map([[epoch, term]]),
    stored: values,
    mine: mine ?? values,
    queue: new Map(spoilt.map((id) => [id, undefined])),
  }
  const differs = mine !== undefined && diffValues(values, mine).size > 0
  return { ...state, leftOut: tooLargeOf(state.mine), theirs: differs ? values : undefined }
}

/** About to establish the stream anew (L3): while the leader has not chosen, as it was. */
export function startingAnew(state: LeaderState, instead: string | undefined, at: LeaderMoment): LeaderState {
  const { who, edits } = state
  const { batch, rest } = startBatch(wholePlan(state))
  const epoch = at.freshEpoch
  return {
    ...state,
    epochs: new Map(state.epochs).set(epoch, 1),
    queue: rest,
    edits: edits + 1,
    command: { type: 'start', epoch, edit: editId(who, edits), values: batch, instead },
  }
}

/** What the server should have: while the leader has not chosen (L5), what it had. */
export const wholePlan = ({ theirs, mine, leftOut }: LeaderState): Values =>
  theirs ?? new Map([...mine].filter(([id]) => !leftOut.has(id)))

export const editId = (who: string, edits: number): string => `${who}-${edits.toString(36)}`

const tooLargeOf = (values: Values): ReadonlySet<ElementId> =>
  new Set([...values].filter(([, value]) => isTooLarge(value)).map(([id]) => id))

/** How many elements wait for an answer. */
export function unconfirmed({ command, queue }: LeaderState): number {
  const asked = command?.type === 'start' || command?.type === 'publish' ? command.values : new Map()
  return new Set([...asked.keys(), ...queue.keys()]).size
}

/** L7 of a leader whose session is not over, but for the facts that go with it. */
export function leaderWord(state: LeaderState): Exclude<LeaderStatus['word'], Over['word']> {
  const { theirs, trouble, command } = state
  if (trouble) return 'offline'
  if (theirs) return 'choosing'
  if (command?.type === 'start' || command?.type === 'look') return 'connecting'
  return unconfirmed(state) > 0 ? 'unconfirmed' : 'live'
}

/** When the machine wants a `tick`; undefined if never. */
export function leaderDueMs(state: LeaderState): number | undefined {
  if (state.over) return undefined
  if (!isReckoned(state.print)) return 0
  if (state.asking !== undefined) return undefined
  if (state.retryAtMs !== undefined) return state.retryAtMs
  return state.queue.size > 0 && !state.theirs ? Math.min(state.beatAtMs, state.publishAtMs) : state.beatAtMs
}
