import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { takeSnapshot } from './snapshot.ts'
import { call, createTestStream, editText, keysOf, type TestStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

type Listed = { name: string; created: number; seen: number; viewers: number; rev: number }

async function list(limit: number, before?: readonly [number | string, string]): Promise<Listed[]> {
  const [word, now, ...flat] = await call(stack, 'stream_list', [], { limit, before })
  expect(word).toBe('OK')
  expect(Number(now)).toBeGreaterThan(1_700_000_000_000)
  expect(flat.length % 5).toBe(0)
  return Array.from({ length: flat.length / 5 }, (_, at) => {
    const [name = '', created, seen, viewers, rev] = flat.slice(5 * at, 5 * at + 5)
    return { name, created: Number(created), seen: Number(seen), viewers: Number(viewers), rev: Number(rev) }
  })
}

/** Every page, one after the other. */
async function listAll(limit: number): Promise<Listed[]> {
  const all: Listed[] = []
  for (;;) {
    const last = all.at(-1)
    const page = await list(limit, last && [last.seen, last.name])
    all.push(...page)
    if (page.length < limit) return all
  }
}

const writeSeen = `
for i = 1, #ARGV, 4 do
  redis.call('HSET', ARGV[i], 'seen', ARGV[i + 3])
  redis.call('ZADD', ARGV[i + 1], -ARGV[i + 3], ARGV[i + 2])
end`

/** Makes the leaders' last signs of life what they are said to be. */
async function setSeen(streams: readonly TestStream[], momentOf: (at: number) => number): Promise<void> {
  const args = streams.flatMap(({ keys, name }, at) => [keys.record, keys.index, name, String(momentOf(at))])
  await stack.admin('EVAL', writeSeen, '0', ...args)
}

/** The edge lets one address bring 20 plans at a time. */
const STARTS_AT_ONCE = 15

async function startedStreams(names: readonly string[]): Promise<readonly TestStream[]> {
  const streams = names.map((name) => createTestStream(stack, name))
  for (let at = 0; at < streams.length; at += STARTS_AT_ONCE) {
    const some = streams.slice(at, at + STARTS_AT_ONCE)
    const answers = await Promise.all(some.map((stream) => stream.start()))
    expect(answers.every(([word]) => word === 'OK')).toBe(true)
  }
  return streams
}

const inBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

test('[R8] answers nothing where nothing is', async () => {
  expect(await list(200)).toEqual([])
})

test('[R8] [C6] names, ages, viewers and revisions of the streams that are', async () => {
  const stream = createTestStream(stack, 'Жуковский / ops.json «🚀»')
  const [, , , created] = await stream.start()
  await stream.publish(editText({ a: 'x' }))
  await stream.viewerBeat({ who: 'a' })
  await stream.viewerBeat({ who: 'b' })
  await stack.admin('ZADD', stream.keys.here, String(Number(created) - 30_000), 'stale')
  const seen = Number(await stack.admin('HGET', stream.keys.record, 'seen'))
  expect(await list(10)).toEqual([{ name: stream.name, created: Number(created), seen, viewers: 2, rev: 2 }])
})

test('[R8] puts the newest sign of life first, and those of the same moment in the order of their bytes', async () => {
  const names = ['b', 'a', 'B', 'ab', 'ж', 'é', 'Z', 'zz', 'аб', '🚀', '～', 'a b', '/', '.']
  const streams = await startedStreams(names)
  await setSeen(streams, () => 1_700_000_000_000)
  const others = await startedStreams(['newest', 'oldest'])
  await setSeen(others, (at) => 1_700_000_000_001 - 2 * at)
  const expected = ['newest', ...names.toSorted(inBytes), 'oldest']
  expect((await list(200)).map(({ name }) => name)).toEqual(expected)
  for (const limit of [1, 2, 3, 15]) expect((await listAll(limit)).map(({ name }) => name)).toEqual(expected)
})

test('[R8] pages through 500 streams without a gap and without a repetition', async () => {
  const streams = await startedStreams(Array.from({ length: 500 }, (_, at) => `stream ${at}`))
  // Many at the same moment: pages break within them.
  const moment = (at: number) => 1_700_000_000_000 + (at % 7) * 1000
  await setSeen(streams, moment)
  const expected = streams
    .map(({ name }, at) => ({ name, seen: moment(at) }))
    .sort((a, b) => b.seen - a.seen || inBytes(a.name, b.name))
  for (const limit of [7, 50, 200]) {
    expect((await listAll(limit)).map(({ name, seen }) => ({ name, seen }))).toEqual(expected)
  }
})

test('[R8] pages through one full partition', async () => {
  const names: string[] = []
  for (let at = 0; names.length < 60; at++) if (keysOf(`n${at}`).partition === 5) names.push(`n${at}`)
  const streams = await startedStreams(names)
  await setSeen(streams, () => 1_700_000_000_000)
  expect((await listAll(7)).map(({ name }) => name)).toEqual(names.toSorted(inBytes))
})

test('[R8] [P7] leaves out streams whose record is gone, however many', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `stream ${at}`)
  const streams = await startedStreams(names)
  await stack.admin('DEL', ...streams.slice(0, 59).map(({ keys }) => keys.record))
  expect((await list(5)).map(({ name }) => name)).toEqual(['stream 59'])
})

test('[R8] goes on after an entry that is gone meanwhile', async () => {
  const streams = await startedStreams(['a', 'b', 'c'])
  await setSeen(streams, () => 1_700_000_000_000)
  await streams[1]?.stop()
  expect((await list(5, [1_700_000_000_000, 'b'])).map(({ name }) => name)).toEqual(['c'])
  expect((await list(5, ['1700000000000', 'b'])).map(({ name }) => name)).toEqual(['c'])
  expect(await list(5, [0, 'b'])).toEqual([])
})

test.each([
  ['no limit', {}],
  ['limit 0', { limit: 0 }],
  ['limit 201', { limit: 201 }],
  ['limit 1.5', { limit: 1.5 }],
  ['a limit in words', { limit: 'all' }],
  ['a name alone', { limit: 5, before: 'a' }],
  ['no name', { limit: 5, before: [1] }],
  ['three things', { limit: 5, before: [1, 'a', 2] }],
  ['an object', { limit: 5, before: { seen: 1, name: 'a' } }],
  ['a name that is none', { limit: 5, before: [1, ' a'] }],
  ['a number as name', { limit: 5, before: [1, 7] }],
  ['a moment that is none', { limit: 5, before: [-1, 'a'] }],
])('[R8] refuses to go on from %s', async (_, body) => {
  const [word, words] = await call(stack, 'stream_list', [], body)
  expect(word).toBe('bad-request')
  expect(words).toMatch(/^(limit|before) /)
})

test('[R9] changes nothing', async () => {
  await startedStreams(['a', 'b'])
  const before = await takeSnapshot(stack)
  await list(5)
  expect(await takeSnapshot(stack)).toEqual(before)
})
