import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { keysOf, type TestStream } from './test-stream.ts'
import { createBusyStream, watch } from './watch.ts'

let stack: Stack
let stream: TestStream
let expectNothingHappened: () => Promise<void>

beforeAll(async () => {
  stack = await startStack()
})
beforeEach(async () => {
  await stack.admin('FLUSHALL')
  stream = await createBusyStream(stack)
  expectNothingHappened = await watch(stack, stream)
})
afterEach(() => expectNothingHappened())
afterAll(() => stack.stop())

describe('[C6] refuses, in words, keys that', () => {
  /** Past the edge and Redis' ACL, which let few such keys through. */
  const callWith = (fn: string, keys: readonly string[], body = '{}') =>
    stack.admin('FCALL', fn, String(keys.length), ...keys, body)
  const refusal = ['bad-request', expect.stringMatching(/key|name/)]
  const writers = ['stream_start', 'stream_reconnect', 'stream_stop', 'stream_publish', 'stream_beat']
  const cases: readonly (readonly [string, () => readonly string[]])[] = [
    ['are none', () => []],
    ['are too few', () => stream.keys.inOrder.slice(0, 4)],
    ['are too many', () => [...stream.keys.inOrder, stream.keys.index]],
    ['are in another order', () => stream.keys.inOrder.toReversed()],
    ['repeat the first', () => stream.keys.inOrder.map(() => stream.keys.record)],
    ['take the plan of another', () => stream.keys.inOrder.with(1, keysOf('another').plan)],
    [
      'take the index of another partition',
      () => stream.keys.inOrder.with(4, `streams:{${(stream.keys.partition + 1) % 64}}`),
    ],
    ['are of another partition', () => stream.keys.inOrder.map((key) => key.replace(/\{\d+\}/, '{64}'))],
    ['write the partition with a zero', () => stream.keys.inOrder.map((key) => key.replace('{', '{0'))],
    ['have no partition', () => stream.keys.inOrder.map((key) => key.replace(/\{\d+\}:?/, ''))],
    ['are other words', () => ['a', 'b', 'c', 'd', 'e']],
    ['are empty', () => ['', '', '', '', '']],
  ]
  test.each(cases)('%s', async (_, keys) => {
    for (const fn of writers) expect(await callWith(fn, keys())).toEqual(refusal)
    if (keys().length !== 5) return
    for (const fn of ['stream_connect', 'stream_salt'])
      expect(await callWith(fn, keys().slice(0, 2))).toEqual(refusal)
    expect(await callWith('stream_since', keys())).toEqual(refusal)
  })

  test('stand where none belong', async () => {
    for (const fn of ['stream_version', 'stream_list']) {
      expect(await callWith(fn, [stream.keys.record], '{"limit":5}')).toEqual(refusal)
    }
  })
})
