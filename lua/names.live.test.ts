import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { takeSnapshot } from './snapshot.ts'
import { call, createTestStream, editText, keysOf } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

test('[P2] [P3] finds the partition of a name in its SHA-1', async () => {
  // SHA-1 begins with 86 for "a" (134 mod 64 = 6) and with 4f for "я" (79 mod 64 = 15).
  const salt = (key: string, pepper: string) => call(stack, 'stream_salt', [key, pepper], {})
  expect((await salt('stream:{6}:a', 'pepper:{6}'))[0]).toBe('OK')
  expect((await salt('stream:{15}:я', 'pepper:{15}'))[0]).toBe('OK')
  expect((await salt('stream:{7}:a', 'pepper:{7}'))[0]).toBe('bad-request')
})

const good = [
  ...[
    'a',
    '7',
    'Operation Уран',
    'жук',
    '日本語',
    'ops.json',
    '.',
    '..',
    '/../',
    'a/b',
    '%2e',
    '100 %',
    '?type=txt',
  ],
  ...[
    'a  b',
    '"quoted"',
    "it's",
    '\\',
    '{1}:b',
    'stream:{1}:a',
    '#',
    '&amp;',
    '<b>',
    '__proto__',
    'null',
    '-',
    '~',
  ],
  ...[
    '🚀',
    '👨‍👩‍👧‍👦',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'שלום',
    'مرحبا',
    'é',
    'à la carte',
    'a\u2028b',
    'a\u3000b',
    'a\ufeffb',
    '\u00ad',
  ],
  ...['a'.repeat(64), 'ж'.repeat(64), '🚀'.repeat(50), `${'日'.repeat(62)}${'é'.repeat(2)}`],
]
test.each(good)('[P1] [C1] carries a stream called «%s» through every call', async (name) => {
  const stream = createTestStream(stack, name)
  expect((await stream.start({ data: editText({ a: 'x' }) }))[0]).toBe('OK')
  expect(await stack.admin('HGET', keysOf(name).record, 'name')).toBe(name)
  const [, , listed] = await call(stack, 'stream_list', [], { limit: 1 })
  expect(listed).toBe(name)
  expect((await stream.salt())[0]).toBe('OK')
  expect((await stream.connect())[0]).toBe('OK')
  expect((await stream.publish(editText({ b: 'y' })))[0]).toBe('OK')
  expect((await stream.viewerBeat())[0]).toBe('OK')
  expect((await stream.since(0))[0]).toBe('OK')
  expect((await stream.reconnect())[0]).toBe('OK')
  expect(await stream.stop()).toEqual(['OK'])
  // All that stays (R4, K4).
  const left = [await stack.admin('KEYS', '*')].flat()
  expect(left.toSorted()).toEqual([stream.keys.pepper, stream.keys.record])
})

const spaces = [
  '\u0020',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]
const controls = ['\u0000', '\u0001', '\t', '\n', '\r', '\u001f', '\u007f', '\u0080', '\u0085', '\u009f']
const bidi = ['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069']
const privateUse = ['\ue000', '\uf8ff', '\u{f0000}', '\u{10ffff}']
const bad: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['65 code points', 'a'.repeat(65)],
  ['65 Cyrillic code points', 'ж'.repeat(65)],
  ['201 bytes', `${'🚀'.repeat(50)}a`],
  ['10,000 characters', 'a'.repeat(10_000)],
  ...spaces.flatMap((space) => [
    named('white space first', space, `${space}a`),
    named('white space last', space, `a${space}`),
  ]),
  ...controls.map((control) => named('a control character', control, `a${control}b`)),
  ...bidi.map((mark) => named('a bidi control', mark, `a${mark}b`)),
  ...privateUse.map((point) => named('a private-use code point', point, `a${point}b`)),
]
function named(what: string, point: string, name: string): readonly [string, string] {
  return [`${what}, U+${point.codePointAt(0)?.toString(16).padStart(4, '0')}`, name]
}

test.each(bad)('[P1] [C4] refuses a name with %s', async (_, name) => {
  const { keys } = createTestStream(stack, name)
  // Past the edge, which lets not all of them through.
  const reply = await stack.admin('FCALL', 'stream_salt', '2', keys.record, keys.pepper, '{}')
  expect(reply).toEqual(['bad-request', 'the name is not one that a stream can have (P1)'])
  expect(await takeSnapshot(stack)).toEqual(new Map())
})

test.each([
  ['a byte that is none', [0xff]],
  ['a character cut off', [0x61, 0xd0]],
  ['a stray continuation', [0x80]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a slash written too long', [0xc0, 0xaf]],
])('[P1] [C4] refuses a name with %s in UTF-8', async (_, bytes) => {
  const name = Buffer.from(bytes)
  const partition = (createHash('sha1').update(name).digest()[0] ?? 0) % 64
  const encoded = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const path = `FCALL_RO/stream_salt/2/stream%3a%7b${partition}%7d%3a${encoded}/pepper%3a%7b${partition}%7d`
  const response = await fetch(new URL(`webdis/${path}`, stack.url), { method: 'PUT', body: '{}' })
  expect(await response.json()).toMatchObject({ FCALL_RO: ['bad-request', expect.stringContaining('P1')] })
})
