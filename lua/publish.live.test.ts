import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { call, createTestStream, editText, randomHex, type TestStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

const kib = 1024
const mib = 1024 * kib

async function startedStream(plan: Readonly<Record<string, string>> = {}): Promise<TestStream> {
  const stream = createTestStream(stack)
  expect((await stream.start({ data: editText(plan) })).slice(0, 2)).toEqual(['OK', '1'])
  return stream
}

/** `count` elements of `bytes` each. */
const elements = (count: number, bytes: number, prefix = 'e'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${prefix}${at}`, 'x'.repeat(bytes)]))

test('[R3] [E2] [C5] changes plan, revision and log together and publishes the very text that came', async () => {
  const stream = await startedStream({ a: 'old', b: 'gone' })
  const listener = await listen(stack, stream.channel)
  const data = '{"put":{"a":"\\u043dовое \\/ \\"x\\"","c":"1e3"},"del":["b","never-there"]}'
  expect(await stream.publish(data, { edit: 'edit-2' })).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual({ a: 'новое / "x"', c: '1e3' })
  expect(await readHash(stack, stream.keys.record)).toMatchObject({
    ...{ rev: '2', edit: 'edit-2', bytes: String(Buffer.byteLength('aновое / "x"c1e3')) },
  })
  expect(await stack.admin('XREVRANGE', stream.keys.log, '+', '-', 'COUNT', '1')).toEqual([['2-0', ['e', data]]])
  expect(await listener.messages(1)).toEqual([
    `\nid: ${stream.epoch}:2\nevent: plan\ndata: {"rev":2,"edit":${data}}\n\n`,
  ])
  listener.close()
})

test('[C5] counts an empty edit', async () => {
  const stream = await startedStream({ a: 'x' })
  expect(await stream.publish(editText())).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual({ a: 'x' })
})

test('[R3] answers the last accepted edit again with its revision and changes nothing', async () => {
  const stream = await startedStream()
  const publish = () => stream.publish(editText({ a: 'x' }), { edit: 'edit-2' })
  expect(await publish()).toEqual(['OK', '2'])
  const listener = await listen(stack, stream.channel)
  const before = await takeSnapshot(stack)
  expect(await publish()).toEqual(['OK', '2'])
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await listener.eventsSoFar()).toEqual([])
  listener.close()
})

test('[P6] [P4] keeps count of the plan’s bytes over puts, replacements and deletions', async () => {
  const stream = await startedStream({ a: 'x' })
  const bytes = async () => (await readHash(stack, stream.keys.record)).bytes
  expect(await bytes()).toBe('2')
  await stream.publish(editText({ a: 'жуки', bb: 'y' }))
  expect(await bytes()).toBe('12')
  await stream.publish(editText({ a: 'z' }, ['bb', 'cc']))
  expect(await bytes()).toBe('2')
  await stream.publish(editText({}, ['a']))
  expect(await bytes()).toBe('0')
  expect(await stack.admin('EXISTS', stream.keys.plan)).toBe(0)
})

test('[E2] announces an edit of more than 8 KiB without its text', async () => {
  const stream = await startedStream()
  const listener = await listen(stack, stream.channel)
  const frame = editText({ a: '' }).length
  await stream.publish(editText({ a: 'x'.repeat(8 * kib - frame) }))
  await stream.publish(editText({ a: 'x'.repeat(8 * kib - frame + 1) }))
  const [within, over] = await listener.events(2)
  expect(within?.data).toHaveLength(8 * kib + '{"rev":2,"edit":}'.length)
  expect(over?.data).toBe('{"rev":3}')
  listener.close()
})

test('[P6] takes an edit of 200 KB in many elements', async () => {
  const stream = await startedStream()
  const put = elements(200, 1000)
  expect(await stream.publish(editText(put))).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual(put)
})

test('[P6] takes a plan of 4 MiB to the byte', async () => {
  const stream = createTestStream(stack)
  // 64 elements with ids of 2 bytes each, and one that takes what is left
  const put = elements(10, 65_536)
  const rest = elements(54, 65_533 - 1, 'r')
  const text = editText(put)
  expect((await stream.start({ data: text })).slice(0, 2)).toEqual(['OK', '1'])
  expect((await stream.publish(editText(rest))).slice(0, 2)).toEqual(['OK', '2'])
  const { bytes } = await readHash(stack, stream.keys.record)
  const left = 4 * mib - Number(bytes)
  expect((await stream.publish(editText({ z: 'x'.repeat(left) })))[0]).toBe('too-large')
  expect(await stream.publish(editText({ z: 'x'.repeat(left - 1) }))).toEqual(['OK', '3'])
  expect(await readHash(stack, stream.keys.record)).toMatchObject({ bytes: String(4 * mib) })
  expect((await stream.publish(editText({ z: 'x'.repeat(left) })))[0]).toBe('too-large')
  expect(await stream.publish(editText({ z2: 'y' }, ['z']))).toEqual(['OK', '4'])
})

test('[P6] takes a value of 64 KiB and none of a byte more, counted in UTF-8', async () => {
  const stream = await startedStream()
  expect(await stream.publish(editText({ a: 'ж'.repeat(32 * kib) }))).toEqual(['OK', '2'])
  const [word, words] = await stream.publish(editText({ a: 'ж'.repeat(32 * kib), b: `${'ж'.repeat(32 * kib)}x` }))
  expect(word).toBe('too-large')
  expect(words).toBe('element b is 65537 bytes, at most 65536')
})

test('[P6] takes an edit of 6 MiB and none of a byte more', async () => {
  const stream = await startedStream()
  // Escapes are long in the text and short in the plan.
  const unit = '\\u0041'
  const put = Object.fromEntries(Array.from({ length: 64 }, (_, at) => [`e${at}`, 'A'.repeat(10_000)]))
  const escaped = editText(put).replaceAll('A', unit)
  const padded = (bytes: number) =>
    `${escaped.slice(0, -'},"del":[]}'.length)},"z":"${'z'.repeat(60_000)}"${' '.repeat(bytes)}},"del":[]}`
  const pad = 6 * mib - padded(0).length
  expect((await stream.publish(padded(pad + 1))).slice(0, 2)).toEqual(['too-large', expect.stringContaining('the edit')])
  expect(await stream.publish(padded(pad))).toEqual(['OK', '2'])
})

test('[P6] takes 5,000 elements and not the 5,001st', async () => {
  const stream = createTestStream(stack)
  expect((await stream.start({ data: editText(elements(5001, 1)) }))[0]).toBe('too-many')
  expect((await stream.start({ data: editText(elements(5000, 1)) })).slice(0, 2)).toEqual(['OK', '1'])
  expect(await stream.publish(editText({ another: 'x' }))).toEqual([
    'too-many',
    'the plan would have 5001 elements, at most 5000',
  ])
  expect(await stream.publish(editText({ e0: 'changed' }))).toEqual(['OK', '2'])
  expect(await stream.publish(editText({ another: 'x' }, ['e1']))).toEqual(['OK', '3'])
  expect(await stack.admin('HLEN', stream.keys.plan)).toBe(5000)
})

test('[P6] replaces a whole plan of 5,000 elements in one edit, and takes no larger one', async () => {
  const stream = createTestStream(stack)
  const old = elements(5000, 1)
  await stream.start({ data: editText(old) })
  const ids = Object.keys(old)
  expect((await stream.publish(editText(elements(5001, 1, 'n'), ids)))[0]).toBe('too-many')
  expect((await stream.publish(editText({}, [...ids, 'one-more'])))[0]).toBe('too-many')
  expect(await stream.publish(editText(elements(5000, 1, 'n'), ids))).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual(elements(5000, 1, 'n'))
})

test('[C1] [C2] takes numbers as numbers or as decimal strings', async () => {
  const stream = await startedStream()
  expect(await stream.publish(editText(), { term: '1' })).toEqual(['OK', '2'])
  expect(await stream.publish(editText(), { term: 1 })).toEqual(['OK', '3'])
  for (const term of ['0x1', '1.0', ' 1', '-1', '', 1.5, -1, '1e0', 1e300, [1], { a: 1 }, true, null]) {
    expect((await stream.publish(editText(), { term })).slice(0, 2)).toEqual(['bad-request', expect.stringContaining('term')])
  }
})

test('[C1] ignores fields that it does not know', async () => {
  const stream = await startedStream()
  expect(await stream.publish(editText(), { colour: { deep: [[['blue']]] }, who: 7 })).toEqual(['OK', '2'])
})

describe('[C5] takes', () => {
  const good: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['an element called __proto__', '{"put":{"__proto__":"x"},"del":[]}', { ['__proto__']: 'x' }],
    ['an element called put or del', '{"put":{"put":"x","del":"y"},"del":["x"]}', { put: 'x', del: 'y' }],
    ['ids that are numbers to look at', '{"put":{"1":"x","2":"y"},"del":["3"]}', { 1: 'x', 2: 'y' }],
    ['ids that differ in case alone', '{"put":{"a":"x","A":"y"},"del":[]}', { a: 'x', A: 'y' }],
    ['values that look like the end of an edit', '{"put":{"a":"},\\"del\\":[]}"},"del":[]}', { a: '},"del":[]}' }],
    ['line feeds in a value, escaped', '{"put":{"a":"x\\r\\ny"},"del":[]}', { a: 'x\r\ny' }],
    ['emoji, escaped or not', '{"put":{"a":"\\ud83d\\ude80🚀"},"del":[]}', { a: '🚀🚀' }],
    ['the last of a repeated id, as JSON does', '{"put":{"a":"x","a":"y"},"del":[]}', { a: 'y' }],
    ['white space between ids', '{"put":{"a": "x" , "b":"y"},"del":[ "c" ]}', { a: 'x', b: 'y' }],
    ['a value with delete', '{"put":{"a":"\u007f"},"del":[]}', { a: '\u007f' }],
  ]
  test.each(good)('%s', async (_, data, plan) => {
    const stream = await startedStream()
    expect(await stream.publish(data)).toEqual(['OK', '2'])
    expect(Object.entries(await readHash(stack, stream.keys.plan)).sort()).toEqual(Object.entries(plan).sort())
    expect(Object.entries(JSON.parse(data).put).sort()).toEqual(Object.entries(plan).sort())
  })
})

describe('[C5] [C4] refuses', () => {
  const bad: readonly (readonly [string, unknown])[] = [
    ['no text', ''],
    ['a value that is no string', 7],
    ['an object instead of its text', { put: {}, del: [] }],
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
    ['white space around the keys', '{ "put": {}, "del": [] }'],
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
    ['closed nesting of 1,000', `{"put":{"a":${'['.repeat(1000)}${']'.repeat(1000)}},"del":[]}`],
  ]
  test.each(bad)('%s', async (_, data) => {
    const stream = await startedStream({ kept: 'x' })
    const before = await takeSnapshot(stack)
    const { keys, code, epoch } = stream
    const body = { code, epoch, term: 1, edit: randomHex(16), data }
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
  ])('[W14] %s in UTF-8', async (_, bytes) => {
    const stream = await startedStream({ kept: 'x' })
    const { keys, code, epoch } = stream
    const before = await takeSnapshot(stack)
    const data = editText({ a: '¤' })
    const body = Buffer.from(JSON.stringify({ code, epoch, term: 1, edit: randomHex(16), data }))
    const at = body.indexOf('¤')
    const path = ['FCALL/stream_publish/5', ...keys.inOrder.map(encodeURIComponent)].join('/')
    const response = await fetch(`http://127.0.0.1:${stack.webdisPort}/${path}`, {
      method: 'PUT',
      body: Buffer.concat([body.subarray(0, at), Buffer.from(bytes), body.subarray(at + 2)]),
    })
    expect(await response.json()).toMatchObject({ FCALL: ['bad-request', expect.stringContaining('UTF-8')] })
    expect(await takeSnapshot(stack)).toEqual(before)
  })
})
