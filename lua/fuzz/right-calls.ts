import type { Stack } from '../../scripts/stack/stack.ts'
import {
  createTestStream,
  editText,
  keysFor,
  randomHex,
  readers,
  sha1,
  type TestStream,
} from '../test-stream.ts'
import { encodeKey, utf8 } from './raw-call.ts'

/** A call that would be answered with OK, to be spoilt. */
export type RightCall = {
  readonly fn: string
  readonly keys: readonly string[]
  /** as JSON values, the edit's text last (C1) */
  readonly fields: Fields
  readonly optional: readonly string[]
  /** what makes it unauthorised: other values for some fields, each well-formed */
  readonly unauthorised: readonly Fields[]
}

export type Fields = Readonly<Record<string, unknown>>

export const commandOf = (fn: string): string => (readers.has(fn) ? 'FCALL_RO' : 'FCALL')

export const pathOf = (fn: string, keys: readonly string[], count = keys.length): string =>
  [commandOf(fn), fn, String(count), ...keys.map((key) => encodeKey(utf8(key)))].join('/')

/** Every function with all its fields, for `stream`, which `other` has nothing to do with. Both are led by term 2; `token` is what the leader of `stream` offered (R14). */
export function rightCalls(
  stack: Stack,
  stream: TestStream,
  other: TestStream,
  token = randomHex(64),
): readonly RightCall[] {
  const { password, code, key, epoch, channel, name } = stream
  const fresh = createTestStream(stack)
  const edit = { edit: randomHex(16), data: editText({ c: 'z' }, ['a']) }
  const lead = {
    unlisted: true,
    salt: randomHex(32),
    kdf: 'argon2id:19456:2:1',
    by: 'phone',
    ttl: 700,
    ...edit,
  }
  const wrong = (...names: ('password' | 'code' | 'key' | 'epoch')[]): Fields[] =>
    names.flatMap((name) => [
      { [name]: other[name] },
      { [name]: randomHex(stream[name].length) },
      { [name]: sha1(stream[name]).padEnd(stream[name].length, '0').slice(0, stream[name].length) },
    ])
  const wrongTerms = [{ term: 1 }, { term: '1' }, { term: 3 }, { term: 999_999_999_999_999 }]
  const wrongRevisions = [{ rev: 0, latest: 2 }, { latest: 2 }, { rev: '4' }, { rev: 999_999_999_999_999 }]
  const call = (fn: string, fields: Fields, more: Partial<RightCall> = {}): RightCall => ({
    fn,
    keys: keysFor(fn, name),
    fields,
    optional: [],
    unauthorised: [],
    ...more,
  })
  return [
    call('stream_version', {}),
    call('stream_salt', {}),
    call(
      'stream_start',
      { password, code, key, epoch: randomHex(32), channel, instead: epoch, ...lead },
      {
        optional: ['ttl', 'instead', 'unlisted'],
        unauthorised: [
          ...wrong('password', 'code'),
          { epoch },
          { instead: null },
          { instead: other.epoch },
          { instead: randomHex(32) },
          { channel: other.channel },
        ],
      },
    ),
    call(
      'stream_start',
      { password, code, key, epoch: randomHex(32), channel: fresh.channel, ...lead },
      {
        keys: keysFor('stream_start', fresh.name),
        optional: ['ttl', 'unlisted'],
        unauthorised: [{ channel }, { channel: other.channel }],
      },
    ),
    call(
      'stream_rekey',
      {
        ...{ password, code, epoch, term: 2, key, newPassword: randomHex(64), newCode: randomHex(64) },
        ...{ newEpoch: randomHex(32), channel: channel.slice(0, 16) + randomHex(16), changed: true },
        ...{ unlisted: true, salt: randomHex(32), kdf: 'argon2id:19456:2:1', by: 'phone', ...edit },
      },
      {
        optional: ['unlisted'],
        unauthorised: [
          ...wrong('password', 'code', 'epoch'),
          ...wrongTerms,
          ...[{ newEpoch: epoch }, { channel }, { channel: other.channel }],
        ],
      },
    ),
    call(
      'stream_offer',
      { key, code, epoch, term: 2, token: randomHex(64) },
      { optional: ['token'], unauthorised: [...wrong('key', 'code', 'epoch'), ...wrongTerms] },
    ),
    call(
      'stream_reconnect',
      { password, token, newCode: randomHex(64), key, by: 'phone' },
      { unauthorised: [...wrong('password'), { token: randomHex(64) }, { token: other.code }] },
    ),
    call(
      'stream_reconnect',
      { password, code, key, by: 'phone' },
      { unauthorised: wrong('password', 'code') },
    ),
    call(
      'stream_stop',
      { password, code, epoch, key },
      { optional: ['key'], unauthorised: wrong('password', 'code', 'epoch') },
    ),
    call('stream_connect', { password, epoch }, { optional: ['epoch'], unauthorised: wrong('password') }),
    call('stream_since', { password, epoch, rev: 1 }, { unauthorised: wrong('password') }),
    call(
      'stream_publish',
      { key, epoch, term: 2, rev: 3, latest: 4, ...edit },
      {
        optional: ['rev', 'latest'],
        unauthorised: [...wrong('key', 'epoch'), ...wrongTerms, ...wrongRevisions],
      },
    ),
    call(
      'stream_beat',
      { password, epoch, who: randomHex(16), leave: false, doubt: true },
      { optional: ['leave', 'doubt'], unauthorised: wrong('password', 'epoch') },
    ),
    call(
      'stream_beat',
      { key, epoch, term: 2, leave: true },
      { optional: ['leave'], unauthorised: [...wrong('key', 'epoch'), ...wrongTerms] },
    ),
    call('stream_list', { limit: 5, before: [1, 'x'] }, { optional: ['before'] }),
  ]
}
