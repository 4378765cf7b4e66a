import * as v from 'valibot'
import type { Call } from '../webdis/call.ts'
import type { Reply } from '../webdis/reply.ts'
import { ProtocolError } from './protocol-error.ts'
import { type KeyKind, streamKeys } from './stream-keys.ts'
import { editText, readEditText, type ValueEdit, type Values } from './value-edit.ts'

/** C3, the closed list. */
export const refusals = [
  'unknown-stream',
  'name-taken',
  'wrong-password',
  'wrong-code',
  'superseded',
  'stale-epoch',
  'too-large',
  'too-many',
  'locked',
  'bad-request',
] as const

export type Refusal = (typeof refusals)[number]

/** C2: what a call came to; `detail` is what follows the refusal's word (C3). */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal; readonly detail: readonly string[] }

export const leadBys = ['computer', 'phone', 'tablet', 'script'] as const

/** What leads a stream (P4). */
export type LeadBy = (typeof leadBys)[number]

/** The library that this client was written for. */
export const libraryVersion = '2.1.1'
/** The oldest one that it speaks to. */
const oldestLibrary = '2.1.0'

/** Whether this client speaks to a library of this version: the same major version, and the minor one not too old. */
export function isLibraryKnown(version: string): boolean {
  const [major, minor = Number.NaN] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor = 0] = oldestLibrary.split('.').map(Number)
  return major === oldestMajor && minor >= oldestMinor
}

const number = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number))
/** R11: 12 hex digits */
export const fingerprint = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{12}$/),
  v.transform((digits) => Number.parseInt(digits, 16)),
)
const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))

/** What a stream begins with, after Start and Rekey. */
const begunValue = v.pipe(
  v.tuple([number, number, number]),
  v.transform(([rev, term, createdMs]) => ({ rev, term, createdMs })),
)

/** A function of the library: what it is given (C6) and what its reply means after `OK`. */
export type Operation<Body, Value> = {
  readonly fn: string
  readonly readOnly: boolean
  readonly keys: readonly KeyKind[]
  readonly body: (body: Body) => object
  readonly value: v.GenericSchema<unknown, Value>
}

const operation = <Body, Value>(described: Operation<Body, Value>): Operation<Body, Value> => described

const streamKeysOf: readonly KeyKind[] = ['stream', 'plan', 'log', 'here', 'streams']
/** Where a secret is shown, a wrong one is counted (K1). */
const doorKeys: readonly KeyKind[] = [...streamKeysOf, 'guesses']

type Proofs = { readonly password: string; readonly code: string }
/** R12: what a leader makes for the time of leading, 32 hex digits, and shows instead of secrets from then on */
type Lead = { readonly key: string }
type NewEdit = { readonly edit: string; readonly data: ValueEdit }
type Life = { readonly epoch: string; readonly leave?: true }

