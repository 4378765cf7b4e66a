import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Call } from '../../webdis/call.ts'
import type { ServerEvent } from '../../webdis/event-reader.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { presentKdf } from '../secrets.ts'
import { applyValueEdits, type ValueEdit } from '../value-edit.ts'
import { libraryVersion, operations } from '../wire.ts'

/**
 * The function library in memory, with its rules R1 to R14, K1 to K5, C3 and C4, but without checks of form: what clients of ours never send is not refused.
 * Runs the same contract suite as the real one.
 */
export type FakeRedis = {
  /** Runs a function at this time and returns its reply (C2). */
  readonly call: (what: Call, nowMs: number) => readonly string[]
  /** Everything stored, for `load`: what a restart may lose is what came since. */
  readonly dump: () => Dump
  readonly load: (dump: Dump) => void
  /** The stored plans are others from now on, and nothing else changes: what must never happen (R11). */
  readonly spoil: (edit: ValueEdit) => void
  /** The beats of all streams are counted on from here: a record that came back may be older than what its viewers saw. */
  readonly countBeatsFrom: (beat: number) => void
  /** Whether an edit was accepted after a later one of the same leader, as it may be (L12): then there is a plan that nobody made. */
  readonly isDisordered: () => boolean
}

/** Records are replaced, never changed, so that copies of the map are dumps. */
export type Dump = ReadonlyMap<string, Stream | Stopped>

/** R4 */
type Stopped = Pick<Stream, 'password' | 'salt' | 'kdf' | 'seenMs' | 'ttlMs'> & { readonly stopped: string }

/** K1: of one secret of one name. */
type Guesses = { readonly count: number; readonly lastMs: number; readonly mark: string }

/** P4 and all that belongs to it. */
type Stream = {
  readonly password: string
  readonly code: string
  readonly key: string
  readonly salt: string
  readonly kdf: string
  readonly channel: string
  readonly epoch: string
  readonly term: number
  readonly rev: number
  readonly print: number
  readonly reckonedMs: number
  readonly edit: string
  readonly createdMs: number
  readonly seenMs: number
  readonly ledMs: number
  readonly by: string
  readonly ttlMs: number
  readonly beat: number
  readonly beatAtMs: number
  readonly plan: ReadonlyMap<string, string>
  readonly log: readonly { readonly rev: number; readonly text: string }[]
  readonly here: ReadonlyMap<string, number>
  readonly instead: string | undefined
  readonly unlisted: boolean
  /** R14 */
  readonly offer: { readonly token: string; readonly untilMs: number } | undefined
}

/** The fields of all bodies; each function reads its own. */
type Body = Record<
  'password' | 'key' | 'epoch' | 'salt' | 'kdf' | 'channel' | 'by' | 'edit' | 'data' | 'who',
  string
> & {
  code?: string
  term: number
  rev?: number
  latest?: number
  ttl: number
  limit: number
  instead?: string
  token?: string
  newCode?: string
  newPassword: string
  newEpoch: string
  changed: boolean
  unlisted?: true
  leave?: true
  doubt?: true
  before?: [number, string]
}

type FakeFunction = (name: string, body: Body, nowMs: number) => readonly (string | number)[]

const presentMs = 25_000
const beatMs = 8_000
const reckonMs = 8_000
const freeGuesses = 10

class Refused extends Error {
  readonly reply: readonly string[]
  constructor(...reply: readonly string[]) {
    super(reply[0])
    this.reply = reply
  }
}

