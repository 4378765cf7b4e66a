import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash } from './snapshot.ts'
import { createTestStream, editText, type Reply, randomHex } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

const revsOf = (replies: readonly Reply[]): readonly number[] =>
  replies.flatMap(([word, rev]) => (word === 'OK' ? [Number(rev)] : [])).sort((a, b) => a - b)

const upTo = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

test('[R3] publishes in the order of revisions, without a hole, whoever calls at the same time', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  const listener = await listen(stack, stream.channel)
  const count = 300
  const replies = await Promise.all(upTo(1, count).map((at) => stream.publish(editText({ [`e${at}`]: 'x' }))))
  expect(revsOf(replies)).toEqual(upTo(2, count + 1))
  const events = await listener.eventsSoFar()
  expect(events.map(({ id }) => id)).toEqual(upTo(2, count + 1).map((rev) => `${stream.epoch}:${rev}`))
  expect(events.map(({ data }) => JSON.parse(data).rev)).toEqual(upTo(2, count + 1))
  expect(await stack.admin('HLEN', stream.keys.plan)).toBe(count)
  listener.close()
})

test('[R2] of two leaders who race, the one who reconnected last is alone from that moment on', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  const listener = await listen(stack, stream.channel)
  const publishes = (term: number, count: number) =>
    upTo(1, count).map((at) => stream.publish(editText({ [`t${term}-${at}`]: 'x' }), { term }))
  const first = publishes(1, 100)
  const reconnected = stream.reconnect()
  const second = reconnected.then(([, , term]) => Promise.all(publishes(Number(term), 100)))
  const late = reconnected.then(() => Promise.all(publishes(1, 100)))
  const lateReplies = await late
  const firstReplies = [...(await Promise.all(first)), ...lateReplies]
  const secondReplies = await second

  expect(secondReplies.every(([word]) => word === 'OK')).toBe(true)
  expect(lateReplies.every(([word]) => word === 'superseded')).toBe(true)
  const superseded = firstReplies.filter(([word]) => word !== 'OK')
  const { led = '' } = await readHash(stack, stream.keys.record)
  expect(new Set(superseded.map((reply) => reply.join()))).toEqual(new Set([`superseded,2,${led},phone`]))

  const accepted = revsOf([...firstReplies, ...secondReplies])
  expect(accepted).toEqual(upTo(2, accepted.length + 1))
  const events = await listener.eventsSoFar()
  const turn = events.findIndex(({ type }) => type === 'lead')
  const idsOf = (some: typeof events) => some.map(({ data }) => Object.keys(JSON.parse(data).edit.put)[0])
  expect(idsOf(events.slice(0, turn)).every((id) => id?.startsWith('t1-'))).toBe(true)
  expect(idsOf(events.slice(turn + 1)).every((id) => id?.startsWith('t2-'))).toBe(true)
  expect(events.length).toBe(accepted.length + 1)
  listener.close()
})

test('[R1] of many who start at the same name, one gets it', async () => {
  const stream = createTestStream(stack)
  const starts = upTo(1, 30).map((at) => {
    const theirs = { epoch: randomHex(32), password: randomHex(64), code: randomHex(64) }
    return stream.start({ ...theirs, data: editText({ [`e${at}`]: 'x' }) })
  })
  const words = (await Promise.all(starts)).map(([word]) => word)
  expect(words.filter((word) => word === 'OK')).toHaveLength(1)
  expect(words.filter((word) => word === 'name-taken')).toHaveLength(29)
  expect(await stack.admin('HLEN', stream.keys.plan)).toBe(1)
})

test('[R3] counts an edit once that is published many times at once', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  const listener = await listen(stack, stream.channel)
  const replies = await Promise.all(
    upTo(1, 30).map(() => stream.publish(editText({ a: 'x' }), { edit: 'the-same' })),
  )
  expect(new Set(replies.map((reply) => reply.join()))).toEqual(new Set(['OK,2']))
  expect(await listener.eventsSoFar()).toHaveLength(1)
  listener.close()
})

test('[R7] publishes one beat event however many beat at once', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  const listener = await listen(stack, stream.channel)
  await Promise.all(upTo(1, 100).map((at) => stream.viewerBeat({ who: `viewer-${at}` })))
  expect(await listener.eventsSoFar()).toHaveLength(1)
  expect((await stream.leaderBeat())[4]).toBe('100')
  listener.close()
})
