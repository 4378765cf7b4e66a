import { expect, onTestFinished, test, vi } from 'vitest'
import { startStack } from './stack.ts'
import { watchWebdis } from './webdis-watch.ts'

test('a Webdis that hangs is started again, and the other is left alone; Redis may hang meanwhile', async () => {
  const stack = await startStack()
  const [hanging, other] = stack.parts.webdis
  const before = { hanging: hanging.pid(), other: other.pid() }
  const said: string[] = []
  const giveUp = vi.fn()
  const stopWatching = watchWebdis(stack.parts.webdis, (line) => said.push(line), giveUp, {
    everyMs: 100,
    patienceMs: 2_000,
  })
  onTestFinished(async () => {
    stopWatching()
    await stack.stop()
  })
  hanging.signal('SIGSTOP')
  stack.parts.redis.signal('SIGSTOP')
  await vi.waitFor(() => expect(said).toEqual(['webdis-1 does not answer; starting it again.']), 25_000)
  stack.parts.redis.signal('SIGCONT')
  await vi.waitFor(() => expect(said).toHaveLength(2), 25_000)
  expect(said[1]).toBe('webdis-1 runs again.')
  expect(hanging.pid()).not.toBe(before.hanging)
  expect(other.pid()).toBe(before.other)
  expect(giveUp).not.toHaveBeenCalled()
}, 90_000)
