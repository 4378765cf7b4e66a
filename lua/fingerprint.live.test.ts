import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { editText, type Reply, sha1, startStream, type TestStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

/** R11 to the letter, reckoned without the code under test. */
const printOf = (plan: Readonly<Record<string, string>>): string =>
  Object.entries(plan)
    .map(([id, value]) => BigInt(`0x${sha1(`${id}\0${value}`).slice(0, 12)}`))
    .reduce((sum, part) => (sum + part) % 2n ** 48n, 0n)
    .toString(16)
    .padStart(12, '0')

const told = async (beat: Promise<Reply>) => (await beat)[7]
const stored = (stream: TestStream) => readHash(stack, stream.keys.plan)
const doubt = (stream: TestStream) => stream.viewerBeat({ doubt: true })
const makeOlder = async (stream: TestStream) =>
  stack.admin('HSET', stream.keys.record, 'reckoned', String(Date.now() - 60_000))

const id = fc.constantFrom('a', 'b', 'c', '__proto__', 'x-1')
const text = fc.oneof(
  fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((value) => value.replaceAll('\0', '0'))
    .filter(Boolean),
  fc.constantFrom(
    'Ёж «№7»',
    '🚀',
    '👩‍🚀 é',
    '{"kind":"point"}',
    '\u2028',
    '\uffff',
    '\u0001\n"\\/',
    'ж'.repeat(30_000),
  ),
)

test('[R11] [E3] after any edits is that of the whole plan, in the beat’s answer and in its event', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(id, text, { noNullPrototype: true }),
      fc.array(fc.tuple(fc.dictionary(id, text, { noNullPrototype: true }), fc.uniqueArray(id)), {
        maxLength: 6,
      }),
      async (start, edits) => {
        const stream = await startStream(stack, start)
        expect(await told(stream.leaderBeat())).toBe(printOf(start))
        for (const [put, del] of edits) {
          expect(
            (
              await stream.publish(
                editText(
                  put,
                  del.filter((each) => !Object.hasOwn(put, each)),
                ),
              )
            )[0],
          ).toBe('OK')
          expect(await told(stream.leaderBeat())).toBe(printOf(await stored(stream)))
        }
      },
    ),
    { numRuns: 40 },
  )
  const stream = await startStream(stack, { a: 'Ё' })
  const listener = await listen(stack, stream.channel)
  await stream.leaderBeat()
  expect(JSON.parse((await listener.events(1))[0]?.data ?? '')).toMatchObject({ print: printOf({ a: 'Ё' }) })
  listener.close()
})

test('[R11] [R1] is that of the new plan where a stream is started instead of another, and the same for the same Start', async () => {
  const stream = await startStream(stack, { a: 'old' })
  const again = { epoch: 'e'.repeat(32), instead: stream.epoch, edit: 'e-1', data: editText({ b: 'new' }) }
  for (let times = 0; times < 2; times += 1) {
    expect((await stream.start(again))[0]).toBe('OK')
    expect(await told(stream.leaderBeat({ epoch: again.epoch }))).toBe(printOf({ b: 'new' }))
  }
})

test('[R3] a publish upon another revision than it is meant for changes nothing', async () => {
  const stream = await startStream(stack, { a: 'x' })
  expect(await stream.publish(editText({ a: 'y' }), { rev: 2, edit: 'e-2' })).toEqual(['OK', '2'])
  const before = await takeSnapshot(stack)
  for (const rev of [0, 1, 2, '4', 999_999_999_999_999]) {
    expect(await stream.publish(editText({ a: 'z' }), { rev })).toEqual(['stale-epoch'])
  }
  // What the first copy of a request said and the second one says again, long after.
  expect(await stream.publish(editText({ a: 'y' }), { rev: 2, edit: 'e-2' })).toEqual(['OK', '2'])
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await stream.publish(editText({ a: 'z' }), { rev: 3 })).toEqual(['OK', '3'])
})

describe('[R11] a viewer who doubts', () => {
  test('has it reckoned from what is stored, which a leader then hears of', async () => {
    const stream = await startStream(stack, { a: 'x', b: 'y' })
    await stack.admin('HSET', stream.keys.plan, 'a', 'another')
    expect(await told(stream.viewerBeat())).toBe(printOf({ a: 'x', b: 'y' }))
    const spoilt = printOf({ a: 'another', b: 'y' })
    expect(await told(doubt(stream))).toBe(spoilt)
    expect(await told(stream.leaderBeat())).toBe(spoilt)
    await stream.publish(editText({ a: 'z' }))
    expect(await told(stream.leaderBeat())).toBe(printOf({ a: 'z', b: 'y' }))
  })

  test('changes nothing where it is right, and makes no work again within 8 s', async () => {
    const stream = await startStream(stack, { a: 'x' })
    expect(await told(doubt(stream))).toBe(printOf({ a: 'x' }))
    await stack.admin('HDEL', stream.keys.plan, 'a')
    expect(await told(doubt(stream))).toBe(printOf({ a: 'x' }))
    await makeOlder(stream)
    expect(await told(doubt(stream))).toBe(printOf({}))
  })
})

test('[R11] tells none of a stream that was started by library 1.0, and goes on without', async () => {
  const stream = await startStream(stack, { a: 'x' })
  await stack.admin('HDEL', stream.keys.record, 'print')
  const listener = await listen(stack, stream.channel)
  expect(await doubt(stream)).toHaveLength(7)
  expect((await listener.events(1))[0]?.data).not.toContain('print')
  expect(await stream.publish(editText({ a: 'y' }))).toEqual(['OK', '2'])
  expect(await stream.leaderBeat()).toHaveLength(7)
  expect(await readHash(stack, stream.keys.record)).not.toHaveProperty('print')
  listener.close()
})
