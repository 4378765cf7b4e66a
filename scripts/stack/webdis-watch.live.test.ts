import { expect, onTestFinished, test, vi } from 'vitest'
import { startStack } from './stack.ts'
import { watchWebdis } from './webdis-watch.ts'

test('a Webdis that hangs is ended and started again, and the other is left alone; Redis may hang meanwhile', async () => {
  const revived: string[] = []
  const stack = await startStack({
    onDeath: (part) => void part.start().then(() => revived.push(part.name)),
  })
  const [hanging, other] = stack.parts.webdis
  const before = { hanging: hanging.pid(), other: other.pid() }
  const said: string[] = []
  const pace = { everyMs: 100, patienceMs: 2_000 }
  const stopWatching = watchWebdis(stack.parts.webdis, (line) => said.push(line), pace)
  onTestFinished(async () => {
    stopWatching()
    await stack.stop()
  })
  hanging.signal('SIGSTOP')
  stack.parts.redis.signal('SIGSTOP')
  await vi.waitFor(() => expect(revived).toEqual(['webdis-1']), 30_000)
  stack.parts.redis.signal('SIGCONT')
  expect(said).toEqual(['webdis-1 does not answer; ending it.'])
  expect(hanging.pid()).not.toBe(before.hanging)
  expect(other.pid()).toBe(before.other)
}, 90_000)
