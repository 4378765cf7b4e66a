import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash } from './snapshot.ts'
import {
  call,
  createTestStream,
  editText,
  keysFor,
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

const startUnlisted = () => startStream(stack, { a: 'x' }, { unlisted: true })
const listed = () => call(stack, 'stream_list', [], { limit: 200 })

test('[K5] stands in no list, whatever its leader does, until it is started anew as listed', async () => {
  const stream = await startUnlisted()
  await stream.leaderBeat()
  await stream.publish(editText({ b: 'y' }))
  expect((await stream.reconnect()).at(-1)).toBe('unlisted')
  expect(await listed()).toHaveLength(2)
  expect(await stack.admin('EXISTS', stream.keys.index)).toBe(0)
  const epoch = randomHex(32)
  await stream.start({ epoch, instead: stream.epoch })
  expect((await listed())[2]).toBe(stream.name)
  await stream.start({ epoch: randomHex(32), instead: epoch, unlisted: true })
  expect(await listed()).toHaveLength(2)
})

/** Everything that somebody can say who knows the name alone. */
const strangers: Readonly<Record<string, (stream: TestStream) => Promise<Reply>>> = {
  connect: (stream) => stream.connect(theirs()),
  reconnect: (stream) => stream.reconnect(theirs()),
  since: (stream) => stream.since(0, theirs()),
  stop: (stream) => stream.stop(theirs()),
  'viewer’s beat': (stream) => stream.viewerBeat({ ...theirs(), key: undefined }),
  'leader’s beat': (stream) => stream.leaderBeat(theirs()),
  rekey: (stream) => stream.rekey(theirs()),
  offer: (stream) => stream.offer(theirs()),
  publish: (stream) => stream.publish(editText(), theirs()),
}
const theirs = () => ({
  password: randomHex(64),
  code: randomHex(64),
  key: randomHex(32),
  epoch: randomHex(32),
})

describe('[K5] to who does not prove the password it is as if it were not there', () => {
  const kinds: readonly (readonly [string, () => Promise<TestStream>])[] = [
    ['an unlisted stream', startUnlisted],
    [
      'one that was stopped',
      async () => {
        const stream = await startUnlisted()
        await stream.stop()
        return stream
      },
    ],
    ['none', async () => createTestStream(stack)],
  ]
  test.each(kinds)('%s', async (_, make) => {
    const stream = await make()
    for (const [what, say] of Object.entries(strangers))
      expect(await say(stream), what).toEqual(['unknown-stream'])
    const field = stream.keys.guesses
    for (const place of [await stack.admin('HKEYS', field)].flat()) {
      await stack.admin('HSET', field, String(place), `400:${Date.now()}:${'0'.repeat(16)}`)
    }
    for (const what of ['connect', 'reconnect', 'since', 'stop', 'rekey', 'viewer’s beat']) {
      expect(await strangers[what]?.(stream), what).toEqual(['locked', expect.stringMatching(/^[56]\d{4}$/)])
    }
    for (const what of ['leader’s beat', 'offer', 'publish']) {
      expect(await strangers[what]?.(stream), what).toEqual(['unknown-stream'])
    }
  })

  test('but who is in, or proves it, is told what is', async () => {
    const stream = await startUnlisted()
    expect((await stream.connect())[0]).toBe('OK')
    expect(await stream.since(0, { password: randomHex(64) })).toEqual(['wrong-password'])
    expect((await stream.publish(editText(), { key: randomHex(32) }))[0]).toBe('superseded')
    expect(await stream.publish(editText(), { epoch: randomHex(32) })).toEqual(['stale-epoch'])
    expect(await stream.start()).toEqual(['name-taken'])
    await stream.stop()
    const stopped = ['unknown-stream', stream.epoch]
    expect(await stream.connect()).toEqual(stopped)
    expect(await stream.publish(editText())).toEqual(stopped)
    expect(await stream.since(0, { password: randomHex(64) })).toEqual(stopped)
    expect(await stream.start({ epoch: randomHex(32), instead: randomHex(32) })).toEqual(stopped)
  })
})

test('[K5] [C3] a Start that could not be one is told nothing of the name, nor whether a password was right', async () => {
  const stopped = await startUnlisted()
  await stopped.stop()
  const plan = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`a${at}`, 'x'.repeat(65_000)]))
  for (const stream of [stopped, await startUnlisted(), await startStream(stack), createTestStream(stack)]) {
    for (const instead of [undefined, randomHex(32)]) {
      const say = (data: string) => stream.start({ epoch: randomHex(32), instead, data })
      const tooMuch = editText({ a: 'x'.repeat(65_537) })
      expect((await say('{}'))[0]).toBe('bad-request')
      expect((await say(tooMuch))[0]).toBe('too-large')
    }
  }
  expect(
    (await stopped.start({ epoch: randomHex(32), instead: randomHex(32), data: editText(plan) }))[0],
  ).toBe('too-large')
})

