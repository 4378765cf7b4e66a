import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startStack } from '../scripts/stack/stack.ts'
import { createWebdis } from '../src/webdis/webdis.ts'

const CHANNEL = `live:${'0123456789abcdef'.repeat(2)}`
const version = { fn: 'stream_version', readOnly: true, keys: [], body: '{}' }

test('the edge reads its configuration anew: who watches watches on, no call fails, and who comes is served by it', async () => {
  const stack = await startStack()
  onTestFinished(() => stack.stop())
  const webdis = createWebdis({ url: stack.url })
  const pid = stack.parts.edge.pid()
  const workers = () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const publish = (text: string) => stack.admin('PUBLISH', CHANNEL, `\nid: 1\nevent: e\ndata: ${text}\n\n`)
  const follow = async () => (await webdis.subscribe(CHANNEL))[Symbol.asyncIterator]()
  const next = async (subscription: Awaited<ReturnType<typeof follow>>) =>
    (await subscription.next()).value?.data

  const before = workers()
  const early = await follow()
  const calls: Promise<unknown>[] = []
  stack.parts.edge.signal('SIGHUP')
  await vi.waitFor(async () => {
    calls.push(webdis.call(version))
    await calls.at(-1)
    expect(workers().filter((worker) => !before.includes(worker))).toHaveLength(before.length)
  }, 25_000)
  // The one that has a viewer stays; the others end.
  await vi.waitFor(
    () => expect(workers().filter((worker) => before.includes(worker))).toHaveLength(1),
    25_000,
  )
  for (const reply of await Promise.all(calls)) expect(reply).toContain('OK')

  const late = await follow()
  await publish('after')
  expect([await next(early), await next(late)]).toEqual(['after', 'after'])
  await early.return?.()
  await vi.waitFor(() => expect(workers().filter((worker) => before.includes(worker))).toEqual([]), 25_000)
  await publish('later')
  expect(await next(late)).toBe('later')
  await late.return?.()
})
