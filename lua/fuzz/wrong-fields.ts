import fc from 'fast-check'
import { utf8 } from './raw-call.ts'

/** Whether the field may hold this JSON value. The edit's text is right by itself only, so that nothing else is. */
const mayHold: Readonly<Record<string, (value: unknown) => boolean>> = {
  password: hex(64),
  code: hex(64),
  token: hex(64),
  newPassword: hex(64),
  newCode: hex(64),
  newEpoch: hex(32),
  changed: (value) => typeof value === 'boolean',
  key: hex(32),
  salt: hex(32),
  epoch: hex(32),
  instead: hex(32),
  channel: hex(32),
  edit: text(/^[\w-]{1,32}$/),
  who: text(/^[\w-]{1,32}$/),
  kdf: text(/^argon2id:\d+:\d+:\d+$/),
  by: text(/^(computer|phone|tablet|script)$/),
  term: wholeNumber(1, 999_999_999_999_999),
  rev: wholeNumber(0, 999_999_999_999_999),
  latest: wholeNumber(0, 999_999_999_999_999),
  ttl: wholeNumber(600, 86_400),
  limit: wholeNumber(1, 200),
  leave: (value) => typeof value === 'boolean',
  unlisted: (value) => typeof value === 'boolean',
  doubt: (value) => typeof value === 'boolean',
  before: (value) => Array.isArray(value) && value.length === 2,
  data: () => false,
}

function text(pattern: RegExp) {
  return (value: unknown) => typeof value === 'string' && pattern.test(value)
}
function hex(digits: number) {
  return text(new RegExp(`^[0-9a-f]{${digits}}$`))
}
function wholeNumber(least: number, most: number) {
  return (value: unknown) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most
  }
}

const words = [
  ...['null', 'true', 'false', '{}', '[]', '[[]]', '[[[1]]]', '{"a":1}', '["computer"]', '""', '"'],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    'nan',
    'inf',
    'undefined',
    "'x'",
    'nul',
    '0x10',
    '01',
    '+1',
    '.5',
    '1e',
  ],
  ...['-1', '-0', '0', '0.5', '1e308', '-1e308', '1e999', '1e-999', '9007199254740993', '1'.repeat(400)],
  ...['"-1"', '"1e3"', '"0x10"', '" 1"', '"1 "', '"1.0"', '"1\\n"', '"１"', `"${'9'.repeat(400)}"`],
  ...['"\\u0000"', '"a\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\u000a"', '"\\x41"', '"\\u00"'],
  ...[
    '"__proto__"',
    '"constructor"',
    '"computer\\u0000"',
    '"COMPUTER"',
    '"argon2id:1:1"',
    '"argon2id:-1:1:1"',
  ],
].map(utf8)

const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array).toString('latin1'))

/** The right value, almost. */
const spoilt = (right: unknown): fc.Arbitrary<string> => {
  const whole = String(right)
  return fc
    .oneof(
      fc.constantFrom(`${whole}\n`, ` ${whole}`, `${whole}\u0000`, `${whole}${whole}`, whole.toUpperCase()),
      fc.nat(whole.length).map((at) => whole.slice(0, at)),
      fc.nat(whole.length).map((at) => `${whole.slice(0, at)}ж${whole.slice(at + 1)}`),
      fc.constantFrom([right], [[right]], { value: right }, [right, right, right]),
    )
    .map((value) => JSON.stringify(value))
}

/** JSON texts, and texts that would like to be, none of which the field may hold. Null is as good as absent. */
export function wrongJson(field: string, right: unknown, isOptional: boolean): fc.Arbitrary<string> {
  const isWrong = (json: string) => {
    try {
      const value: unknown = JSON.parse(Buffer.from(json, 'latin1').toString())
      return !(isOptional && value === null) && !mayHold[field]?.(value)
    } catch {
      return true
    }
  }
  return fc
    .oneof(
      { arbitrary: fc.constantFrom(...words), weight: 4 },
      { arbitrary: spoilt(right).map(utf8), weight: 3 },
      fc.string({ unit: 'binary', maxLength: 80 }).map((value) => utf8(JSON.stringify(value))),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), maxLength: 70 }).map((value) => `"${value}"`),
      bytes.map((value) => `"${value.replaceAll('"', '')}"`),
      bytes,
      fc.double().map(String),
      fc.bigInt().map(String),
      fc.json({ maxDepth: 5 }).map(utf8),
    )
    .filter(isWrong)
}
