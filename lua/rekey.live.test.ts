import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import {
  call,
  createTestStream,
  editText,
  type Reply,
  randomHex,
  sha1,
  startStream,
  type TestStream,
} from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

/** What a leader changes everything to. */
const fresh = (stream: TestStream) => ({
  newPassword: randomHex(64),
  newCode: randomHex(64),
  newEpoch: randomHex(32),
  channel: stream.channel.slice(0, 16) + randomHex(16),
  salt: randomHex(32),
  key: randomHex(32),
  edit: randomHex(16),
  data: editText({ sealed: 'anew' }),
})

/** A stream with a log, a viewer, and another life span than the usual one. */
async function startLed() {
  const stream = await startStream(stack, { a: 'x' }, { ttl: 700 })
  await stream.publish(editText({ b: 'y' }))
  await stream.viewerBeat()
  return stream
}

test('[R13] puts new secrets, epoch, channel and plan in the place of all, and keeps name and life', async () => {
  const stream = await startLed()
  const before = await readHash(stack, stream.keys.record)
  const to = fresh(stream)
  const [word, ...numbers] = await stream.rekey({ ...to, by: 'tablet', kdf: 'argon2id:65536:3:4' })
  expect([word, ...numbers]).toEqual(['OK', '1', '1', before.created])
  const { record, plan, log, here, index } = stream.keys
  const { seen = '' } = await readHash(stack, record)
  expect(await readHash(stack, record)).toEqual({
    ...{ name: stream.name, password: sha1(to.newPassword), code: sha1(to.newCode), key: sha1(to.key) },
    ...{ salt: to.salt, kdf: 'argon2id:65536:3:4', channel: to.channel, epoch: to.newEpoch, by: 'tablet' },
    ...{ term: '1', rev: '1', edit: to.edit, bytes: '10', print: expect.stringMatching(/^[0-9a-f]{12}$/) },
    ...{ created: before.created, ttl: '700', beat: '0', beatAt: '0', led: seen, seen },
  })
  expect(await readHash(stack, plan)).toEqual({ sealed: 'anew' })
  expect(await stack.admin('XRANGE', log, '-', '+')).toEqual([['1-0', ['e', to.data]]])
  expect(await stack.admin('EXISTS', here)).toBe(0)
  expect(await stack.admin('ZSCORE', index, stream.name)).toBe(`-${seen}`)
  for (const key of [record, plan, log])
    expect(await stack.admin('PEXPIRETIME', key)).toBe(Number(seen) + 700_000)
})

test('[R13] says so on the old channel, and nothing is ever said there again', async () => {
  const stream = await startLed()
  const to = fresh(stream)
  const old = await listen(stack, stream.channel)
  const next = await listen(stack, to.channel)
  await stream.rekey(to)
  const led = { epoch: to.newEpoch, key: to.key }
  expect(await stream.publish(editText({ c: 'z' }), led)).toEqual(['OK', '2'])
  await stream.leaderBeat(led)
  await stream.viewerBeat({ password: to.newPassword, epoch: to.newEpoch })
  await stream.stop({ password: to.newPassword, code: to.newCode, epoch: to.newEpoch })
  expect(await old.eventsSoFar()).toEqual([
    { id: `${stream.epoch}:2`, type: 'keys', data: '{"password":true}' },
  ])
  expect((await next.eventsSoFar()).map(({ type }) => type)).toEqual(['plan', 'beat', 'end'])
  old.close()
  next.close()
})

test('[R13] takes from the old password, code, epoch and key all that they could do', async () => {
  const stream = await startLed()
  const to = fresh(stream)
  await stream.rekey(to)
  const key = randomHex(32)
  expect(await stream.connect()).toEqual(['wrong-password'])
  expect(await stream.since(0)).toEqual(['wrong-password'])
  expect(await stream.viewerBeat()).toEqual(['wrong-password'])
  expect(await stream.reconnect({ key })).toEqual(['wrong-password'])
  expect(await stream.reconnect({ key, password: to.newPassword })).toEqual(['wrong-code'])
  expect(await stream.publish(editText())).toEqual(['stale-epoch'])
  expect(await stream.leaderBeat()).toEqual(['stale-epoch'])
  expect(await stream.start({ epoch: randomHex(32), instead: stream.epoch, key })).toEqual(['name-taken'])
  expect((await stream.connect({ password: to.newPassword })).slice(0, 3)).toEqual([
    'OK',
    to.channel,
    to.newEpoch,
  ])
  expect((await stream.reconnect({ password: to.newPassword, code: to.newCode, key }))[2]).toBe('2')
})

