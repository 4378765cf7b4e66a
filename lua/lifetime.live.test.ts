import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash } from './snapshot.ts'
import { createTestStream, editText, type Reply, startStream, type TestStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

const expiryOf = (key: string) => stack.admin('PEXPIRETIME', key)

/** A started stream of which every key exists. */
async function fullStream(ttl?: number): Promise<TestStream> {
  const stream = await startStream(stack, { a: 'x' }, { ttl })
  expect((await stream.viewerBeat())[0]).toBe('OK')
  return stream
}

/** Makes every lifetime look as if the leader had last lived a minute earlier. */
async function age(stream: TestStream): Promise<number> {
  const { record, plan, log, here, index } = stream.keys
  const { seen, ttl } = await readHash(stack, record)
  const earlier = Number(seen) - 60_000
  await stack.admin('HSET', record, 'seen', String(earlier))
  await stack.admin('ZADD', index, String(-earlier), stream.name)
  for (const key of [record, plan, log, here]) {
    await stack.admin('PEXPIREAT', key, String(earlier + Number(ttl) * 1000))
  }
  return earlier
}

test.each([
  [undefined, 10_800],
  [600, 600],
  [86_400, 86_400],
  ['7200', 7200],
])('[P7] [P6] a time to live of %s is %s seconds for every key', async (chosen, seconds) => {
  const stream = createTestStream(stack)
  const [word, , , created] = await stream.start({ data: editText({ a: 'x' }), ttl: chosen })
  expect(word).toBe('OK')
  await stream.viewerBeat()
  const { record, plan, log, here } = stream.keys
  for (const key of [record, plan, log, here]) {
    expect(await expiryOf(key)).toBe(Number(created) + seconds * 1000)
  }
})

test.each([599, 86_401, 0, -1, 600.5, 'long', '600 ', true])(
  '[P6] refuses a time to live of %s',
  async (ttl) => {
    const answer = await createTestStream(stack).start({ ttl })
    expect(answer).toEqual(['bad-request', 'ttl must be a whole number from 600 to 86400'])
  },
)

const signs: readonly (readonly [string, (stream: TestStream) => Promise<Reply>])[] = [
  ['a Reconnect', (stream) => stream.reconnect()],
  ['an accepted edit', (stream) => stream.publish(editText({ b: 'y' }))],
  ['an edit that empties the log', (stream) => stream.publish(editText({ b: 'y'.repeat(65_536) }))],
  ['the leader’s beat', (stream) => stream.leaderBeat()],
]
test.each(signs)('[P7] %s lets every key live on', async (_, act) => {
  const stream = await fullStream(700)
  const earlier = await age(stream)
  expect((await act(stream))[0]).toBe('OK')
  const { seen } = await readHash(stack, stream.keys.record)
  expect(Number(seen)).toBeGreaterThanOrEqual(earlier + 60_000)
  const { record, plan, log, here, index } = stream.keys
  for (const key of [record, plan, log, here]) {
    if (await stack.admin('EXISTS', key)) expect(await expiryOf(key)).toBe(Number(seen) + 700_000)
  }
  expect(await stack.admin('ZSCORE', index, stream.name)).toBe(`-${seen}`)
})

test('[P7] makes a plan and a log that come later expire as well', async () => {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ a: 'x'.repeat(65_536) }), ttl: 700 })
  await stream.publish(editText({}, ['a']))
  await stream.publish(editText({ a: 'x' }))
  const { seen } = await readHash(stack, stream.keys.record)
  expect(await expiryOf(stream.keys.plan)).toBe(Number(seen) + 700_000)
  expect(await expiryOf(stream.keys.log)).toBe(Number(seen) + 700_000)
})

const notSigns: readonly (readonly [string, (stream: TestStream) => Promise<Reply>])[] = [
  ['a viewer’s beat', (stream) => stream.viewerBeat()],
  ['a viewer who leaves', (stream) => stream.viewerBeat({ leave: true })],
  ['Connect', (stream) => stream.connect()],
  ['stream_since', (stream) => stream.since(0)],
  ['an edit that was accepted already', (stream) => stream.publish(editText({ b: 'y' }), { edit: 'edit-2' })],
]
test.each(notSigns)('[P7] %s lets nothing live longer', async (_, act) => {
  const stream = await fullStream(700)
  await stream.publish(editText({ b: 'y' }), { edit: 'edit-2' })
  const earlier = await age(stream)
  expect((await act(stream))[0]).toBe('OK')
  const { record, plan, log, here, index } = stream.keys
  expect(await readHash(stack, record)).toMatchObject({ seen: String(earlier) })
  for (const key of [record, plan, log, here]) {
    if (await stack.admin('EXISTS', key)) expect(await expiryOf(key)).toBe(earlier + 700_000)
  }
  expect(await stack.admin('ZSCORE', index, stream.name)).toBe(`-${earlier}`)
})

const sweepers: readonly (readonly [string, (stream: TestStream) => Promise<Reply>])[] = [
  ['Start', (stream) => stream.start()],
  ['leader’s beat', (stream) => stream.leaderBeat()],
]
test.each(sweepers)('[P7] clears expired streams out of the index with the next %s', async (what, act) => {
  const stream = createTestStream(stack)
  if (what !== 'Start') await stream.start()
  const others: TestStream[] = []
  while (others.length < 2) {
    const other = createTestStream(stack)
    if (other.keys.partition === stream.keys.partition) others.push(other)
  }
  const [idle, expired] = others
  if (!idle || !expired) throw new Error('two streams were made')
  await idle.start()
  await expired.start()
  for (const other of others) {
    const { seen } = await readHash(stack, other.keys.record)
    await stack.admin('ZADD', other.keys.index, String(600_001 - Number(seen)), other.name)
  }
  await stack.admin('PEXPIREAT', expired.keys.record, '1')
  expect((await act(stream))[0]).toBe('OK')
  const left = await stack.admin('ZRANGE', stream.keys.index, '0', '-1')
  expect(left).toEqual([stream.name, idle.name])
})

test('[P7] lets the index itself expire 24 hours after the last sign of life in it', async () => {
  const stream = await fullStream()
  const day = 86_400_000
  const { created, seen } = await readHash(stack, stream.keys.record)
  expect(Number(await expiryOf(stream.keys.index))).toBeGreaterThanOrEqual(Number(created) + day)
  expect(Number(await expiryOf(stream.keys.index))).toBeLessThan(Number(seen) + day + 60_000)
})
