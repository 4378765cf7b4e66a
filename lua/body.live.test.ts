import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { call, editText, keysFor, randomHex, type TestStream } from './test-stream.ts'
import { createBusyStream, watch } from './watch.ts'

let stack: Stack
let stream: TestStream
let expectNothingHappened: () => Promise<void>

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.admin('FLUSHALL')
  stream = await createBusyStream(stack)
  expectNothingHappened = await watch(stack, stream)
})
afterEach(() => expectNothingHappened())
afterAll(() => stack.stop())

const stale = randomHex(32)
const edit = editText({ c: 'z' })

describe('[C1] [C4] refuses, in words, a body that', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['is empty', ''],
    ['is a space', ' '],
    ['is no JSON', 'password=x'],
    ['is null', 'null'],
    ['is a string', '"{}"'],
    ['is a number', '7'],
    ['is an array', '[]'],
    ['is an array of objects', '[{}]'],
    ['breaks off', '{"password":"'],
    ['is two objects', '{}{}'],
    ['is nested without end', `{"password":${'['.repeat(4000)}`],
    ['is nested', '{"password":[[]]}'],
    ['is nested where nobody looks', '{"colour":{"deep":["blue"]}}'],
    ['has a key without quotes', '{password:"x"}'],
    ['has half a surrogate', '{"password":"\\ud800"}'],
    ['begins with a byte order mark', '\ufeff{}'],
    ['goes on after a NUL', '{}\u0000{}'],
    ['has a number in hex', '{"limit":0x10,"rev":0x1,"term":0x2}'],
    ['has a number that is none', '{"limit":NaN}'],
    ['has a number without an end', '{"limit":Infinity}'],
  ]
  const functions = [
    'stream_start',
    'stream_rekey',
    'stream_offer',
    'stream_reconnect',
    'stream_stop',
    'stream_publish',
    'stream_beat',
    'stream_connect',
    'stream_since',
    'stream_list',
  ]
  test.each(bodies)('%s', async (_, body) => {
    for (const fn of functions) {
      expect(await call(stack, fn, keysFor(fn, stream.name), body)).toEqual([
        'bad-request',
        'the body must be one JSON object, not nested (C1)',
      ])
    }
  })

  const proof = [
    '',
    'x',
    'A'.repeat(64),
    'a'.repeat(63),
    'a'.repeat(65),
    `${'a'.repeat(64)}\n`,
    7,
    null,
    true,
    [],
    {},
  ]
  const hex = ['', 'x', 'A'.repeat(32), 'a'.repeat(31), 'a'.repeat(33), 7, null, [], {}]
  const id = ['', 'a b', 'a'.repeat(33), 'ж', 'a\u0000', 7, null, false, ['a'], {}]
  const wholeNumber = ['', 'x', '-1', '1.5', '0x1', -1, 1.5, 1e16, '1e3', ' 1', null, true, [], {}]
  const wrongValues: Readonly<Record<string, readonly unknown[]>> = {
    password: proof,
    code: proof,
    key: hex,
    salt: hex,
    epoch: hex,
    instead: hex.filter((value) => value !== null),
    channel: [...hex, 'f'.repeat(32)],
    edit: id,
    who: id,
    term: [0, '0', ...wholeNumber],
    rev: wholeNumber,
    data: [7, null, {}, []],
    ttl: wholeNumber.filter((value) => value !== null),
    kdf: [
      '',
      'argon2id',
      'argon2id:1:1',
      'argon2id:1:1:1:1',
      'scrypt:1:1:1',
      `argon2id:${'1'.repeat(40)}:1:1`,
      7,
      null,
    ],
    by: ['', 'Computer', 'robot', 7, null, ['computer'], {}],
    token: proof,
    newPassword: proof,
    newCode: proof,
    newEpoch: hex,
    changed: ['true', 1, 0, null, [], {}],
    unlisted: ['true', 1, 0, [], {}],
    leave: ['true', 1, 0, [], {}],
    doubt: ['true', 1, 0, [], {}],
  }
  const fieldsOf: readonly (readonly [string, readonly string[], () => Readonly<Record<string, unknown>>])[] =
    [
      [
        'stream_start',
        [
          'password',
          'code',
          'key',
          'salt',
          'kdf',
          'epoch',
          'channel',
          'by',
          'edit',
          'data',
          'ttl',
          'instead',
          'unlisted',
        ],
        () => {
          const { password, code, key, channel } = stream
          const kept = {
            password,
            code,
            key,
            channel,
            epoch: stale,
            salt: randomHex(32),
            kdf: 'argon2id:19456:2:1',
          }
          return {
            ...kept,
            by: 'computer',
            edit: 'e',
            data: edit,
            ttl: 600,
            instead: stream.epoch,
            unlisted: true,
          }
        },
      ],
      [
        'stream_rekey',
        [
          ...[
            'password',
            'code',
            'epoch',
            'term',
            'newPassword',
            'newCode',
            'key',
            'salt',
            'kdf',
            'newEpoch',
          ],
          ...['channel', 'by', 'edit', 'data', 'changed', 'unlisted'],
        ],
        () => ({
          ...{
            ...shown('password', 'code', 'key', 'epoch'),
            term: 2,
            newPassword: stream.code,
            newCode: stream.code,
          },
          ...{ salt: stale, kdf: 'argon2id:19456:2:1', newEpoch: stale, changed: true, unlisted: true },
          ...{
            channel: stream.channel.slice(0, 16) + stale.slice(0, 16),
            by: 'phone',
            edit: 'e',
            data: edit,
          },
        }),
      ],
      [
        'stream_offer',
        ['key', 'code', 'epoch', 'term', 'token'],
        () => ({ ...shown('key', 'code', 'epoch'), term: 2, token: stream.code }),
      ],
      [
        'stream_reconnect',
        ['password', 'token', 'newCode', 'key', 'by'],
        () => ({ ...shown('password', 'key'), token: stream.code, newCode: stream.code, by: 'phone' }),
      ],
      [
        'stream_reconnect',
        ['password', 'code', 'key', 'by'],
        () => ({ ...shown('password', 'code', 'key'), by: 'phone' }),
      ],
      ['stream_stop', ['password', 'code', 'epoch'], () => shown('password', 'code', 'epoch')],
      ['stream_connect', ['password'], () => shown('password')],
      ['stream_since', ['password', 'epoch', 'rev'], () => ({ ...shown('password', 'epoch'), rev: 1 })],
      [
        'stream_publish',
        ['key', 'epoch', 'term', 'rev', 'edit', 'data'],
        () => ({ ...shown('key', 'epoch'), term: 2, rev: 3, edit: 'e', data: edit }),
      ],
      [
        'stream_beat',
        ['password', 'epoch', 'who', 'leave', 'doubt'],
        () => ({ ...shown('password', 'epoch'), who: 'w', leave: true, doubt: true }),
      ],
      ['stream_beat', ['epoch', 'term', 'leave'], () => ({ ...shown('key', 'epoch'), term: 2, leave: true })],
    ]
  const shown = (...fields: ('password' | 'code' | 'key' | 'epoch')[]): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, stream[field]]))
  const optional = new Set([
    'ttl',
    'instead',
    'unlisted',
    'token of stream_offer',
    'leave',
    'doubt',
    'rev of stream_publish',
  ])

  const fieldCases = fieldsOf.flatMap(([fn, fields, body]) =>
    fields.map((field) => [field, fn, body] as const),
  )
  test.each(fieldCases)('lacks a right «%s», to %s', async (field, fn, rightBody) => {
    const isOptional = optional.has(field) || optional.has(`${field} of ${fn}`)
    const known = wrongValues[field] ?? []
    const values = isOptional ? known.filter((value) => value !== null) : [...known, undefined]
    for (const value of values) {
      // A beat without a code is a viewer's, and lacks another field.
      const [word, words] = await call(stack, fn, keysFor(fn, stream.name), {
        ...rightBody(),
        [field]: value,
      })
      expect([word, words], JSON.stringify(value)).toEqual([
        'bad-request',
        expect.stringMatching(/^[a-zA-Z]+ (must|is) /),
      ])
    }
  })

  test('is larger than 4 KiB, where it carries no edit', async () => {
    const tooLarge = { password: stream.password, rest: 'x'.repeat(4096) }
    for (const fn of functions.filter(
      (name) => !['stream_start', 'stream_rekey', 'stream_publish'].includes(name),
    )) {
      expect(await call(stack, fn, keysFor(fn, stream.name), tooLarge)).toEqual([
        'too-large',
        expect.stringMatching(/^the body is 41\d\d bytes, at most 4096$/),
      ])
    }
  })

  test('would put the same epoch in the place of itself', async () => {
    expect((await stream.start({ instead: stream.epoch }))[0]).toBe('bad-request')
  })
})