/** @param publish gets what is published, and on which channel */
export function createFakeRedis(publish: (channel: string, event: ServerEvent) => void): FakeRedis {
  let streams = new Map<string, Stream | Stopped>()
  let isDisordered = false

  const keep = (name: string, stream: Stream): Stream => {
    streams.set(name, stream)
    return stream
  }

  const tell = (stream: Stream, type: string, data: object | string): void =>
    publish(`live:${stream.channel}`, {
      type,
      id: `${stream.epoch}:${stream.rev}`,
      data: typeof data === 'string' ? data : JSON.stringify(data),
    })

  const guesses = new Map<string, Guesses>()

  /** K1: throws while nothing is judged; else the way to count this guess, if it is wrong. */
  const openJudgement = (place: string, mark: string, nowMs: number): (() => void) => {
    const known = guesses.get(place)
    const { count, lastMs, mark: lastMark } = known && nowMs - known.lastMs < 900_000 ? known : noGuesses
    const lockMs = count > freeGuesses ? Math.min(60_000, 1_000 * 2 ** (count - freeGuesses - 1)) : 0
    if (lastMs + lockMs > nowMs) throw new Refused('locked', `${lastMs + lockMs - nowMs}`)
    return () => {
      if (mark !== lastMark) guesses.set(place, { count: count + 1, lastMs: nowMs, mark })
    }
  }

  /** The stream, if the password is right (K1, K2, K5). */
  const admit = (name: string, body: Body, nowMs: number, epoch: string | undefined): Stream => {
    const found = streams.get(name)
    const isIn = isAdmitted(found, epoch) || isLeading(found, body)
    const count = isIn ? () => {} : openJudgement(`${name}|p`, body.password, nowMs)
    const isRight = found?.password === body.password
    if (!isRight) count()
    if (found && 'stopped' in found)
      throw new Refused('unknown-stream', ...(isRight || isIn ? [found.stopped] : []))
    if (!found || (found.unlisted && !isRight && !isIn)) throw new Refused('unknown-stream')
    if (!isRight) throw new Refused('wrong-password')
    return found
  }

  const checkCode = (name: string, stream: Stream, body: Body, nowMs: number): void => {
    const { code = `${body.token}${body.newCode}` } = body
    const count = isLeading(stream, body) ? () => {} : openJudgement(`${name}|c`, code, nowMs)
    if ((body.code ?? body.newCode) === stream.code || isOffered(stream, body, nowMs)) return
    count()
    throw new Refused('wrong-code')
  }

  /** The stream, for who leads it (R12). */
  const requireLead = (name: string, body: Body): Stream => {
    const found = streams.get(name)
    const isIn = isAdmitted(found, body.epoch) || isLeading(found, body)
    if (found && 'stopped' in found) throw new Refused('unknown-stream', ...(isIn ? [found.stopped] : []))
    if (!found || (found.unlisted && !isIn)) throw new Refused('unknown-stream')
    checkTerm(found, body)
    if (body.key !== found.key) throw supersededBy(found)
    return found
  }

  const functions: Record<string, FakeFunction> = {
    [operations.version.fn]: () => [libraryVersion],

    [operations.salt.fn]: (name) => {
      const { salt, kdf } = streams.get(name) ?? { salt: fakeSalt(name), kdf: presentKdf }
      return [salt, kdf]
    },

    [operations.start.fn]: (name, body, nowMs) => {
      const found = streams.get(name)
      if (found && 'stopped' in found) {
        const isProven = body.instead !== undefined && body.password === found.password
        if (isProven || isAdmitted(found, body.epoch) || isAdmitted(found, body.instead)) {
          throw new Refused('unknown-stream', found.stopped)
        }
      }
      const old = found && 'stopped' in found ? undefined : found
      if (old) {
        const isSame = old.epoch === body.epoch && old.edit === body.edit && old.rev === 1
        if (isSame && old.password === body.password && old.code === body.code) return [1, 1, old.createdMs]
        if (old.epoch !== body.instead) throw new Refused('name-taken')
        checkCode(name, admit(name, body, nowMs, body.instead), body, nowMs)
      }
      const { password, code = '', epoch, ttl } = body
      const times = { createdMs: nowMs, ttlMs: ttl * 1_000, here: old?.here ?? new Map() }
      const stream = keep(name, {
        ...firstOf(body, nowMs),
        ...{ password, code, epoch, ...times, instead: body.instead },
      })
      tell(stream, 'plan', { rev: 1 })
      return [1, 1, nowMs]
    },

    [operations.rekey.fn]: (name, body, nowMs) => {
      const { newPassword: password, newCode: code = '', newEpoch: epoch, changed } = body
      const found = streams.get(name)
      const isSame =
        found && 'epoch' in found && found.epoch === epoch && found.edit === body.edit && found.rev === 1
      if (isSame && found.password === password && found.code === code) return [1, 1, found.createdMs]
      const old = admit(name, body, nowMs, body.epoch)
      checkCode(name, old, body, nowMs)
      checkTerm(old, body)
      if (body.channel === old.channel) throw new Refused('bad-request', 'channel')
      const { createdMs, ttlMs } = old
      const kept = changed ? { instead: undefined, here: new Map() } : { instead: old.epoch, here: old.here }
      keep(name, { ...firstOf(body, nowMs), ...{ password, code, epoch, createdMs, ttlMs }, ...kept })
      tell(old, 'keys', { password: changed })
      return [1, 1, createdMs]
    },

    [operations.offer.fn]: (name, body, nowMs) => {
      const old = requireLead(name, body)
      if (body.code !== old.code) throw new Refused('wrong-code')
      const offer = body.token === undefined ? undefined : { token: body.token, untilMs: nowMs + 600_000 }
      keep(name, { ...old, offer })
      return [offer?.untilMs ?? nowMs, nowMs]
    },

    [operations.reconnect.fn]: (name, body, nowMs) => {
      const old = admit(name, body, nowMs, undefined)
      checkCode(name, old, body, nowMs)
      const stream = keep(name, {
        ...{ ...old, term: old.term + 1, key: body.key, by: body.by },
        ...{ ledMs: nowMs, seenMs: nowMs },
        ...(isOffered(old, body, nowMs) && { code: body.newCode ?? '', offer: undefined }),
      })
      tell(stream, 'lead', { term: stream.term, by: body.by })
      const { epoch, term, rev, channel, ttlMs, createdMs, unlisted } = stream
      return [epoch, term, rev, channel, ttlMs / 1_000, createdMs, unlisted ? 'unlisted' : 'listed']
    },

    [operations.stop.fn]: (name, body, nowMs) => {
      const stream = admit(name, body, nowMs, body.epoch)
      checkCode(name, stream, body, nowMs)
      if (body.epoch !== stream.epoch) throw new Refused('stale-epoch')
      const { epoch: stopped, password, salt, kdf } = stream
      streams.set(name, { stopped, password, salt, kdf, seenMs: nowMs, ttlMs: 86_400_000 })
      tell(stream, 'end', {})
      return []
    },

    [operations.connect.fn]: (name, body, nowMs) => {
      const { channel, epoch, rev, createdMs, seenMs } = admit(name, body, nowMs, body.epoch)
      return [channel, epoch, rev, createdMs, seenMs, nowMs]
    },

    [operations.since.fn]: (name, body, nowMs) => {
      const { epoch, rev, channel, plan, log } = admit(name, body, nowMs, body.epoch)
      const have = body.rev ?? 0
      const missing = log.filter((entry) => entry.rev > have)
      const isWhole = body.epoch === epoch && have <= rev && missing.length === rev - have
      return isWhole && sum(missing.map(({ text }) => bytesOf(text))) <= weightOf(plan)
        ? [epoch, rev, channel, 'log', ...missing.flatMap((entry) => [entry.rev, entry.text])]
        : [epoch, rev, channel, 'plan', ...[...plan].flat()]
    },

    [operations.publish.fn]: (name, body, nowMs) => {
      const old = requireLead(name, body)
      if (old.edit === body.edit) return [old.rev]
      const rev = old.rev + 1
      const { rev: earliest = rev, latest = earliest } = body
      if (rev < earliest || latest < rev) throw new Refused('stale-epoch')
      isDisordered ||= isEarlierEdit(body.edit, old.edit)
      const plan = edited(old.plan, body.data)
      const log = logged(old.log, rev, body.data)
      const print = printAfter(old.print, old.plan, body.data)
      const stream = keep(name, { ...old, rev, plan, log, print, edit: body.edit, seenMs: nowMs })
      const edit = bytesOf(body.data) <= 8_192 ? `,"edit":${body.data}` : ''
      tell(stream, 'plan', `{"rev":${rev}${edit}}`)
      return [rev]
    },

    [operations.beat.fn]: (name, body, nowMs) => {
      const isLeader = body.key !== undefined
      const old = isLeader ? requireLead(name, body) : admit(name, body, nowMs, body.epoch)
      if (body.epoch !== old.epoch) throw new Refused('stale-epoch')
      const seenMs = !isLeader ? old.seenMs : body.leave ? nowMs - presentMs : nowMs
      const here = new Map(old.here)
      if (!isLeader && body.leave) here.delete(body.who)
      else if (!isLeader) here.set(body.who, nowMs)
      const isDue = nowMs - old.beatAtMs >= beatMs
      const beating = isDue ? { beat: old.beat + 1, beatAtMs: nowMs } : {}
      const isReckoning = body.doubt && nowMs - old.reckonedMs >= reckonMs
      const reckoned = isReckoning ? { print: fingerprintOf(old.plan).sum, reckonedMs: nowMs } : {}
      const stream = keep(name, { ...old, ...beating, ...reckoned, seenMs, here })
      const { rev, beat, beatAtMs } = stream
      const print = stream.print.toString(16).padStart(12, '0')
      const viewers = viewersOf(stream, nowMs)
      if (isDue) tell(stream, 'beat', { rev, beat, leader: nowMs - seenMs, viewers, print })
      return [rev, beat, nowMs - beatAtMs, viewers, seenMs, nowMs, print]
    },

    [operations.list.fn]: (_, { limit, before }, nowMs) => {
      const rows = [...streams]
        .flatMap(([name, stream]) =>
          'stopped' in stream || stream.unlisted ? [] : { name, stream, seenMs: stream.seenMs },
        )
        .sort((a, b) => b.seenMs - a.seenMs || compareBytes(a.name, b.name))
      const [seenMs, name] = before ?? [Infinity, '']
      const rest = rows.filter(
        (row) => row.seenMs < seenMs || (row.seenMs === seenMs && compareBytes(row.name, name) > 0),
      )
      const listed = rest.slice(0, limit).map((row) => {
        const { createdMs, rev } = row.stream
        return [row.name, createdMs, row.seenMs, viewersOf(row.stream, nowMs), rev]
      })
      return [nowMs, ...listed.flat()]
    },
  }

  return {
    call(what, nowMs) {
      for (const [name, { seenMs, ttlMs }] of streams) if (seenMs + ttlMs <= nowMs) streams.delete(name)
      const name = what.keys[0]?.replace(/^stream:{\d+}:/, '') ?? ''
      const run = functions[what.fn]
      if (!run) throw new Error(`no function ${what.fn}`)
      try {
        return ['OK', ...run(name, JSON.parse(what.body) as Body, nowMs).map(String)]
      } catch (error) {
        if (error instanceof Refused) return error.reply
        throw error
      }
    },
    dump: () => new Map(streams),
    load: (dump) => {
      streams = new Map(dump)
    },
    isDisordered: () => isDisordered,
    countBeatsFrom(beat) {
      for (const [name, stream] of streams) if (!('stopped' in stream)) keep(name, { ...stream, beat })
    },
    spoil(edit) {
      for (const [name, stream] of streams) {
        if (!('stopped' in stream)) keep(name, { ...stream, plan: applyValueEdits(stream.plan, [edit]) })
      }
    },
  }
}

