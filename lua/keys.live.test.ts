import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { keysFor, keysOf, type TestStream } from './test-stream.ts'
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
  const functions = [
    'start',
    'rekey',
    'offer',
    'reconnect',
    'stop',
    'publish',
    'beat',
    'connect',
    'since',
    'salt',
  ].map((name) => `stream_${name}`)
  /** Each function, with its right keys spoilt, where that makes other ones of them. */
  const spoilt = (spoil: (keys: readonly string[]) => readonly string[]) => () =>
    functions
      .map((fn) => [fn, spoil(keysFor(fn, stream.name))] as const)
      .filter(([fn, keys]) => keys.join() !== keysFor(fn, stream.name).join())
  const withPartition = (partition: string) =>
    spoilt((keys) => keys.map((key) => key.replace(/\{\d+\}/, partition)))
  const cases: readonly (readonly [string, () => readonly (readonly [string, readonly string[]])[]])[] = [
    ['are none', spoilt(() => [])],
    ['are too few', spoilt((keys) => keys.slice(0, -1))],
    ['are too many', spoilt((keys) => [...keys, keys.at(-1) ?? ''])],
    ['are in another order', spoilt((keys) => keys.toReversed())],
    ['repeat the first', spoilt((keys) => keys.map(() => keys[0] ?? ''))],
    [
      'take one of another name',
      spoilt((keys) => keys.map((key, at) => (at === 1 ? keysOf('another').plan : key))),
    ],
    [
      'take one of another partition',
      spoilt((keys) =>
        keys.with(-1, (keys.at(-1) ?? '').replace(/\{\d+\}/, `{${(stream.keys.partition + 1) % 64}}`)),
      ),
    ],
    ['are of another partition', withPartition('{64}')],
    ['write the partition with a zero', spoilt((keys) => keys.map((key) => key.replace('{', '{0')))],
    ['have no partition', spoilt((keys) => keys.map((key) => key.replace(/\{\d+\}:?/, '')))],
    ['are other words', spoilt((keys) => keys.map((_, at) => `${at}`))],
    ['are empty', spoilt((keys) => keys.map(() => ''))],
  ]
  test.each(cases)('%s', async (_, keys) => {
    for (const [fn, wrong] of keys()) expect(await callWith(fn, wrong)).toEqual(refusal)
  })

  test('stand where none belong', async () => {
    for (const fn of ['stream_version', 'stream_list']) {
      expect(await callWith(fn, [stream.keys.record], '{"limit":5}')).toEqual(refusal)
    }
  })
})
