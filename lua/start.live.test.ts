import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { createTestStream, editText, randomHex, sha1 } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

test('[R1] [P3] [P4] makes record, plan, log and index entry in one step', async () => {
  const stream = createTestStream(stack)
  const data = editText({ a: 'first', b: 'second' })
  const salt = randomHex(32)
  const [word, rev, term, created] = await stream.start({ data, salt, edit: 'edit-1', by: 'tablet' })
  expect([word, rev, term]).toEqual(['OK', '1', '1'])
  const { keys, epoch, channel, name } = stream
  expect(await readHash(stack, keys.record)).toEqual({
    name,
    epoch,
    channel,
    salt,
    kdf: 'argon2id:19456:2:1',
    by: 'tablet',
    edit: 'edit-1',
    password: sha1(stream.password),
    code: sha1(stream.code),
    key: sha1(stream.key),
    term: '1',
    rev: '1',
    bytes: '13',
    print: expect.stringMatching(/^[0-9a-f]{12}$/),
    beat: '0',
    beatAt: '0',
    ttl: '10800',
    created,
    seen: created,
    led: created,
  })
  expect(await readHash(stack, keys.plan)).toEqual({ a: 'first', b: 'second' })
  expect(await stack.admin('XRANGE', keys.log, '-', '+')).toEqual([['1-0', ['e', data]]])
  expect(await stack.admin('ZSCORE', keys.index, name)).toBe(`-${created}`)
})

test('[R1] [E1] announces the plan', async () => {
  const stream = createTestStream(stack)
  const listener = await listen(stack, stream.channel)
  await stream.start({ data: editText({ a: 'first' }) })
  expect(await listener.eventsSoFar()).toEqual([{ id: `${stream.epoch}:1`, type: 'plan', data: '{"rev":1}' }])
  listener.close()
})

test('[R1] takes a plan without elements', async () => {
  const stream = createTestStream(stack)
  expect((await stream.start({ data: editText() })).slice(0, 4)).toEqual(['OK', '1', '1', expect.any(String)])
  expect(await stack.admin('EXISTS', stream.keys.plan)).toBe(0)
})

test('[R1] answers the same Start the same, and changes and publishes nothing', async () => {
  const stream = createTestStream(stack)
  const body = { edit: 'edit-1', data: editText({ a: 'first' }) }
  const answer = await stream.start(body)
  const listener = await listen(stack, stream.channel)
  const before = await takeSnapshot(stack)
  expect(await stream.start(body)).toEqual(answer)
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await listener.eventsSoFar()).toEqual([])
  listener.close()
})

test('[R1] [R2] answers a repeated Start with term 1 though somebody leads by term 2', async () => {
  const stream = createTestStream(stack)
  const answer = await stream.start({ edit: 'edit-1' })
  await stream.reconnect()
  expect(await stream.start({ edit: 'edit-1' })).toEqual(answer)
  expect((await stream.publish(editText())).slice(0, 2)).toEqual(['superseded', '2'])
})

test.each([
  ['another epoch', { epoch: randomHex(32), edit: 'edit-1' }],
  ['another edit', { edit: 'edit-2' }],
  ['another code', { edit: 'edit-1', code: randomHex(64) }],
  ['another password', { edit: 'edit-1', password: randomHex(64) }],
  ['the epoch that stands, in place of a third one', { edit: 'edit-2', instead: randomHex(32) }],
])('[R1] refuses a taken name to %s', async (_, changes) => {
  const stream = createTestStream(stack)
  await stream.start({ edit: 'edit-1' })
  expect(await stream.start(changes)).toEqual(['name-taken'])
})

test('[R1] refuses the name to the first Start once another edit was accepted', async () => {
  const stream = createTestStream(stack)
  await stream.start({ edit: 'edit-1' })
  await stream.publish(editText(), { edit: 'edit-2' })
  expect(await stream.start({ edit: 'edit-1' })).toEqual(['name-taken'])
  expect(await stream.start({ edit: 'edit-2' })).toEqual(['name-taken'])
})

test('[R1] [L3] replaces a stream of the epoch named by instead, in one step', async () => {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ old: 'x', both: 'y' }) })
  await stream.publish(editText({ older: 'z' }))
  await stream.viewerBeat()
  await stream.reconnect()
  const listener = await listen(stack, stream.channel)
  const epoch = randomHex(32)
  const body = { epoch, instead: stream.epoch, edit: 'edit-1', data: editText({ both: 'new' }) }
  const answer = await stream.start(body)
  expect(answer).toMatchObject(['OK', '1', '1', expect.any(String)])
  expect(await readHash(stack, stream.keys.plan)).toEqual({ both: 'new' })
  expect(await stack.admin('XRANGE', stream.keys.log, '-', '+')).toEqual([['1-0', ['e', body.data]]])
  expect(await readHash(stack, stream.keys.record)).toMatchObject({ epoch, term: '1', rev: '1', bytes: '7' })
  expect(await stream.start(body)).toEqual(answer)
  expect(await listener.eventsSoFar()).toEqual([{ id: `${epoch}:1`, type: 'plan', data: '{"rev":1}' }])
  expect(await stream.publish(editText())).toEqual(['stale-epoch'])
  listener.close()
})

test('[R1] [L3] starts with instead where nothing stands any more', async () => {
  const stream = createTestStream(stack)
  expect((await stream.start({ instead: randomHex(32) })).slice(0, 4)).toEqual([
    'OK',
    '1',
    '1',
    expect.any(String),
  ])
})

test('[R1] does not let viewers, who know the epoch, replace the stream', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  const theirs = { epoch: randomHex(32), instead: stream.epoch }
  expect(await stream.start({ ...theirs, code: randomHex(64) })).toEqual(['wrong-code'])
  expect(await stream.start({ ...theirs, password: randomHex(64) })).toEqual(['wrong-password'])
})

test('[P7] [R1] leaves nothing of a stream that is gone in the new one', async () => {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ old: 'x' }) })
  await stack.admin('DEL', stream.keys.record)
  expect((await stream.start({ epoch: randomHex(32), data: editText({ a: 'y' }) })).slice(0, 2)).toEqual([
    'OK',
    '1',
  ])
  expect(await readHash(stack, stream.keys.plan)).toEqual({ a: 'y' })
  expect(await stack.admin('XLEN', stream.keys.log)).toBe(1)
})

test('[P5] does not let a stream speak on the channel of another', async () => {
  const victim = createTestStream(stack)
  await victim.start()
  const [word, words] = await createTestStream(stack).start({ channel: victim.channel })
  expect(word).toBe('bad-request')
  expect(words).toContain('channel')
})
