import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { listen } from './listen.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { editText, startStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
beforeEach(() => stack.admin('FLUSHALL'))
afterAll(() => stack.stop())

test('[R3] [E2] [C5] changes plan, revision and log together and publishes the very text that came', async () => {
  const stream = await startStream(stack, { a: 'old', b: 'gone' })
  const listener = await listen(stack, stream.channel)
  const data = '{"put":{"a":"\\u043d\\u043E \\/ \\"x\\"","c":"1e3"},"del":["b","never-there"]}'
  expect(await stream.publish(data, { edit: 'edit-2' })).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual({ a: 'но / "x"', c: '1e3' })
  expect(await readHash(stack, stream.keys.record)).toMatchObject({
    rev: '2',
    edit: 'edit-2',
    bytes: String(Buffer.byteLength('aно / "x"c1e3')),
  })
  expect(await stack.admin('XREVRANGE', stream.keys.log, '+', '-', 'COUNT', '1')).toEqual([
    ['2-0', ['e', data]],
  ])
  expect(await listener.messages(1)).toEqual([
    `\nid: ${stream.epoch}:2\nevent: plan\ndata: {"rev":2,"edit":${data}}\n\n`,
  ])
  listener.close()
})

test('[C5] counts an empty edit', async () => {
  const stream = await startStream(stack, { a: 'x' })
  expect(await stream.publish(editText())).toEqual(['OK', '2'])
  expect(await readHash(stack, stream.keys.plan)).toEqual({ a: 'x' })
})

test('[R3] answers the last accepted edit again with its revision and changes nothing', async () => {
  const stream = await startStream(stack)
  const publish = () => stream.publish(editText({ a: 'x' }), { edit: 'edit-2' })
  expect(await publish()).toEqual(['OK', '2'])
  const listener = await listen(stack, stream.channel)
  const before = await takeSnapshot(stack)
  expect(await publish()).toEqual(['OK', '2'])
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await listener.eventsSoFar()).toEqual([])
  listener.close()
})

test('[P6] [P4] keeps count of the plan’s bytes over puts, replacements and deletions', async () => {
  const stream = await startStream(stack, { a: 'x' })
  const bytes = async () => (await readHash(stack, stream.keys.record)).bytes
  expect(await bytes()).toBe('2')
  await stream.publish(editText({ a: 'жуки', bb: 'y' }))
  expect(await bytes()).toBe('12')
  await stream.publish(editText({ a: 'z' }, ['bb', 'cc']))
  expect(await bytes()).toBe('2')
  await stream.publish(editText({}, ['a']))
  expect(await bytes()).toBe('0')
  expect(await stack.admin('EXISTS', stream.keys.plan)).toBe(0)
})

test('[E2] announces an edit of more than 8 KiB without its text', async () => {
  const stream = await startStream(stack)
  const listener = await listen(stack, stream.channel)
  const frame = editText({ a: '' }).length
  await stream.publish(editText({ a: 'x'.repeat(8192 - frame) }))
  await stream.publish(editText({ a: 'x'.repeat(8192 - frame + 1) }))
  const [within, over] = await listener.events(2)
  expect(within?.data).toHaveLength(8192 + '{"rev":2,"edit":}'.length)
  expect(over?.data).toBe('{"rev":3}')
  listener.close()
})

test('[C1] [C2] takes numbers as numbers or as decimal strings', async () => {
  const stream = await startStream(stack)
  expect(await stream.publish(editText(), { term: '1' })).toEqual(['OK', '2'])
  expect(await stream.publish(editText(), { term: 1 })).toEqual(['OK', '3'])
  for (const term of ['0x1', '1.0', ' 1', '-1', '', 1.5, -1, '1e0', 1e300, [1], { a: 1 }, true, null]) {
    expect((await stream.publish(editText(), { term })).slice(0, 2)).toEqual([
      'bad-request',
      expect.stringContaining('term'),
    ])
  }
})

test('[C1] ignores fields that it does not know', async () => {
  const stream = await startStream(stack)
  expect(await stream.publish(editText(), { colour: ['blue'], who: 7 })).toEqual(['OK', '2'])
})