export const operations = {
  version: operation({
    fn: 'stream_version',
    readOnly: true,
    keys: [],
    body: () => ({}),
    value: v.pipe(
      v.tuple([v.string()]),
      v.transform(([version]) => version),
    ),
  }),

  salt: operation({
    fn: 'stream_salt',
    readOnly: true,
    keys: ['stream', 'pepper'],
    body: () => ({}),
    value: v.pipe(
      v.tuple([hex32, v.string()]),
      v.transform(([salt, kdf]) => ({ salt, kdf })),
    ),
  }),

  start: operation({
    fn: 'stream_start',
    readOnly: false,
    keys: [...doorKeys, 'pepper'],
    body: ({
      data,
      ...body
    }: Proofs &
      Lead &
      NewEdit & {
        readonly salt: string
        readonly kdf: string
        readonly epoch: string
        readonly channel: string
        readonly by: LeadBy
        /** seconds */
        readonly ttl: number
        readonly instead?: string
        /** K5 */
        readonly unlisted?: true
      }) => ({ ...body, data: editText(data) }),
    value: begunValue,
  }),

  /**
   * R13: new secrets for the stream that stands, and its whole plan sealed anew, in one step. Nothing is published on the old channel after
   * `keys`. To be said again until it is answered; `revs` begin at 1, terms too.
   */
  rekey: operation({
    fn: 'stream_rekey',
    readOnly: false,
    keys: doorKeys,
    body: ({
      data,
      ...body
    }: Proofs &
      Lead &
      NewEdit & {
        readonly epoch: string
        readonly term: number
        readonly newPassword: string
        readonly newCode: string
        readonly salt: string
        readonly kdf: string
        readonly newEpoch: string
        readonly channel: string
        readonly by: LeadBy
        /** whether the password is another one: then its viewers are out; the server cannot tell, since the salt is another one */
        readonly changed: boolean
        /** K2: the one that was led by until now */
        readonly oldKey?: string
        /** K5 */
        readonly unlisted?: true
      }) => ({ ...body, data: editText(data) }),
    value: begunValue,
  }),

  /** R14: offers the lead to whoever has the token; without one, to nobody any more. */
  offer: operation({
    fn: 'stream_offer',
    readOnly: false,
    keys: ['stream'],
    body: (
      body: Lead & {
        readonly code: string
        readonly epoch: string
        readonly term: number
        readonly token?: string
      },
    ) => body,
    value: v.pipe(
      v.tuple([number, number]),
      v.transform(([untilMs, nowMs]) => ({ endsInMs: untilMs - nowMs })),
    ),
  }),

  reconnect: operation({
    fn: 'stream_reconnect',
    readOnly: false,
    keys: doorKeys,
    /** with the code, or with the token that somebody who leads offered (R14) and the code that is to be the code from then on */
    body: (
      body: Lead & { readonly password: string; readonly by: LeadBy } & (
          | { readonly code: string }
          | { readonly token: string; readonly newCode: string }
        ),
    ) => body,
    value: v.pipe(
      v.tuple([hex32, number, number, hex32, number, number, v.picklist(['listed', 'unlisted'])]),
      v.transform(([epoch, term, rev, channel, ttl, createdMs, listing]) => ({
        epoch,
        term,
        rev,
        channel,
        ttl,
        createdMs,
        isUnlisted: listing === 'unlisted',
      })),
    ),
  }),

  stop: operation({
    fn: 'stream_stop',
    readOnly: false,
    keys: doorKeys,
    body: (body: Proofs & Partial<Lead> & { readonly epoch: string }) => body,
    value: v.pipe(
      v.tuple([]),
      v.transform(() => undefined),
    ),
  }),

  connect: operation({
    fn: 'stream_connect',
    readOnly: false,
    keys: ['stream', 'guesses'],
    /** `epoch`: the one that the caller was admitted to before (K2) */
    body: (body: { readonly password: string; readonly epoch?: string }) => body,
    value: v.pipe(
      v.tuple([hex32, hex32, number, number, number, number]),
      v.transform(([channel, epoch, rev, createdMs, seenMs, nowMs]) => ({
        channel,
        epoch,
        rev,
        createdMs,
        leaderAgeMs: nowMs - seenMs,
      })),
    ),
  }),

  since: operation({
    fn: 'stream_since',
    readOnly: false,
    keys: ['stream', 'plan', 'log', 'guesses'],
    body: (body: { readonly password: string; readonly epoch: string; readonly rev: number }) => body,
    value: v.pipe(
      v.tupleWithRest([hex32, number, hex32, v.picklist(['log', 'plan'])], v.string()),
      v.transform(([epoch, rev, channel, kind, ...rest]): Since => {
        const taken = kind === 'log' ? { edits: readLog(rest, rev) } : { values: readPlan(rest) }
        return { epoch, rev, channel, ...taken }
      }),
    ),
  }),

  publish: operation({
    fn: 'stream_publish',
    readOnly: false,
    keys: streamKeysOf,
    body: ({
      data,
      ...body
    }: NewEdit &
      Lead & {
        readonly epoch: string
        readonly term: number
        /** as which revision it is meant, at the earliest (R3) */
        readonly rev?: number
        /** and at the latest, where that is another one */
        readonly latest?: number
      }) => ({ ...body, data: editText(data) }),
    value: v.pipe(
      v.tuple([number]),
      v.transform(([rev]) => ({ rev })),
    ),
  }),

  beat: operation({
    fn: 'stream_beat',
    readOnly: false,
    keys: doorKeys,
    body: (
      body:
        | (Life & { readonly password: string; readonly who: string; readonly doubt?: true })
        | (Life & Lead & { readonly term: number }),
    ) => body,
    value: v.pipe(
      v.tuple([number, number, number, number, number, number, v.optional(fingerprint)]),
      v.transform(([rev, beat, beatAgeMs, viewers, seenMs, nowMs, print]) => ({
        rev,
        beat,
        beatAgeMs,
        viewers,
        leaderAgeMs: nowMs - seenMs,
        serverMs: nowMs,
        /** R11, of this revision; undefined: the record has none */
        print,
      })),
    ),
  }),

  list: operation({
    fn: 'stream_list',
    readOnly: true,
    keys: [],
    body: (body: { readonly limit: number; readonly before?: readonly [seen: number, name: string] }) => body,
    value: v.pipe(
      v.tupleWithRest([number], v.string()),
      v.transform(([nowMs, ...rest]) => ({
        nowMs,
        streams: inGroups(rest, 5).map((row) => v.parse(listRow, row)),
      })),
    ),
  }),
} as const