/** Of one leader's edits, whose ids end in a number that rises. */
function isEarlierEdit(edit: string, last: string): boolean {
  const [[who, at = ''], [lastWho, lastAt = '']] = [edit.split('-'), last.split('-')]
  return who === lastWho && Number.parseInt(at, 36) < Number.parseInt(lastAt, 36)
}

const noGuesses: Guesses = { count: 0, lastMs: 0, mark: '' }

/** K2 */
const isAdmitted = (found: Stream | Stopped | undefined, epoch: string | undefined): boolean => {
  if (!found || epoch === undefined) return false
  return 'stopped' in found ? found.stopped === epoch : [found.epoch, found.instead].includes(epoch)
}
const isLeading = (found: Stream | Stopped | undefined, { key }: Body): boolean =>
  found !== undefined && 'key' in found && found.key === key

const supersededBy = ({ term, ledMs, by }: Stream): Refused =>
  new Refused('superseded', `${term}`, `${ledMs}`, by)

/** R2 */
function checkTerm(stream: Stream, { epoch, term }: Body): void {
  if (epoch !== stream.epoch || term > stream.term) throw new Refused('stale-epoch')
  if (term < stream.term) throw supersededBy(stream)
}

/** What Start and Rekey say alike of a stream at revision 1. */
function firstOf({ key, salt, kdf, channel, edit, by, data, unlisted }: Body, nowMs: number) {
  return {
    ...{ key, salt, kdf, channel, edit, by, unlisted: unlisted === true, offer: undefined },
    ...{ term: 1, rev: 1, beat: 0, beatAtMs: 0, reckonedMs: 0, print: printAfter(0, new Map(), data) },
    ...{ ledMs: nowMs, seenMs: nowMs, plan: edited(new Map(), data), log: logged([], 1, data) },
  }
}