test('[R13] [K2] of a code alone keeps the viewers in: counted, and not locked out', async () => {
  const stream = await startLed()
  const listener = await listen(stack, stream.channel)
  const to = fresh(stream)
  expect((await stream.rekey({ ...to, changed: false }))[0]).toBe('OK')
  expect((await listener.eventsSoFar())[0]?.data).toBe('{"password":false}')
  expect(await stack.admin('ZCARD', stream.keys.here)).toBe(1)
  const place = `${sha1(stream.name).slice(2, 4)}p`
  await stack.admin('HSET', stream.keys.guesses, place, `400:${Date.now()}:${'0'.repeat(16)}`)
  expect((await stream.connect({ password: to.newPassword }))[0]).toBe('locked')
  expect((await stream.connect({ password: to.newPassword, epoch: stream.epoch }))[0]).toBe('OK')
  expect(await stream.since(1)).toEqual(['wrong-password'])
  listener.close()
})

test('[R13] answers the same Rekey the same, and changes and publishes nothing', async () => {
  const stream = await startLed()
  const to = fresh(stream)
  const answer = await stream.rekey(to)
  const listeners = [await listen(stack, stream.channel), await listen(stack, to.channel)]
  const before = await takeSnapshot(stack)
  expect(await stream.rekey(to)).toEqual(answer)
  expect(await takeSnapshot(stack)).toEqual(before)
  for (const listener of listeners) {
    expect(await listener.eventsSoFar()).toEqual([])
    listener.close()
  }
  await stream.publish(editText({ c: 'z' }), { epoch: to.newEpoch, key: to.key })
  expect(await stream.rekey(to)).toEqual(['wrong-password'])
})

test.each([true, false])('[R13] of two that race one wins whole, another password: %s', async (changed) => {
  const stream = await startLed()
  const listener = await listen(stack, stream.channel)
  const salt = randomHex(32)
  const newPassword = changed ? randomHex(64) : stream.password
  const both = [fresh(stream), fresh(stream)].map((to) => ({ ...to, newPassword, salt, changed }))
  const answers = await Promise.all([...both, ...both].map((to) => stream.rekey(to)))
  const { epoch = '', ...record } = await readHash(stack, stream.keys.record)
  const winner = both.find(({ newEpoch }) => newEpoch === epoch)
  expect(record).toMatchObject({
    channel: winner?.channel,
    key: sha1(winner?.key ?? ''),
    code: sha1(winner?.newCode ?? ''),
  })
  answers.forEach(([word], at) => {
    const lost = changed ? 'wrong-password' : 'wrong-code'
    expect(word).toBe(both[at % 2] === winner ? 'OK' : lost)
  })
  expect(await listener.eventsSoFar()).toHaveLength(1)
  listener.close()
})

test('[R13] [K5] lists and unlists as it is told', async () => {
  const stream = await startLed()
  const listed = async () => (await call(stack, 'stream_list', [], { limit: 5 }))[2]
  const to = fresh(stream)
  await stream.rekey({ ...to, unlisted: true })
  expect(await listed()).toBe(undefined)
  expect(await stream.connect()).toEqual(['unknown-stream'])
  const secrets = { password: to.newPassword, code: to.newCode, epoch: to.newEpoch }
  expect((await stream.rekey({ ...fresh(stream), ...secrets }))[0]).toBe('OK')
  expect(await listed()).toBe(stream.name)
})

describe('[R13] [C4] changes and publishes nothing when it answers', () => {
  const stale = randomHex(32)
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['wrong-password', { password: randomHex(64) }],
    ['wrong-code', { code: randomHex(64) }],
    ['wrong-password', { epoch: stale, password: randomHex(64) }],
    ['stale-epoch', { epoch: stale }],
    ['stale-epoch', { term: 3 }],
    ['superseded', { term: 1 }],
    ['bad-request', { channel: randomHex(32) }],
    ['bad-request', { newEpoch: stale, epoch: stale }],
    ['bad-request', { data: '{}' }],
    ['too-large', { data: editText({ a: 'x'.repeat(65_537) }) }],
  ]
  test.each(cases)('%s to %o', async (word, changes) => {
    const stream = await startLed()
    await stream.reconnect()
    const listener = await listen(stack, stream.channel)
    const before = await takeSnapshot(stack)
    const answer: Reply = await stream.rekey({ term: 2, oldKey: stream.key, ...changes })
    expect(answer[0]).toBe(word)
    expect(await takeSnapshot(stack)).toEqual(before)
    expect(await listener.eventsSoFar()).toEqual([])
    listener.close()
  })

  test('bad-request to the channel that there is, unknown-stream where none is', async () => {
    const stream = await startLed()
    expect((await stream.rekey({ channel: stream.channel }))[0]).toBe('bad-request')
    expect(await createTestStream(stack).rekey()).toEqual(['unknown-stream'])
    await stream.stop()
    expect(await stream.rekey()).toEqual(['unknown-stream', stream.epoch])
  })
})
