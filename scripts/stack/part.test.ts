import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { createPart, type PartOptions, StillLoading } from './part.ts'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-part-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Sleeps, and answers as is wished. */
function sleeper(options: Partial<PartOptions>) {
  const listed = new Set<number>()
  const onDeath = vi.fn()
  const part = createPart({
    name: 'sleeper',
    command: 'sleep',
    args: ['600'],
    logFile: join(scratch, 'log'),
    guard: { add: (pid) => listed.add(pid), remove: (pid) => listed.delete(pid), close: () => {} },
    ping: async () => {},
    onDeath,
    ...options,
  })
  onTestFinished(() => part.stop('SIGKILL'))
  return { part, listed, onDeath }
}

test('is given as long as it says that it is loading, which is told once', async () => {
  let loads = 3
  const onLoading = vi.fn()
  const ping = async () => {
    if (loads-- > 0) throw new StillLoading()
  }
  const { part } = sleeper({ ping, onLoading, patienceMs: -1 })
  await part.start()
  expect(loads).toBe(-1)
  expect(onLoading).toHaveBeenCalledTimes(1)
})

test('is ended when it stays silent at its start, and that is no death', async () => {
  const ping = () => Promise.reject(new Error('silent'))
  const { part, listed, onDeath } = sleeper({ ping, patienceMs: -1 })
  await expect(part.start()).rejects.toThrow('sleeper did not answer within')
  expect(part.pid()).toBeUndefined()
  expect(listed.size).toBe(0)
  expect(onDeath).not.toHaveBeenCalled()
})

test('stopped while it is started, it leaves nothing behind, whatever hangs', async () => {
  const { part, listed, onDeath } = sleeper({ ping: () => new Promise(() => {}) })
  const start = expect(part.start()).rejects.toThrow('sleeper ended while it was started')
  await part.stop()
  await start
  expect(listed.size).toBe(0)
  expect(onDeath).not.toHaveBeenCalled()
})

test('whoever starts it meanwhile waits for the same process', async () => {
  let answer = () => {}
  const ping = () =>
    new Promise<void>((done) => {
      answer = done
    })
  const { part, listed } = sleeper({ ping })
  const second = vi.fn()
  const starts = [part.start(), part.start().then(second)]
  await new Promise(setImmediate)
  expect(second).not.toHaveBeenCalled()
  answer()
  await Promise.all(starts)
  expect(listed.size).toBe(1)
})

test('a restart during a start is a new start', async () => {
  const ping = vi.fn<() => Promise<void>>().mockReturnValueOnce(new Promise(() => {}))
  const { part, listed } = sleeper({ ping: () => ping() ?? Promise.resolve() })
  const first = expect(part.start()).rejects.toThrow('sleeper ended while it was started')
  await part.restart('SIGKILL')
  await first
  expect(listed.size).toBe(1)
})