/** R14 */
const isOffered = ({ offer }: Stream, { token }: Body, nowMs: number): boolean =>
  offer !== undefined && offer.token === token && nowMs < offer.untilMs

/** K4, without a secret. */
const fakeSalt = (name: string): string => bytesToHex(sha1(utf8ToBytes(name))).slice(0, 32)

/** The plan after an edit's text, if it is within P6. */
function edited(plan: Stream['plan'], text: string): Stream['plan'] {
  const { put, del } = JSON.parse(text) as { put: Record<string, string>; del: string[] }
  if (bytesOf(text) > 4_194_304) throw new Refused('too-large', 'the edit')
  for (const [id, value] of Object.entries(put)) {
    if (value === '') throw new Refused('bad-request', `the value of ${id}`)
    if (bytesOf(value) > 65_536) throw new Refused('too-large', `element ${id}`)
  }
  const next = new Map([...plan, ...Object.entries(put)])
  for (const id of del) next.delete(id)
  if (next.size > 5_000) throw new Refused('too-many', 'the plan')
  if (weightOf(next) > 4_194_304) throw new Refused('too-large', 'the plan')
  return next
}

/** R11: of what the edit replaces, the stored value counts. */
function printAfter(print: number, plan: Stream['plan'], text: string): number {
  const { put, del } = JSON.parse(text) as { put: Record<string, string>; del: string[] }
  const replaced = [...Object.keys(put), ...del].flatMap((id): [string, string][] => {
    const old = plan.get(id)
    return old === undefined ? [] : [[id, old]]
  })
  const modulus = 2 ** 48
  const without = print - fingerprintOf(new Map(replaced)).sum + modulus
  return (without + fingerprintOf(new Map(Object.entries(put))).sum) % modulus
}

/** R6 */
const logged = (log: Stream['log'], rev: number, text: string): Stream['log'] =>
  bytesOf(text) > 65_536 ? [] : [...log, { rev, text }].slice(-500)

const viewersOf = (stream: Stream, nowMs: number): number =>
  [...stream.here.values()].filter((lastMs) => nowMs - lastMs < presentMs).length

const weightOf = (plan: Stream['plan']): number =>
  sum([...plan].map(([id, value]) => bytesOf(id) + bytesOf(value)))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const bytesOf = (text: string): number => Buffer.byteLength(text)

const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
