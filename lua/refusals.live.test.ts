import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { createTestStream, editText, type Reply, randomHex, type TestStream } from './test-stream.ts'
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

const wrong = randomHex(64)
const stale = randomHex(32)
const otherKey = randomHex(32)
const edit = editText({ c: 'z' })

describe('[C4] [R9] changes and publishes nothing when it answers', () => {
  const cases: readonly (readonly [string, string, () => Promise<Reply>])[] = [
    ['name-taken', 'Start', () => stream.start()],
    [
      'wrong-password',
      'Start instead',
      () => stream.start({ epoch: stale, instead: stream.epoch, password: wrong }),
    ],
    ['wrong-code', 'Start instead', () => stream.start({ epoch: stale, instead: stream.epoch, code: wrong })],
    ['too-large', 'Start instead', () => startInstead({ data: editText({ a: 'x'.repeat(65_537) }) })],
    ['too-many', 'Start instead', () => startInstead({ data: editText(manyElements) })],
    ['bad-request', 'Start instead', () => startInstead({ data: '{}' })],
    ['too-large', 'Start of another', () => other().start({ data: editText({ a: 'x'.repeat(65_537) }) })],
    ['wrong-password', 'Reconnect', () => stream.reconnect({ password: wrong })],
    ['wrong-code', 'Reconnect', () => stream.reconnect({ code: wrong })],
    ['unknown-stream', 'Reconnect', () => other().reconnect()],
    ['wrong-password', 'Stop', () => stream.stop({ password: wrong })],
    ['wrong-code', 'Stop', () => stream.stop({ code: wrong })],
    ['stale-epoch', 'Stop', () => stream.stop({ epoch: stale })],
    ['unknown-stream', 'Stop', () => other().stop()],
    ['superseded', 'Publish with another key', () => stream.publish(edit, { term: 2, key: otherKey })],
    ['stale-epoch', 'Publish', () => stream.publish(edit, { term: 2, epoch: stale })],
    ['stale-epoch', 'Publish by a later term', () => stream.publish(edit, { term: 3 })],
    ['stale-epoch', 'Publish upon a later revision', () => stream.publish(edit, { term: 2, rev: 4 })],
    ['stale-epoch', 'Publish upon an earlier one', () => stream.publish(edit, { term: 2, rev: 2 })],
    [
      'stale-epoch',
      'Publish upon none of some revisions',
      () => stream.publish(edit, { term: 2, rev: 1, latest: 2 }),
    ],
    ['superseded', 'Publish', () => stream.publish(edit)],
    [
      'too-large',
      'Publish of a value',
      () => stream.publish(editText({ a: 'x'.repeat(65_537) }), { term: 2 }),
    ],
    ['too-large', 'Publish of a text', () => stream.publish(`${edit}${' '.repeat(6_291_456)}`, { term: 2 })],
    ['too-many', 'Publish', () => stream.publish(editText(manyElements), { term: 2 })],
    ['bad-request', 'Publish', () => stream.publish('{}', { term: 2 })],
    ['unknown-stream', 'Publish', () => other().publish(edit)],
    ['superseded', 'a leader’s beat with another key', () => stream.leaderBeat({ term: 2, key: otherKey })],
    ['stale-epoch', 'a leader’s beat', () => stream.leaderBeat({ term: 2, epoch: stale })],
    ['superseded', 'a leader’s beat', () => stream.leaderBeat()],
    ['superseded', 'a leader who leaves', () => stream.leaderBeat({ leave: true })],
    ['wrong-password', 'a viewer’s beat', () => stream.viewerBeat({ password: wrong })],
    ['wrong-password', 'a viewer who leaves', () => stream.viewerBeat({ password: wrong, leave: true })],
    ['stale-epoch', 'a viewer’s beat', () => stream.viewerBeat({ epoch: stale })],
    ['unknown-stream', 'a viewer’s beat', () => other().viewerBeat()],
    ['wrong-password', 'Connect', () => stream.connect({ password: wrong })],
    ['unknown-stream', 'Connect', () => other().connect()],
    ['wrong-password', 'stream_since', () => stream.since(0, { password: wrong })],
    ['unknown-stream', 'stream_since', () => other().since(0)],
  ]
  const manyElements = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`e${at}`, 'x']))
  const other = () => createTestStream(stack)
  const startInstead = (changes: Readonly<Record<string, unknown>>) =>
    stream.start({ epoch: stale, instead: stream.epoch, ...changes })

  test.each(cases)('%s to %s', async (word, _, act) => {
    expect((await act())[0]).toBe(word)
  })
})

describe('[C3] answers what is checked first', () => {
  const everythingWrong = {
    password: wrong,
    code: wrong,
    key: otherKey,
    epoch: stale,
    term: 3,
    data: '{}',
    edit: 'e',
  }

  test('a field, then the stream, password, code, epoch, term, key, revision, and the edit’s content last', async () => {
    const { password, key, epoch } = stream
    expect((await stream.publish('{}', { ...everythingWrong, edit: '' }))[0]).toBe('bad-request')
    expect((await createTestStream(stack).publish('{}', everythingWrong))[0]).toBe('unknown-stream')
    expect((await stream.stop(everythingWrong))[0]).toBe('wrong-password')
    expect((await stream.stop({ ...everythingWrong, password }))[0]).toBe('wrong-code')
    const publish = (right: object) => stream.publish('{}', { ...everythingWrong, rev: 9, ...right })
    expect(await publish({})).toEqual(['stale-epoch'])
    expect(await publish({ epoch })).toEqual(['stale-epoch'])
    expect((await publish({ epoch, term: 2 }))[0]).toBe('superseded')
    expect(await publish({ epoch, term: 2, key })).toEqual(['stale-epoch'])
    expect((await publish({ epoch, term: 2, key, rev: 3 }))[0]).toBe('bad-request')
  })
})
