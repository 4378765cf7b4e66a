import { afterEach, expect, test, vi } from 'vitest'
import type { Part } from './part.ts'
import { createSupervisor } from './supervise.ts'

/** For `vi.waitFor`: its own second is short for a busy machine. */
const patienceMs = 25_000

function supervised(start: () => Promise<void>) {
  const part: Part = {
    name: 'webdis',
    pid: () => undefined,
    start,
    stop: async () => {},
    restart: async () => {},
    signal: () => {},
  }
  const said: string[] = []
  const reasons: string[] = []
  const revived: string[] = []
  const stopped = new AbortController()
  const onDeath = createSupervisor({
    say: (line) => said.push(line),
    giveUp: (reason) => reasons.push(reason),
    onRevival: ({ name }) => revived.push(name),
    signal: stopped.signal,
    pauseMs: () => 0,
  })
  return { die: () => onDeath(part, 'SIGKILL'), stop: () => stopped.abort(), said, reasons, revived }
}

afterEach(() => vi.restoreAllMocks())

test('starts a part again and says both', async () => {
  const { die, said, reasons, revived } = supervised(async () => {})
  die()
  await vi.waitFor(() => expect(revived).toEqual(['webdis']), patienceMs)
  expect(said).toEqual(['webdis ended (SIGKILL); starting it again.', 'webdis runs again.'])
  expect(reasons).toEqual([])
})

test('tries again when a start fails, and says why', async () => {
  const failures = [new Error('No answer'), new Error('No port')]
  const { die, said, reasons, revived } = supervised(async () => {
    const failure = failures.shift()
    if (failure) throw failure
  })
  die()
  await vi.waitFor(() => expect(revived).toEqual(['webdis']), patienceMs)
  expect(said).toEqual([
    'webdis ended (SIGKILL); starting it again.',
    'webdis could not be started; trying again. No answer',
    'webdis could not be started; trying again. No port',
    'webdis runs again.',
  ])
  expect(reasons).toEqual([])
})

test('gives up at the sixth death within a minute', async () => {
  const { die, reasons, revived } = supervised(async () => {})
  for (let death = 1; death <= 5; death++) {
    die()
    await vi.waitFor(() => expect(revived).toHaveLength(death), patienceMs)
  }
  expect(reasons).toEqual([])
  die()
  expect(reasons).toEqual(['webdis failed 6 times within a minute of running. The last time: SIGKILL'])
})

test('a death more than a minute ago counts no more', async () => {
  const clock = vi.spyOn(performance, 'now')
  const { die, reasons, revived } = supervised(async () => {})
  for (let death = 1; death <= 20; death++) {
    clock.mockReturnValue(death * 13_000)
    die()
    await vi.waitFor(() => expect(revived).toHaveLength(death), patienceMs)
  }
  expect(reasons).toEqual([])
})

test('gives up when the part does not come back, however long its starts take', async () => {
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  const start = vi.fn(() => {
    nowMs += 90_000
    return Promise.reject(new Error('webdis did not answer'))
  })
  const { die, reasons } = supervised(start)
  die()
  await vi.waitFor(
    () =>
      expect(reasons).toEqual([
        'webdis failed 6 times within a minute of running. The last time: webdis did not answer',
      ]),
    patienceMs,
  )
  expect(start).toHaveBeenCalledTimes(5)
})

test('starts nothing once it is stopped, not even where a start was under way', async () => {
  let endStart = (_: Error) => {}
  const start = vi.fn(
    () =>
      new Promise<void>((_, reject) => {
        endStart = reject
      }),
  )
  const { die, stop, said, reasons } = supervised(start)
  die()
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(1), patienceMs)
  stop()
  endStart(new Error('webdis ended while it was started'))
  die()
  await new Promise(setImmediate)
  expect(start).toHaveBeenCalledTimes(1)
  expect(said).toHaveLength(1)
  expect(reasons).toEqual([])
})
