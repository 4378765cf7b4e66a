import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { call, editText, randomHex, startStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

describe('[C5] takes', () => {
  const good: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['an element called __proto__', '{"put":{"__proto__":"x"},"del":[]}', { ['__proto__']: 'x' }],
    ['an element called put or del', '{"put":{"put":"x","del":"y"},"del":["x"]}', { put: 'x', del: 'y' }],
    ['ids that are numbers to look at', '{"put":{"1":"x","2":"y"},"del":["3"]}', { 1: 'x', 2: 'y' }],
    ['ids that differ in case alone', '{"put":{"a":"x","A":"y"},"del":[]}', { a: 'x', A: 'y' }],
    [
      'values that look like the end of an edit',
      '{"put":{"a":"},\\"del\\":[]}"},"del":[]}',
      { a: '},"del":[]}' },
    ],
    ['line feeds in a value, escaped', '{"put":{"a":"x\\r\\ny"},"del":[]}', { a: 'x\r\ny' }],
    ['characters beyond ASCII, escaped', '{"put":{"a":"\\u0436\\ud83d\\ude80"},"del":[]}', { a: 'ж🚀' }],
    [
      'values that end as one that is followed by another',
      '{"put":{"a":"\\",","b":",","c":"\\\\"},"del":[]}',
      { a: '",', b: ',', c: '\\' },
    ],
    ['a value with delete', '{"put":{"a":"\u007f"},"del":[]}', { a: '\u007f' }],
  ]
  test.each(good)('%s', async (_, data, plan) => {
    const stream = await startStream(stack)
    expect(await stream.publish(data)).toEqual(['OK', '2'])
    expect(Object.entries(await readHash(stack, stream.keys.plan)).sort()).toEqual(
      Object.entries(plan).sort(),
    )
    expect(Object.entries(JSON.parse(data).put).sort()).toEqual(Object.entries(plan).sort())
  })
})

test('[C5] takes whatever edit JSON.stringify writes, in ASCII', async () => {
  const stream = await startStream(stack)
  const id = fc.stringMatching(/^[\w-]{1,32}$/)
  const value = fc.string({ unit: fc.constantFrom(...'"\\,:{}[]x\n\u007fж🚀'), minLength: 1, maxLength: 12 })
  const plan = new Map<string, string>()
  let rev = 1
  for (const put of fc.sample(fc.dictionary(id, value, { maxKeys: 30 }), 200)) {
    const del = [...plan.keys()].filter((each, at) => at % 3 === 0 && !Object.hasOwn(put, each))
    expect(await stream.publish(editText(put, del)), JSON.stringify(put)).toEqual(['OK', String(++rev)])
    for (const each of del) plan.delete(each)
    for (const [each, text] of Object.entries(put)) plan.set(each, text)
  }
  expect(new Map(Object.entries(await readHash(stack, stream.keys.plan)))).toEqual(plan)
})

