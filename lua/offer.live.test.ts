import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash, takeSnapshot, withoutGuesses } from './snapshot.ts'
import {
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

/** A stream whose leader offered the lead, and what somebody who has the token says. */
async function startOffered() {
  const stream = await startStream(stack)
  const token = randomHex(64)
  const [word, ends, now] = await stream.offer({ token })
  expect([word, Number(ends) - Number(now)]).toEqual(['OK', 600_000])
  const newCode = randomHex(64)
  const key = randomHex(32)
  const take = (changes: object = {}) =>
    stream.reconnect({ code: undefined, token, newCode, key, ...changes })
  return { stream, token, newCode, key, take, ends: ends ?? '' }
}

const record = (stream: TestStream) => readHash(stack, stream.keys.record)

test('[R14] whoever has the token leads, with a code of their own, and the code before is no code', async () => {
  const { stream, newCode, key, take, token, ends } = await startOffered()
  expect(await record(stream)).toMatchObject({
    token: sha1(token),
    tokenUntil: ends,
    code: sha1(stream.code),
  })
  expect((await take()).slice(0, 4)).toEqual(['OK', stream.epoch, '2', '1'])
  const after = await record(stream)
  expect(after).toMatchObject({ code: sha1(newCode), key: sha1(key), term: '2', by: 'phone' })
  expect(after).not.toHaveProperty('token')
  expect(after).not.toHaveProperty('tokenUntil')
  const superseded = ['superseded', '2', after.led, 'phone']
  expect(await stream.publish(editText())).toEqual(superseded)
  expect(await stream.leaderBeat()).toEqual(superseded)
  expect(await stream.offer({ token })).toEqual(superseded)
  expect(await stream.reconnect()).toEqual(['wrong-code'])
  expect(await stream.stop()).toEqual(['wrong-code'])
  expect(await stream.start({ epoch: randomHex(32), instead: stream.epoch })).toEqual(['wrong-code'])
  expect((await stream.publish(editText(), { term: 2, key }))[0]).toBe('OK')
  expect((await stream.reconnect({ code: newCode }))[2]).toBe('3')
})

test('[R14] said again after a lost answer it is yes again; to somebody else the token is used', async () => {
  const { stream, take, newCode } = await startOffered()
  await take()
  expect((await take())[2]).toBe('3')
  const before = withoutGuesses(await takeSnapshot(stack))
  expect(await take({ newCode: randomHex(64), key: randomHex(32) })).toEqual(['wrong-code'])
  expect(withoutGuesses(await takeSnapshot(stack))).toEqual(before)
  expect(await record(stream)).toMatchObject({ code: sha1(newCode), term: '3' })
})

test('[R14] of many who use one token at once, one gets it', async () => {
  const { stream, take } = await startOffered()
  const theirs = Array.from({ length: 8 }, () => ({ newCode: randomHex(64), key: randomHex(32) }))
  const answers = await Promise.all(theirs.map(take))
  const winners = theirs.filter((_, at) => answers[at]?.[0] === 'OK')
  expect(winners).toHaveLength(1)
  expect(await record(stream)).toMatchObject({ code: sha1(winners[0]?.newCode ?? ''), term: '2' })
})

describe('[R14] no token any more', () => {
  const ends: readonly (readonly [string, (stream: TestStream) => Promise<Reply | unknown>])[] = [
    [
      'after ten minutes',
      (stream) => stack.admin('HSET', stream.keys.record, 'tokenUntil', String(Date.now() - 1)),
    ],
    ['once it is withdrawn', (stream) => stream.offer()],
    ['once another one is offered', (stream) => stream.offer({ token: randomHex(64) })],
    ['after a Rekey', (stream) => stream.rekey({ newPassword: stream.password, changed: false })],
    [
      'in the stream that is started instead',
      (stream) => stream.start({ epoch: randomHex(32), instead: stream.epoch }),
    ],
  ]
  test.each(ends)('%s', async (_, end) => {
    const { stream, take } = await startOffered()
    await end(stream)
    const { code } = await record(stream)
    expect(await take({ key: randomHex(32) })).toEqual(['wrong-code'])
    expect(await record(stream)).toMatchObject({ code, term: '1' })
  })
})

test('[R14] stays offered when the leader reconnects', async () => {
  const { stream, take } = await startOffered()
  await stream.reconnect()
  expect((await take())[2]).toBe('3')
})

test('[R14] [K1] [K3] tokens are guessed no better than codes', async () => {
  const { stream, take } = await startOffered()
  const guess = () => take({ token: randomHex(64), newCode: randomHex(64), key: randomHex(32) })
  for (let at = 0; at < 11; at++) expect(await guess()).toEqual(['wrong-code'])
  expect((await take({ key: randomHex(32) }))[0]).toBe('locked')
  expect((await stream.reconnect({ key: randomHex(32) }))[0]).toBe('locked')
  expect(await take({ password: randomHex(64), key: randomHex(32) })).toEqual(['wrong-password'])
})

describe('[R14] [C4] an offer changes nothing when it answers', () => {
  const stale = randomHex(32)
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['stale-epoch', { epoch: stale }],
    ['stale-epoch', { term: 3 }],
    ['superseded', { term: 1 }],
    ['superseded', { key: stale }],
    ['wrong-code', { code: randomHex(64) }],
  ]
  test.each(cases)('%s to %o', async (word, changes) => {
    const { stream, token } = await startOffered()
    await stream.reconnect()
    const before = await takeSnapshot(stack)
    expect((await stream.offer({ term: 2, token, ...changes }))[0]).toBe(word)
    expect(await takeSnapshot(stack)).toEqual(before)
  })

  test('unknown-stream where none is, none is seen, or one was stopped', async () => {
    expect(await createTestStream(stack).offer()).toEqual(['unknown-stream'])
    const stream = await startStream(stack, {}, { unlisted: true })
    expect(await stream.offer({ epoch: stale, key: stale })).toEqual(['unknown-stream'])
    await stream.stop()
    expect(await stream.offer({ epoch: stale })).toEqual(['unknown-stream'])
    expect(await stream.offer()).toEqual(['unknown-stream', stream.epoch])
  })
})
