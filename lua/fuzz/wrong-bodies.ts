import fc from 'fast-check'
import { plainBody, type RawBody, utf8 } from './raw-call.ts'
import type { Fields, RightCall } from './right-calls.ts'
import { wrongEditText } from './wrong-edits.ts'
import { wrongJson } from './wrong-fields.ts'

type Entry = readonly [name: string, json: string]

const objectOf = (entries: readonly Entry[]): string =>
  `{${entries.map(([name, json]) => `"${name}":${json}`).join(',')}}`

const entriesOf = (fields: Fields): readonly Entry[] =>
  Object.entries(fields).map(([name, value]) => [name, utf8(JSON.stringify(value))])

/** Fields that nobody reads; they are allowed (C1). */
const others: readonly Entry[] = [
  ['', '"x"'],
  ['__proto__', '1'],
  ['constructor', '{}'],
  ['toString', 'null'],
  ['many', '[1,2,3]'],
]

const withOthers = (entries: readonly Entry[]): fc.Arbitrary<string> =>
  fc.subarray([...others], { maxLength: 2 }).map((more) => objectOf([...more, ...entries]))

/** One field is missing, or wrong, or stands there again and wrong: of two the last one counts. */
const wrongField = (right: RightCall): fc.Arbitrary<string> =>
  fc.constantFrom(...Object.keys(right.fields)).chain((field) => {
    const isOptional = right.optional.includes(field)
    const entries = entriesOf(right.fields)
    const wrong = wrongJson(field, right.fields[field], isOptional)
    const replaced = (json: string): readonly Entry[] =>
      entries.map(([name, old]) => [name, name === field ? json : old])
    return fc.oneof(
      { arbitrary: wrong.chain((json) => withOthers(replaced(json))), weight: 4 },
      { arbitrary: wrong.chain((json) => withOthers([...entries, [field, json]])), weight: 2 },
      { arbitrary: withOthers(entries.filter(([name]) => name !== field)), weight: isOptional ? 0 : 1 },
    )
  })

const unauthorised = (right: RightCall): fc.Arbitrary<string> =>
  fc
    .constantFrom(...right.unauthorised)
    .chain((changes) => withOthers(entriesOf({ ...right.fields, ...changes })))

const wrongEdit = (right: RightCall): fc.Arbitrary<string> =>
  wrongEditText.map((data) => objectOf(entriesOf({ ...right.fields, data })))

const garbage = {
  front: ['\xef\xbb\xbf', '\xff\xfe', '\0', 'x', '[', '"', ',', '{}', ' '.repeat(9000)],
  back: ['\0', '\0}', 'x', ']', '}', ',', '"', '{}', '\xff', ' 1', ' '.repeat(9000)],
  between: ['\0', '\x01', '\x0b', '\x1f', '\x80', '\xc0\xaf', '\xed\xa0\x80', '\xf5', '\xff'],
}

/** A right body whose bytes were spoilt. It has none of the optional fields: a name that was spoilt would only be unknown. */
const wrongBytes = (right: RightCall): fc.Arbitrary<string> => {
  const entries = entriesOf(right.fields).filter(([name]) => !right.optional.includes(name))
  const body = objectOf(entries)
  return fc.oneof(
    fc.nat(body.length - 1).map((at) => body.slice(0, at)),
    fc.constantFrom(...garbage.front).map((bytes) => bytes + body),
    fc.constantFrom(...garbage.back).map((bytes) => body + bytes),
    fc
      .tuple(fc.nat(body.length - 2), fc.constantFrom(...garbage.between))
      .map(([at, bytes]) => body.slice(0, at + 1) + bytes + body.slice(at + 1)),
    fc.constantFrom(
      `[${body}]`,
      `{"body":${body}}`,
      JSON.stringify(body),
      body + body,
      body.replaceAll('"', "'"),
      body.replaceAll('"', ''),
      Buffer.from(body, 'utf16le').toString('latin1'),
      `${body.slice(0, -1)},"pad":"${'x'.repeat(9000)}"}`,
      `{"pad":"${'x'.repeat(9000)}",${body.slice(1)}`,
    ),
    fc.nat(2000).map((depth) => `{"password":${'['.repeat(depth)}`),
    fc.nat(2000).map((depth) => `{"code":${'{"x":'.repeat(depth)}`),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc.json({ maxDepth: 6 }).map(utf8),
  )
}

const cheap = [
  '"k":1,',
  '"k":"",',
  '1,',
  'null,',
  '"x",',
  '[',
  '{"a":',
  '{"a":[',
  ' ',
  '"',
  '\\',
  '\\"',
  '\0',
  'x',
]
const dear = [utf8('ж'), utf8('漢'), utf8('🚀'), '\xff', '\xd0', '\xf0\x9f\x9a', '\x80']
const escaped = (text: string) => JSON.stringify(text).slice(1, -1)
const entriesOfPut = [
  '"k":"x",',
  '"k":1,',
  '"k":"x" ,',
  '"',
  '\\"',
  '\\u0041',
  '","',
  '":"',
  '\\',
  '[',
  '{"put":{',
]

/** A body as large as bodies may be, and larger, made of one thing many times. */
const largeBody = (right: RightCall): fc.Arbitrary<RawBody> => {
  const { data: _, ...fields } = right.fields
  const front = objectOf(entriesOf(fields)).slice(0, -1)
  const places = fc.oneof(
    fc.constantFrom(...cheap).map((repeated) => ({ start: '{', repeated, end: '"k":1}' })),
    fc
      .constantFrom(...cheap, ...dear)
      .map((repeated) => ({ start: `${front},"data":"`, repeated, end: '"}' })),
    fc.constantFrom(...entriesOfPut, ...dear).map((unit) => ({
      start: `${front},"data":"${escaped('{"put":{')}`,
      repeated: escaped(unit),
      end: `${escaped('},"del":[]}')}"}`,
    })),
    fc.constantFrom('1,', '"a",', '"', '[').map((unit) => ({
      start: `${front},"data":"${escaped('{"put":{},"del":[')}`,
      repeated: escaped(unit),
      end: `${escaped('"b"]}')}"}`,
    })),
  )
  return fc
    .tuple(places, fc.constantFrom(5_000, 60_000, 600_000, 8_300_000, 8_400_000))
    .map(([place, bytes]) => ({
      ...place,
      times: Math.floor((dear.includes(place.repeated) ? bytes / 30 : bytes) / place.repeated.length),
    }))
}

/** Bodies with which a call that has any fields must be refused. */
export function wrongBody(right: RightCall): fc.Arbitrary<RawBody> {
  const kinds = [
    { arbitrary: wrongField(right).map(plainBody), weight: 200 },
    { arbitrary: wrongBytes(right).map(plainBody), weight: 100 },
  ]
  if (right.unauthorised.length > 0) {
    kinds.push({ arbitrary: unauthorised(right).map(plainBody), weight: 100 })
  }
  if ('data' in right.fields) {
    kinds.push({ arbitrary: wrongEdit(right).map(plainBody), weight: 300 })
    kinds.push({ arbitrary: largeBody(right), weight: 5 })
  }
  return fc.oneof(...kinds)
}