describe('[C5] [C4] refuses', () => {
  const bad: readonly (readonly [string, unknown])[] = [
    ['no text', ''],
    ['a value that is no string', 7],
    ['an object instead of its text', {}],
    ['null', null],
    ['no JSON', '{"put":{},"del":['],
    ['JSON and more', '{"put":{},"del":[]}{}'],
    ['an array', '[]'],
    ['a string', '"put"'],
    ['an empty object', '{}'],
    ['no del', '{"put":{}}'],
    ['no put', '{"del":[]}'],
    ['a third key', '{"put":{},"more":1,"del":[]}'],
    ['an array as put', '{"put":[],"del":[]}'],
    ['a filled array as put', '{"put":["x"],"del":[]}'],
    ['an object as del', '{"put":{"a":"x"},"del":{}}'],
    ['a filled object as del', '{"put":{"a":"x"},"del":{"b":"c"}}'],
    ['null as put', '{"put":null,"del":[]}'],
    ['null as del', '{"put":{"a":"x"},"del":null}'],
    ['an array put where an empty object stood', '{"put":{},"put":[],"del":["a"]}'],
    ['an object put for del first, hidden behind an array', '{"put":{},"put":[],"del":{},"del":[]}'],
    ['del first', '{"del":[],"put":{"a":"x"}}'],
    ['an object as del behind an array as put', '{"put":{"a":"x"},"del":{},"put":[]}'],
    ['an object as del behind a filled array as put', '{"put":{"a":"x"},"del":{},"put":["y"]}'],
    ['white space around the keys', '{ "put": {}, "del": [] }'],
    ['white space in put', '{"put":{"a": "x"},"del":[]}'],
    ['white space between ids', '{"put":{"a":"x" ,"b":"y"},"del":[]}'],
    ['white space in del', '{"put":{},"del":["a", "b"]}'],
    ['a comma too many in put', '{"put":{"a":"x",},"del":[]}'],
    ['a comma too many in del', '{"put":{},"del":["a",]}'],
    ['only a comma in put', '{"put":{,},"del":[]}'],
    ['only a comma in del', '{"put":{},"del":[,]}'],
    ['no comma in put', '{"put":{"a":"x""b":"y"},"del":[]}'],
    ['another sign than a comma in put', '{"put":{"a":"\\",";"b":"y"},"del":[]}'],
    ['a value without its end', '{"put":{"a":"x},"del":[]}'],
    ['an array of many instead of a value', `{"put":{"a":[${'1,'.repeat(100_000)}1]},"del":[]}`],
    ['an id twice in put', '{"put":{"a":"x","a":"y"},"del":[]}'],
    ['an escaped id', '{"put":{"\\u0061":"x"},"del":[]}'],
    ['an unknown escape', '{"put":{"a":"\\x"},"del":[]}'],
    ['a number as value', '{"put":{"a":1},"del":[]}'],
    ['NaN as value', '{"put":{"a":NaN},"del":[]}'],
    ['null as value', '{"put":{"a":null},"del":[]}'],
    ['an object as value', '{"put":{"a":{"kind":"point"}},"del":[]}'],
    ['an empty value', '{"put":{"a":""},"del":[]}'],
    ['a value with U+0000', '{"put":{"a":"x\\u0000y"},"del":[]}'],
    ['half a surrogate pair', '{"put":{"a":"\\ud83d"},"del":[]}'],
    ['an empty id', '{"put":{"":"x"},"del":[]}'],
    ['an id with a space', '{"put":{"a b":"x"},"del":[]}'],
    ['an id with a dot', '{"put":{"a.b":"x"},"del":[]}'],
    ['an id of 33', `{"put":{"${'a'.repeat(33)}":"x"},"del":[]}`],
    ['a Cyrillic id', '{"put":{"ж":"x"},"del":[]}'],
    ['an empty id in del', '{"put":{},"del":[""]}'],
    ['a number in del', '{"put":{},"del":[1]}'],
    ['null in del', '{"put":{},"del":[null]}'],
    ['an array in del', '{"put":{},"del":[["a"]]}'],
    ['an id twice in del', '{"put":{},"del":["a","a"]}'],
    ['an id in put and in del', '{"put":{"a":"x"},"del":["a"]}'],
    ['a raw line feed', '{"put":{"a":"x\ny"},"del":[]}'],
    ['a raw line feed between tokens', '{"put":{"a":\n"x"},"del":[]}'],
    ['a raw carriage return', '{"put":{"a":"x\ry"},"del":[]}'],
    ['a raw tabulator', '{"put":{"a":"x\ty"},"del":[]}'],
    ['nesting without end', `{"put":{"a":${'['.repeat(100_000)}`],
    ['an array as value', '{"put":{"a":[]},"del":[]}'],
    ['a letter beyond ASCII', '{"put":{"a":"ж"},"del":[]}'],
  ]
  test.each(bad)('%s', async (_, data) => {
    const stream = await startStream(stack, { kept: 'x' })
    const before = await takeSnapshot(stack)
    const { keys, key, epoch } = stream
    const body = { key, epoch, term: 1, edit: randomHex(16), data }
    const [word, words] = await call(stack, 'stream_publish', keys.inOrder, body)
    expect(word).toBe('bad-request')
    expect(words).toMatch(/^(data|the value|an element id|element) /)
    expect(await takeSnapshot(stack)).toEqual(before)
  })

  test.each([
    ['a byte that is none', [0xff]],
    ['a stray continuation', [0x80]],
    ['a character cut off', [0xd0]],
    ['a slash written too long', [0xc0, 0xaf]],
    ['three bytes for two', [0xe0, 0x9f, 0xbf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['four bytes for three', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['more than Unicode has', [0xf4, 0x90, 0x80, 0x80]],
    ['pieces that would make a character if what is between were cut out', [0xd0, 0xd0, 0xb6, 0xb6]],
  ])('[W14] %s in UTF-8, as any other character', async (_, bytes) => {
    const stream = await startStream(stack, { kept: 'x' })
    const { keys, key, epoch } = stream
    const before = await takeSnapshot(stack)
    const data = '{"put":{"a":"¤"},"del":[]}'
    const body = Buffer.from(JSON.stringify({ key, epoch, term: 1, edit: randomHex(16), data }))
    const at = body.indexOf('¤')
    const path = ['FCALL/stream_publish/5', ...keys.inOrder.map(encodeURIComponent)].join('/')
    const response = await fetch(`http://127.0.0.1:${stack.webdisPort}/${path}`, {
      method: 'PUT',
      body: Buffer.concat([body.subarray(0, at), Buffer.from(bytes), body.subarray(at + 2)]),
    })
    expect(await response.json()).toMatchObject({ FCALL: ['bad-request', expect.stringContaining('ASCII')] })
    expect(await takeSnapshot(stack)).toEqual(before)
  })
})
