import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { encodeKey, utf8 } from './raw-call.ts'
import { commandOf, pathOf, type RightCall } from './right-calls.ts'

/** Names that no stream can have (P1), as bytes. */
const wrongNames: readonly string[] = [
  ...['', ' ', ' x', 'x ', '\tx', 'x\n', 'a\0b', '\x7f', 'x'.repeat(65)],
  ...[
    'a\u0085',
    '\u202ex',
    '\u200f',
    '\u2066x',
    '\ue000',
    '\u{10ffff}',
    '\ufeffx',
    'x\u3000',
    '\u2028x',
    'ж'.repeat(101),
  ].map(utf8),
  ...['\xff', '\x80', 'a\xd0', '\xc0\xaf', '\xed\xa0\x80', '\xf4\x90\x80\x80', '\xf8\x88\x80\x80\x80'],
]

/** P2, for any bytes. */
const partitionOf = (name: string): number =>
  (createHash('sha1').update(Buffer.from(name, 'latin1')).digest()[0] ?? 0) % 64

const withKeys = (right: RightCall, change: (key: string) => string): string =>
  [
    commandOf(right.fn),
    right.fn,
    String(right.keys.length),
    ...right.keys.map((key) => encodeKey(change(key))),
  ].join('/')

/** Paths that reach the function, which must refuse the keys: those of no name, or in no partition of the name's. */
export function wrongKeys(right: RightCall): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...wrongNames).map((name) => {
      const partition = partitionOf(name)
      return withKeys(right, (key) =>
        key.replace(/\{\d+\}/, `{${partition}}`).replace(/(\}:).*$/, `$1${name}`),
      )
    }),
    fc.nat(63).map((step) => {
      const own = Number(/\{(\d+)\}/.exec(right.keys[0] ?? '')?.[1])
      return withKeys(right, (key) => key.replace(/\{\d+\}/, `{${(own + 1 + (step % 63)) % 64}}`))
    }),
  )
}

const printable = fc.constantFrom(...Array.from({ length: 94 }, (_, at) => String.fromCharCode(at + 0x21)))

/** Paths that the edge must not let through. */
export function wrongPath(right: RightCall, rights: readonly RightCall[]): fc.Arbitrary<string> {
  const { fn, keys } = right
  const path = pathOf(fn, keys)
  const [first = '', ...rest] = path.split('/')
  const swapped =
    keys.length > 1 ? [pathOf(fn, keys.toReversed()), pathOf(fn, [...keys.slice(1), keys[0] ?? ''])] : []
  return fc.oneof(
    fc.constantFrom(
      ...swapped,
      pathOf(fn, [...keys, 'x']),
      pathOf(fn, keys, keys.length + 1),
      pathOf(fn, keys, -1),
      pathOf(fn, [...keys.slice(0, -1), `${keys.at(-1) ?? 'x'}x`]),
      ...rights.map((other) => pathOf(fn, [...keys, ...other.keys.slice(0, 2), 'x'])),
      pathOf(fn.toUpperCase(), keys),
      pathOf(`${fn}s`, keys),
      [first === 'FCALL' ? 'FCALL_RO' : 'FCALL', ...rest].join('/'),
      [first.toLowerCase(), ...rest].join('/'),
      ['EVAL', ...rest].join('/'),
      `0/${path}`,
      `/${path}`,
      `${path}/`,
      `${path}.json`,
      `${path}.html`,
      `${path}%00`,
      `${path}%0d%0aX`,
      path.replaceAll('%3a', '%3A').replace('stream_', 'stream%5f'),
      path.replaceAll('%', '%25').replace('stream_', 'stream_%'),
      `x${path}`,
    ),
    fc.array(printable, { maxLength: 100 }).map((characters) => characters.join('')),
    fc.uint8Array({ min: 0x80, maxLength: 50 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  )
}
