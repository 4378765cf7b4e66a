import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash } from './snapshot.ts'
import { editText, type Reply, randomHex, startStream, type TestStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

/** C6's reply to a beat. */
function readBeat([word, ...items]: Reply) {
  expect(word).toBe('OK')
  expect(items).toHaveLength(7)
  const [rev, beat, ageMs, viewers, seen, now] = items.map(Number)
  return { rev, beat, ageMs, viewers, seen, now: now ?? Number.NaN, print: items[6] }
}

/** Lets `ms` pass for what a field of the record tells. */
async function setBack(stream: TestStream, field: 'beatAt' | 'seen', ms: number): Promise<number> {
  const time = Number((await readHash(stack, stream.keys.record))[field]) - ms
  await stack.admin('HSET', stream.keys.record, field, String(time))
  return time
}

test('[R7] [E3] publishes the first beat, and the next one not before 8 s have passed', async () => {
  const stream = await startStream(stack)
  await stream.publish(editText())
  const listener = await listen(stack, stream.channel)
  expect(readBeat(await stream.viewerBeat())).toMatchObject({ rev: 2, beat: 1, ageMs: 0, viewers: 1 })
  const second = readBeat(await stream.viewerBeat())
  expect(second).toMatchObject({ rev: 2, beat: 1, viewers: 1 })
  expect(readBeat(await stream.leaderBeat())).toMatchObject({ rev: 2, beat: 1, viewers: 1 })
  await setBack(stream, 'beatAt', 8000)
  expect(readBeat(await stream.leaderBeat())).toMatchObject({ rev: 2, beat: 2, ageMs: 0, viewers: 1 })
  const events = await listener.eventsSoFar()
  expect(events.map(({ id, type }) => ({ id, type }))).toEqual([
    { id: `${stream.epoch}:2`, type: 'beat' },
    { id: `${stream.epoch}:2`, type: 'beat' },
  ])
  expect(events.map(({ data }) => JSON.parse(data))).toEqual([
    { rev: 2, beat: 1, leader: expect.any(Number), viewers: 1, print: '000000000000' },
    { rev: 2, beat: 2, leader: 0, viewers: 1, print: '000000000000' },
  ])
  listener.close()
})

test('[R7] says how old the beat event is that it names', async () => {
  const stream = await startStream(stack)
  const first = readBeat(await stream.viewerBeat())
  await setBack(stream, 'beatAt', 5000)
  const second = readBeat(await stream.viewerBeat())
  expect(second.beat).toBe(1)
  expect(second.ageMs).toBe(second.now - first.now + 5000)
})

test('[R7] beats on when the clock was set back', async () => {
  const stream = await startStream(stack)
  await stream.viewerBeat()
  await setBack(stream, 'beatAt', -3_600_000)
  await setBack(stream, 'seen', -3_600_000)
  const listener = await listen(stack, stream.channel)
  expect(readBeat(await stream.viewerBeat())).toMatchObject({ beat: 2, ageMs: 0 })
  expect(JSON.parse((await listener.eventsSoFar())[0]?.data ?? '')).toMatchObject({ leader: 0 })
  listener.close()
})

test('[E3] [R7] tells viewers how long ago the leader lived', async () => {
  const stream = await startStream(stack)
  const seen = await setBack(stream, 'seen', 40_000)
  const listener = await listen(stack, stream.channel)
  const beat = readBeat(await stream.viewerBeat())
  expect(beat.seen).toBe(seen)
  expect(JSON.parse((await listener.eventsSoFar())[0]?.data ?? '')).toEqual({
    rev: 1,
    beat: 1,
    leader: beat.now - seen,
    viewers: 1,
    print: beat.print,
  })
  listener.close()
})

test('[R7] counts each viewer once, as long as their last beat is younger than 25 s', async () => {
  const stream = await startStream(stack)
  await stream.viewerBeat({ who: 'a' })
  await stream.viewerBeat({ who: 'a' })
  const { viewers, now } = readBeat(await stream.viewerBeat({ who: 'b' }))
  expect(viewers).toBe(2)
  await stack.admin('ZADD', stream.keys.here, String(now - 25_000), 'a')
  await stack.admin('ZADD', stream.keys.here, String(now + 1000), 'c')
  expect(readBeat(await stream.leaderBeat()).viewers).toBe(2)
  expect(await stack.admin('ZRANGE', stream.keys.here, '0', '-1')).toEqual(['b', 'c'])
})

test('[R7] counts who leaves no more, and lets who never came leave', async () => {
  const stream = await startStream(stack)
  await stream.viewerBeat({ who: 'a' })
  await stream.viewerBeat({ who: 'b' })
  expect(readBeat(await stream.viewerBeat({ who: 'a', leave: true })).viewers).toBe(1)
  expect(readBeat(await stream.viewerBeat({ who: 'c', leave: true })).viewers).toBe(1)
  expect(readBeat(await stream.viewerBeat({ who: 'b', leave: false })).viewers).toBe(1)
  expect(readBeat(await stream.viewerBeat({ who: 'b', leave: true })).viewers).toBe(0)
})

test('[R7] [P7] a leader who leaves is away at once, and comes back with the next beat', async () => {
  const stream = await startStream(stack, {}, { ttl: 600 })
  const left = readBeat(await stream.leaderBeat({ leave: true }))
  expect(left.seen).toBe(left.now - 25_000)
  expect(await stack.admin('ZSCORE', stream.keys.index, stream.name)).toBe(`-${left.seen}`)
  expect(await stack.admin('PEXPIRETIME', stream.keys.record)).toBe(left.now - 25_000 + 600_000)
  const back = readBeat(await stream.leaderBeat())
  expect(back.seen).toBe(back.now)
})

test('[R7] [P6] serves the 5,001st viewer without counting them', async () => {
  const stream = await startStream(stack)
  const { now } = readBeat(await stream.viewerBeat({ who: 'known' }))
  const fill = 'for i = 1, 4999 do redis.call("ZADD", KEYS[1], ARGV[1], "v" .. i) end'
  await stack.admin('EVAL', fill, '1', stream.keys.here, String(now))
  expect(readBeat(await stream.viewerBeat({ who: 'new' })).viewers).toBe(5000)
  expect(await stack.admin('ZSCORE', stream.keys.here, 'new')).toBe(null)
  expect(readBeat(await stream.viewerBeat({ who: 'known' })).viewers).toBe(5000)
  expect(Number(await stack.admin('ZSCORE', stream.keys.here, 'known'))).toBeGreaterThanOrEqual(now)
  await stream.viewerBeat({ who: 'v1', leave: true })
  expect(readBeat(await stream.viewerBeat({ who: 'new' })).viewers).toBe(5000)
  expect(Number(await stack.admin('ZSCORE', stream.keys.here, 'new'))).toBeGreaterThanOrEqual(now)
})

test('[R7] [R12] needs the password of a viewer, and key and term of a leader', async () => {
  const stream = await startStream(stack)
  expect(await stream.viewerBeat({ password: randomHex(64) })).toEqual(['wrong-password'])
  expect(await stream.viewerBeat({ epoch: randomHex(32) })).toEqual(['stale-epoch'])
  expect((await stream.leaderBeat({ key: randomHex(32) })).slice(0, 2)).toEqual(['superseded', '1'])
  expect(await stream.leaderBeat({ epoch: randomHex(32) })).toEqual(['stale-epoch'])
  await stream.reconnect()
  expect((await stream.leaderBeat({ term: 1 }))[0]).toBe('superseded')
  expect((await stream.leaderBeat({ term: 2 }))[0]).toBe('OK')
})
