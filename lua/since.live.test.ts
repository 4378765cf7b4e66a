import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import {
  createTestStream,
  editText,
  type Reply,
  randomHex,
  startStream,
  type TestStream,
} from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

/** A stream whose plan is larger than the log of a few small edits. */
const startLargeStream = (bytes = 50_000): Promise<TestStream> =>
  startStream(stack, { big: 'x'.repeat(bytes) })

const textOf = (rev: number): string => editText({ [`e${rev}`]: 'x' })

/** Makes revisions `from` to `to`. */
async function publishThrough(stream: TestStream, from: number, to: number): Promise<void> {
  for (let rev = from; rev <= to; rev++)
    expect(await stream.publish(textOf(rev))).toEqual(['OK', String(rev)])
}

const logFrom = (stream: TestStream, from: number, to: number): readonly string[] => {
  const revs = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const edits = revs.flatMap((rev) => [String(rev), textOf(rev)])
  return ['OK', stream.epoch, String(to), stream.channel, 'log', ...edits]
}

test('[R5] answers exactly the edits that are missing, from every position', async () => {
  const stream = await startLargeStream()
  await publishThrough(stream, 2, 130)
  for (let have = 1; have <= 130; have++) {
    expect(await stream.since(have)).toEqual(logFrom(stream, have + 1, 130))
  }
})

test('[R5] answers the whole plan to who has nothing, where the plan is smaller than its log', async () => {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ a: 'x' }) })
  await stream.publish(editText({ b: 'жук "{}"', c: '🚀' }, ['a']))
  const [...answer] = await stream.since(0)
  expect(answer.slice(0, 5)).toEqual(['OK', stream.epoch, '2', stream.channel, 'plan'])
  expect(Object.fromEntries([answer.slice(5, 7), answer.slice(7)])).toEqual({ b: 'жук "{}"', c: '🚀' })
})

test('[R5] answers an empty plan', async () => {
  const stream = createTestStream(stack)
  await stream.start()
  expect(await stream.since(0)).toEqual(['OK', stream.epoch, '1', stream.channel, 'plan'])
})

test('[R5] answers the whole plan to another epoch, and to a revision that is yet to come', async () => {
  const stream = createTestStream(stack)
  await stream.start({ data: editText({ a: 'x'.repeat(1000) }) })
  const plan = ['OK', stream.epoch, '1', stream.channel, 'plan', 'a', 'x'.repeat(1000)]
  expect(await stream.since(1, { epoch: randomHex(32) })).toEqual(plan)
  expect(await stream.since(2)).toEqual(plan)
  expect(await stream.since('999999999999999')).toEqual(plan)
  expect(await stream.since(1)).toEqual(logFrom(stream, 2, 1))
})

test('[R5] answers the log as long as it is no larger than the plan', async () => {
  const stream = createTestStream(stack)
  // An empty edit is 19 bytes, which is what the plan weighs.
  await stream.start({ data: editText({ id: 'x'.repeat(17) }) })
  await stream.publish(editText())
  expect(await stream.since(1)).toEqual(['OK', stream.epoch, '2', stream.channel, 'log', '2', editText()])
  await stream.publish(editText())
  expect((await stream.since(1))[4]).toBe('plan')
  expect((await stream.since(2))[4]).toBe('log')
})

test('[R6] [R5] keeps 500 edits', async () => {
  const stream = await startLargeStream()
  await publishThrough(stream, 2, 505)
  expect(await stack.admin('XLEN', stream.keys.log)).toBe(500)
  expect(await stream.since(5)).toEqual(logFrom(stream, 6, 505))
  expect((await stream.since(4))[4]).toBe('plan')
})

test('[R6] [R5] empties the log at an edit of more than 64 KiB, which is then known by the plan alone', async () => {
  const stream = await startLargeStream(60_000)
  const kept = editText({
    a: 'x'.repeat(60_000),
    b: 'x'.repeat(65_536 - 60_000 - editText({ a: '', b: '' }).length),
  })
  expect(kept).toHaveLength(65_536)
  await publishThrough(stream, 2, 3)
  await stream.publish(kept)
  expect(await stream.since(3)).toEqual(['OK', stream.epoch, '4', stream.channel, 'log', '4', kept])
  await stream.publish(kept.replace('"b":"', '"b":"x'))
  expect(await stack.admin('EXISTS', stream.keys.log)).toBe(0)
  expect((await stream.since(4))[4]).toBe('plan')
  expect(await stream.since(5)).toEqual(['OK', stream.epoch, '5', stream.channel, 'log'])
  await publishThrough(stream, 6, 8)
  expect((await stream.since(4))[4]).toBe('plan')
  expect(await stream.since(5)).toEqual(logFrom(stream, 6, 8))
})

