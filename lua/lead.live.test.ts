import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash } from './snapshot.ts'
import { createTestStream, editText, randomHex, sha1 } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

test('[R2] [E4] raises the term, says who leads, and tells the viewers', async () => {
  const stream = createTestStream(stack)
  const [, , , created] = await stream.start({ ttl: 700 })
  await stream.publish(editText({ a: 'x' }))
  const listener = await listen(stack, stream.channel)
  expect(await stream.reconnect({ by: 'phone' })).toEqual([
    'OK',
    stream.epoch,
    '2',
    '2',
    stream.channel,
    '700',
    created,
    'listed',
  ])
  expect((await stream.reconnect({ by: 'script' })).slice(0, 4)).toEqual(['OK', stream.epoch, '3', '2'])
  expect(await listener.eventsSoFar()).toEqual([
    { id: `${stream.epoch}:2`, type: 'lead', data: '{"term":2,"by":"phone"}' },
    { id: `${stream.epoch}:2`, type: 'lead', data: '{"term":3,"by":"script"}' },
  ])
  const record = await readHash(stack, stream.keys.record)
  expect(record).toMatchObject({ term: '3', by: 'script', led: record.seen })
  listener.close()
})

test('[R2] [C3] tells an earlier term who took over, and since when', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  await stream.reconnect({ by: 'tablet' })
  const { led = '' } = await readHash(stack, stream.keys.record)
  expect(await stream.publish(editText(), { term: 1 })).toEqual(['superseded', '2', led, 'tablet'])
  expect(await stream.leaderBeat({ term: 1 })).toEqual(['superseded', '2', led, 'tablet'])
  expect(await stream.publish(editText(), { term: 2 })).toEqual(['OK', '2'])
})

test('[R12] whoever reconnects leads by a key of their own, and secrets lead nobody', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  const key = randomHex(32)
  await stream.reconnect({ key })
  const { led = '' } = await readHash(stack, stream.keys.record)
  const superseded = ['superseded', '2', led, 'phone']
  for (const term of [1, 2]) {
    expect(await stream.publish(editText(), { term })).toEqual(superseded)
    expect(await stream.leaderBeat({ term })).toEqual(superseded)
  }
  expect(await stream.publish(editText(), { term: 2, key: undefined, code: stream.code })).toEqual([
    'bad-request',
    'key is missing: 32 lower-case hex digits',
  ])
  expect(await stream.publish(editText(), { term: 2, key })).toEqual(['OK', '2'])
  expect((await stream.leaderBeat({ term: 2, key }))[0]).toBe('OK')
})

test('[R2] [R3] supersedes even the retry of an edit that was accepted', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  await stream.publish(editText(), { edit: 'edit-1' })
  await stream.reconnect()
  expect((await stream.publish(editText(), { edit: 'edit-1' })).slice(0, 2)).toEqual(['superseded', '2'])
})

test('[R2] [L3] takes a term later than the record’s for a record that went back in time', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  expect(await stream.publish(editText(), { term: 2 })).toEqual(['stale-epoch'])
  expect(await stream.leaderBeat({ term: 2 })).toEqual(['stale-epoch'])
})

test('[R4] [E4] deletes everything but that it was stopped, says so on the channel, and once', async () => {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ a: 'x' }) })
  await stream.viewerBeat()
  await stream.reconnect()
  const listener = await listen(stack, stream.channel)
  const before = await readHash(stack, stream.keys.record)
  expect(await stream.stop()).toEqual(['OK'])
  expect(await listener.eventsSoFar()).toEqual([{ id: `${stream.epoch}:1`, type: 'end', data: '{}' }])
  const { record, plan, log, here, index } = stream.keys
  expect(await stack.admin('EXISTS', plan, log, here)).toBe(0)
  const { salt, kdf } = before
  expect(await readHash(stack, record)).toEqual({
    ...{ stopped: stream.epoch, password: sha1(stream.password), salt, kdf },
  })
  expect(await stream.salt()).toEqual(['OK', salt, kdf])
  expect(Number(await stack.admin('TTL', record))).toBeGreaterThan(86_390)
  expect(await stack.admin('ZSCORE', index, stream.name)).toBe(null)
  expect(await stream.stop()).toEqual(['unknown-stream', stream.epoch])
  listener.close()
})

test('[R4] [R1] leaves the name free, but not for what was stopped', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  await stream.stop()
  expect(await stream.start()).toEqual(['unknown-stream', stream.epoch])
  const epoch = randomHex(32)
  expect(await stream.start({ epoch, instead: stream.epoch })).toEqual(['unknown-stream', stream.epoch])
  expect((await stream.start({ epoch }))[0]).toBe('OK')
  expect(await readHash(stack, stream.keys.record)).not.toHaveProperty('stopped')
})

test('[R4] leaves the other streams of the partition alone', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  let other = createTestStream(stack)
  while (other.keys.partition !== stream.keys.partition) other = createTestStream(stack)
  await other.start()
  await stream.stop()
  expect((await other.connect())[0]).toBe('OK')
  expect(await stack.admin('ZRANGE', other.keys.index, '0', '-1')).toEqual([other.name])
})

test('[R4] stops no stream of another epoch', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  expect(await stream.stop({ epoch: randomHex(32) })).toEqual(['stale-epoch'])
})

test('salt and kdf are for everybody, what follows is for those who have the password', async () => {
  const stream = createTestStream(stack)
  const salt = randomHex(32)
  const [, , , created] = await stream.start({ salt, kdf: 'argon2id:65536:3:4' })
  expect(await stream.salt()).toEqual(['OK', salt, 'argon2id:65536:3:4'])
  const answer = await stream.connect()
  expect(answer.slice(0, -1)).toEqual(['OK', stream.channel, stream.epoch, '1', created, created])
  expect(Number(answer.at(-1))).toBeGreaterThanOrEqual(Number(created))
})