type ValueOf<Op> = Op extends Operation<infer _Body, infer Value> ? Value : never
export type Connected = ValueOf<typeof operations.connect>
export type Beaten = ValueOf<typeof operations.beat>

/** R5: all that is missing, never part of it: the edits after the revision asked for, or the whole plan. */
export type Since = { readonly epoch: string; readonly rev: number; readonly channel: string } & (
  | { readonly edits: readonly LoggedEdit[] }
  | { readonly values: Values }
)

export type LoggedEdit = { readonly rev: number; readonly edit: ValueEdit }

const listRow = v.pipe(
  v.tuple([v.string(), number, number, number, number]),
  v.transform(([name, createdMs, seenMs, viewers, rev]) => ({ name, createdMs, seenMs, viewers, rev })),
)

/** The edits up to `rev`, without a gap. */
function readLog(rest: readonly string[], rev: number): readonly LoggedEdit[] {
  const entries = inGroups(rest, 2)
  return entries.map(([numeral, text = ''], index) => {
    const expected = rev - entries.length + 1 + index
    if (v.parse(number, numeral) !== expected) throw new ProtocolError('The log has a gap')
    return { rev: expected, edit: readEditText(text) }
  })
}

const readPlan = (rest: readonly string[]): Values =>
  new Map(inGroups(rest, 2).map(([id = '', value = '']) => [id, value]))

function inGroups(items: readonly string[], size: number): readonly (readonly string[])[] {
  if (items.length % size !== 0) throw new ProtocolError('The reply ends in the middle')
  const groups: (readonly string[])[] = []
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size))
  return groups
}

/** The call that asks `operation` of the stream of this name. */
export const callOf = <Body, Value>(operation: Operation<Body, Value>, name: string, body: Body): Call => ({
  fn: operation.fn,
  readOnly: operation.readOnly,
  keys: streamKeys(name, operation.keys),
  body: JSON.stringify(operation.body(body)),
})

/** K1: how long nothing is judged, after `locked`: in ms, at most a minute, and never nothing, so that nobody asks in a circle. */
export function lockedMs({ detail }: { readonly detail: readonly string[] }): number {
  const ms = v.safeParse(number, detail[0])
  return Math.min(Math.max(ms.success ? ms.output : 0, 250), 60_000)
}

const refusedSchema = v.tupleWithRest([v.picklist(refusals)], v.string())
const answeredSchema = v.tupleWithRest([v.literal('OK')], v.unknown())

/**
 * What the reply to `operation` means.
 * @throws {ProtocolError} if it means nothing
 */
export function answerOf<Body, Value>(operation: Operation<Body, Value>, reply: Reply): Answer<Value> {
  const refused = v.safeParse(refusedSchema, reply)
  if (refused.success) {
    const [refusal, ...detail] = refused.output
    return { ok: false, refusal, detail }
  }
  try {
    const [, ...rest] = v.parse(answeredSchema, reply)
    return { ok: true, value: v.parse(operation.value, rest) }
  } catch (cause) {
    throw new ProtocolError(`${operation.fn} answered what it may not`, { cause })
  }
}