test('[R5] never answers a log with a hole', async () => {
  const stream = await startLargeStream()
  await publishThrough(stream, 2, 6)
  await stack.admin('XDEL', stream.keys.log, '4-0')
  expect((await stream.since(2))[4]).toBe('plan')
  expect((await stream.since(3))[4]).toBe('plan')
  expect(await stream.since(4)).toEqual(logFrom(stream, 5, 6))
  await stack.admin('XDEL', stream.keys.log, '6-0')
  expect((await stream.since(4))[4]).toBe('plan')
  await stack.admin('DEL', stream.keys.log)
  expect((await stream.since(5))[4]).toBe('plan')
})

test('[R5] [P6] answers a plan of 4 MiB in 5,000 elements', async () => {
  const stream = createTestStream(stack)
  const put = Object.fromEntries(
    Array.from({ length: 5000 }, (_, at) => [`e${at}`, 'жx'.repeat(100) + 'x'.repeat(520)]),
  )
  expect((await stream.start({ data: editText(put) }))[0]).toBe('OK')
  const flat = (await stream.since(0)).slice(5)
  expect(flat).toHaveLength(10_000)
  expect(Object.fromEntries(flat.flatMap((id, at) => (at % 2 === 0 ? [[id, flat[at + 1]]] : [])))).toEqual(
    put,
  )
})

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__')
const anyEdit = fc
  .record({
    put: fc.uniqueArray(fc.tuple(ids, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })), {
      selector: ([id]) => id,
    }),
    del: fc.uniqueArray(ids),
  })
  .map(({ put, del }) => ({ put, del: del.filter((id) => !put.some(([other]) => other === id)) }))

/** The plan after the edits of a log, or the plan that was answered instead. */
function follow(plan: ReadonlyMap<string, string>, answer: Reply): ReadonlyMap<string, string> {
  const [, , , , kind, ...flat] = answer
  const pairs = flat.flatMap((first, at): [string, string][] =>
    at % 2 === 0 ? [[first, flat[at + 1] ?? '']] : [],
  )
  if (kind === 'plan') return new Map(pairs)
  const next = new Map(plan)
  for (const [, text] of pairs) {
    const { put, del } = JSON.parse(text)
    for (const id of del) next.delete(id)
    for (const [id, value] of Object.entries(put)) next.set(id, String(value))
  }
  return next
}

test('[R3] [R5] [P4] whoever asks, from any revision, comes to the leader’s plan', {
  timeout: 180_000,
}, async () => {
  const property = fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), async (edits) => {
    const stream = await startStream(stack)
    const plans: ReadonlyMap<string, string>[] = [new Map(), new Map()]
    for (const { put, del } of edits) {
      const plan = new Map(plans.at(-1))
      for (const id of del) plan.delete(id)
      for (const [id, value] of put) plan.set(id, value)
      plans.push(plan)
      const text = editText(Object.fromEntries(put), del)
      expect(await stream.publish(text)).toEqual(['OK', String(plans.length - 1)])
    }
    const last = plans.at(-1) ?? new Map()
    const bytes = [...last].reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0)
    expect(await readHash(stack, stream.keys.record)).toMatchObject({ bytes: String(bytes) })
    for (const [rev, plan] of plans.entries()) expect(follow(plan, await stream.since(rev))).toEqual(last)
  })
  await fc.assert(property, { numRuns: 40 })
})

test('[R9] [C4] changes nothing', async () => {
  const stream = await startLargeStream()
  await publishThrough(stream, 2, 3)
  const before = await takeSnapshot(stack)
  await Promise.all([stream.since(0), stream.since(2), stream.connect(), stream.salt()])
  expect(await takeSnapshot(stack)).toEqual(before)
})
