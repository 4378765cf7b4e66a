import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash, takeSnapshot, withoutGuesses } from './snapshot.ts'
import { createTestStream, type Reply, randomHex, sha1, startStream, type TestStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

const wrong = () => randomHex(64)
const place = (stream: TestStream, secret: 'p' | 'c') => sha1(stream.name).slice(2, 4) + secret

/** As if so many had guessed wrong, the last one so long ago. Redis and this test have one clock. */
const failed = (stream: TestStream, secret: 'p' | 'c', count: number, agoMs = 0) =>
  stack.admin(
    'HSET',
    stream.keys.guesses,
    place(stream, secret),
    `${count}:${Date.now() - agoMs}:${'0'.repeat(16)}`,
  )
const counted = async (stream: TestStream, secret: 'p' | 'c') =>
  Number((await readHash(stack, stream.keys.guesses))[place(stream, secret)]?.split(':')[0] ?? 0)

/** For how long nothing is judged; 0: it was judged. */
const lockOf = ([word, ms]: Reply): number => (word === 'locked' ? Number(ms) : 0)

describe('[K1] wrong passwords', () => {
  const kinds: readonly (readonly [string, string, () => Promise<TestStream>])[] = [
    ['of a stream', 'wrong-password', () => startStream(stack)],
    ['of an unlisted stream', 'unknown-stream', () => startStream(stack, {}, { unlisted: true })],
    ['of no stream', 'unknown-stream', async () => createTestStream(stack)],
    [
      'of a stream that was stopped',
      'unknown-stream',
      async () => {
        const stream = await startStream(stack)
        await stream.stop()
        return stream
      },
    ],
  ]
  test.each(kinds)('%s are judged ten times, and then ever less often', async (_, word, make) => {
    const stream = await make()
    for (let at = 1; at <= 11; at++) {
      expect(await stream.connect({ password: wrong() })).toEqual([word])
      expect(await counted(stream, 'p')).toBe(at)
    }
    const guesses = await readHash(stack, stream.keys.guesses)
    const lock = lockOf(await stream.connect())
    expect(lock).toBeGreaterThan(0)
    expect(lock).toBeLessThanOrEqual(1000)
    expect(await readHash(stack, stream.keys.guesses)).toEqual(guesses)
    for (const [count, ms] of [
      [12, 2000],
      [13, 4000],
      [16, 32_000],
      [17, 60_000],
      [400, 60_000],
    ] as const) {
      await failed(stream, 'p', count)
      for (const again of [
        stream.connect(),
        stream.connect({ password: wrong() }),
        stream.reconnect({ key: randomHex(32) }),
      ]) {
        const left = lockOf(await again)
        expect(left).toBeGreaterThan(ms / 2 - 1000)
        expect(left).toBeLessThanOrEqual(ms)
      }
      await failed(stream, 'p', count, ms)
      expect(lockOf(await stream.connect({ password: wrong() }))).toBe(0)
      expect(await counted(stream, 'p')).toBe(count + 1)
    }
  })

  test('of somebody who guesses ten times a second are judged 16 times in a minute, 26 in ten', async () => {
    const stream = await startStream(stack)
    const { guesses } = stream.keys
    const field = place(stream, 'p')
    /** As if so much time had gone by. */
    const letPass = async (ms: number) => {
      const [count, last, mark] = (await readHash(stack, guesses))[field]?.split(':') ?? []
      await stack.admin('HSET', guesses, field, `${count}:${Number(last) - ms}:${mark}`)
    }
    let judged = 0
    const guessFor = async (ms: number, stepMs: number) => {
      for (let passed = 0; passed < ms; passed += stepMs) {
        if ((await stream.connect({ password: wrong() }))[0] === 'wrong-password') judged += 1
        await letPass(stepMs)
      }
    }
    await guessFor(60_000, 100)
    expect(judged).toBeGreaterThanOrEqual(16)
    // The test itself takes time.
    expect(judged).toBeLessThanOrEqual(17)
    await guessFor(540_000, 5_000)
    expect(judged).toBeLessThanOrEqual(17 + 11)
  })

  test('count together, whichever function they are shown to; Start judges none', async () => {
    const stream = await startStream(stack)
    const epoch = randomHex(32)
    const key = randomHex(32)
    const shows = [
      () => stream.connect({ password: wrong() }),
      () => stream.connect({ password: wrong(), epoch }),
      () => stream.reconnect({ password: wrong(), key }),
      () => stream.reconnect({ password: wrong(), key, code: undefined, token: wrong(), newCode: wrong() }),
      () => stream.since(0, { password: wrong(), epoch }),
      () => stream.viewerBeat({ password: wrong(), epoch }),
      () => stream.stop({ password: wrong(), epoch }),
      () => stream.stop({ password: wrong(), epoch, key }),
      () => stream.rekey({ password: wrong(), epoch, key, oldKey: key }),
    ]
    for (const [at, show] of shows.entries()) {
      expect(await show()).toEqual(['wrong-password'])
      expect(await counted(stream, 'p')).toBe(at + 1)
    }
    await failed(stream, 'p', 400)
    for (const show of shows) expect(lockOf(await show())).toBeGreaterThan(50_000)
    for (const instead of [undefined, epoch])
      expect(await stream.start({ epoch: randomHex(32), instead, password: wrong() })).toEqual(['name-taken'])
    expect(await counted(stream, 'p')).toBe(400)
  })

  test('count once, however often a client says the same again', async () => {
    const stream = await startStream(stack)
    const password = wrong()
    for (let at = 0; at < 15; at++) expect(await stream.connect({ password })).toEqual(['wrong-password'])
    expect(await stream.reconnect({ password, key: randomHex(32) })).toEqual(['wrong-password'])
    expect(await counted(stream, 'p')).toBe(1)
    await stream.connect({ password: wrong() })
    await stream.connect({ password })
    expect(await counted(stream, 'p')).toBe(3)
  })

  test('are forgotten after 15 minutes without another, and all of them an hour after the last', async () => {
    const stream = await startStream(stack)
    await failed(stream, 'p', 400, 900_000)
    expect(await stream.connect({ password: wrong() })).toEqual(['wrong-password'])
    expect(await counted(stream, 'p')).toBe(1)
    expect(Number(await stack.admin('TTL', stream.keys.guesses))).toBeGreaterThan(3590)
    expect(Number(await stack.admin('TTL', stream.keys.guesses))).toBeLessThanOrEqual(3600)
  })

  test('are no more locked where the clock was set back', async () => {
    const stream = await startStream(stack)
    await failed(stream, 'p', 400, -3_600_000)
    expect((await stream.connect())[0]).toBe('OK')
  })

  test('take two places for each 256th part of a partition, and no more', async () => {
    const stream = await startStream(stack)
    for (let at = 0; at < 5; at++) {
      await stream.connect({ password: wrong() })
      await stream.reconnect({ code: wrong(), key: randomHex(32) })
    }
    expect(Object.keys(await readHash(stack, stream.keys.guesses)).toSorted()).toEqual([
      place(stream, 'c'),
      place(stream, 'p'),
    ])
  })
})

describe('[K2] locked out of nothing', () => {
  test('is a viewer who knows the present epoch, or the one that was replaced', async () => {
    const stream = await startStream(stack)
    await failed(stream, 'p', 400)
    expect(lockOf(await stream.connect())).toBeGreaterThan(50_000)
    const areIn = async (epoch: string) => {
      expect((await stream.connect({ epoch }))[0]).toBe('OK')
      expect((await stream.since(0, { epoch }))[0]).toBe('OK')
      expect(await stream.since(0, { epoch, password: wrong() })).toEqual(['wrong-password'])
      expect(['OK', 'stale-epoch']).toContain((await stream.viewerBeat({ epoch }))[0])
    }
    await areIn(stream.epoch)
    const epoch = randomHex(32)
    expect((await stream.start({ epoch, instead: stream.epoch }))[0]).toBe('OK')
    await areIn(stream.epoch)
    await areIn(epoch)
    await stack.admin('DEL', stream.keys.record)
    const next = randomHex(32)
    expect((await stream.start({ epoch: next, instead: epoch }))[0]).toBe('OK')
    await areIn(epoch)
    await areIn(next)
    expect(lockOf(await stream.since(0, { epoch: randomHex(32) }))).toBeGreaterThan(50_000)
    expect(lockOf(await stream.viewerBeat({ epoch: randomHex(32) }))).toBeGreaterThan(50_000)
    expect(await counted(stream, 'p')).toBe(400)
  })

  test('is whoever leads, by their key', async () => {
    const stream = await startStream(stack)
    await failed(stream, 'p', 400)
    await failed(stream, 'c', 400)
    expect((await stream.leaderBeat())[0]).toBe('OK')
    expect(lockOf(await stream.reconnect({ key: randomHex(32) }))).toBeGreaterThan(50_000)
    expect((await stream.reconnect())[0]).toBe('OK')
    expect(await stream.stop({ key: stream.key, code: wrong() })).toEqual(['wrong-code'])
    expect(await counted(stream, 'c')).toBe(400)
    expect(await stream.stop({ key: stream.key })).toEqual(['OK'])
  })

  test('is whoever leads and changes the secrets, which is what they may need then', async () => {
    const stream = await startStream(stack)
    const oldKey = stream.key
    await failed(stream, 'p', 400)
    await failed(stream, 'c', 400)
    const key = randomHex(32)
    expect(lockOf(await stream.rekey({ key }))).toBeGreaterThan(50_000)
    expect(lockOf(await stream.rekey({ key, oldKey: key }))).toBeGreaterThan(50_000)
    expect(await stream.rekey({ key, oldKey, code: wrong() })).toEqual(['wrong-code'])
    expect(await counted(stream, 'c')).toBe(400)
    expect((await stream.rekey({ key, oldKey }))[0]).toBe('OK')
  })

  test('[K3] but the epoch lets nobody guess codes', async () => {
    const stream = await startStream(stack)
    const key = randomHex(32)
    const epoch = () => randomHex(32)
    const guesses = [
      () => stream.stop({ code: wrong() }),
      () => stream.start({ code: wrong(), key, epoch: epoch(), instead: stream.epoch }),
      () => stream.reconnect({ code: wrong(), key }),
    ]
    for (let at = 0; at < 11; at++) expect(await guesses[at % 3]?.()).toEqual(['wrong-code'])
    expect(await counted(stream, 'c')).toBe(11)
    await failed(stream, 'c', 400)
    expect(lockOf(await stream.stop())).toBeGreaterThan(50_000)
    expect(lockOf(await stream.start({ key, epoch: epoch(), instead: stream.epoch }))).toBeGreaterThan(50_000)
    expect(lockOf(await stream.reconnect({ key }))).toBeGreaterThan(50_000)
    expect((await stream.connect())[0]).toBe('OK')
  })
})

test('[C4] a wrong guess changes nothing but its count, and a locked one nothing at all', async () => {
  const stream = await startStream(stack, { a: 'x' })
  await stream.viewerBeat()
  const before = await takeSnapshot(stack)
  const key = randomHex(32)
  for (const [password, code] of [
    [wrong(), stream.code],
    [stream.password, wrong()],
  ]) {
    await stream.reconnect({ password, code, key })
    await stream.stop({ password, code })
    await stream.start({ password, code, key, epoch: randomHex(32), instead: stream.epoch })
  }
  await stream.connect({ password: wrong() })
  await stream.since(0, { password: wrong(), epoch: randomHex(32) })
  await stream.viewerBeat({ password: wrong(), epoch: randomHex(32) })
  expect(withoutGuesses(await takeSnapshot(stack))).toEqual(before)
  await failed(stream, 'p', 400)
  const locked = await takeSnapshot(stack)
  expect(lockOf(await stream.connect({ password: wrong() }))).toBeGreaterThan(0)
  expect(await takeSnapshot(stack)).toEqual(locked)
})