describe('[K4] the salt of a name without a stream', () => {
  const saltOf = (name: string) => call(stack, 'stream_salt', keysFor('stream_salt', name), {})

  test('looks like any other, is another for each name, and stays', async () => {
    const { name } = await startStream(stack)
    const names = [...Array.from({ length: 20 }, (_, at) => `nobody ${at}`), `${name}x`]
    const salts = await Promise.all(names.map(saltOf))
    for (const salt of salts)
      expect(salt).toEqual(['OK', expect.stringMatching(/^[0-9a-f]{32}$/), 'argon2id:19456:2:1'])
    expect(new Set(salts.map(([, salt]) => salt)).size).toBe(names.length)
    expect(await Promise.all(names.map(saltOf))).toEqual(salts)
  })

  test('depends on a secret that the first Start of its partition made and no other changes', async () => {
    const stream = createTestStream(stack)
    const other = [...Array(2000).keys()].map((at) => `nobody ${at}`)
    const partition = (name: string) => keysFor('stream_salt', name)[1]
    const name = other.find((each) => partition(each) === stream.keys.pepper) ?? ''
    const [, before] = await saltOf(name)
    await stream.start()
    const [, after] = await saltOf(name)
    expect(after).not.toBe(before)
    await stream.start({ epoch: randomHex(32), instead: stream.epoch })
    expect((await saltOf(name))[1]).toBe(after)
    expect(await stack.admin('TTL', stream.keys.pepper)).toBe(-1)
    await stack.admin('DEL', stream.keys.pepper)
    await stream.stop({ epoch: (await stream.connect())[2] })
    await stream.start({ epoch: randomHex(32) })
    expect((await saltOf(name))[1]).not.toBe(after)
  })

  test('cannot be reckoned by whoever made that Start, who knows its time', async () => {
    const data = editText()
    const stream = createTestStream(stack)
    const createdMs = Number((await stream.start({ data }))[3])
    const { secret } = await readHash(stack, stream.keys.pepper)
    const runId = /run_id:(\w+)/.exec(String(await stack.admin('INFO', 'server')))?.[1] ?? ''
    const said = [stream.key, stream.password, stream.code, stream.epoch].join('')
    /** With all microseconds that it could have been. */
    const isMadeOf = (more: string) =>
      Array.from({ length: 10_000 }, (_, at) => {
        const micros = createdMs * 1000 + at
        return sha1(`${more}${said}${Math.floor(micros / 1e6)}${micros % 1e6}`)
      }).includes(secret ?? '')
    expect([isMadeOf(runId), isMadeOf('')]).toEqual([true, false])
  })

  test('of one that was stopped is the one that it had', async () => {
    const stream = await startStream(stack)
    const salt = await stream.salt()
    await stream.stop()
    expect(await stream.salt()).toEqual(salt)
  })
})
