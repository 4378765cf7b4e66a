import { existsSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startKeptStack } from './kept-stack.ts'
import type { Part } from './part.ts'
import { requireWholeWay } from './whole-way.ts'

const PATIENCE = { timeout: 30_000, interval: 20 }

async function startKept() {
  const said: string[] = []
  const giveUp = vi.fn()
  const stack = await startKeptStack({ say: (line) => said.push(line), giveUp })
  onTestFinished(() => stack.stop())
  return { stack, said, giveUp }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a Webdis killed while Redis stands still is back before Redis is, and then everything works', async () => {
  const { stack, said, giveUp } = await startKept()
  const { redis, webdis } = stack.parts
  redis.signal('SIGSTOP')
  for (const part of webdis) part.signal('SIGKILL')
  const lines = ['webdis-1 runs again.', 'webdis-2 runs again.']
  await vi.waitFor(() => expect(said).toEqual(expect.arrayContaining(lines)), PATIENCE)
  redis.signal('SIGCONT')
  await requireWholeWay(`${stack.url}/webdis`)
  expect(giveUp).not.toHaveBeenCalled()
}, 90_000)

test('each part that is killed comes back, and Redis with the library', async () => {
  const { stack, said, giveUp } = await startKept()
  const { redis, webdis, edge } = stack.parts
  // What Redis is to find when it comes back.
  await stack.admin('FUNCTION', 'FLUSH')
  const parts: readonly Part[] = [redis, edge, ...webdis]
  for (const part of parts) part.signal('SIGKILL')
  for (const { name } of parts)
    await vi.waitFor(() => expect(said).toContain(`${name} runs again.`), PATIENCE)
  await requireWholeWay(`${stack.url}/webdis`)
  const healed = 'The functions library was gone from Redis; it is loaded again.'
  await vi.waitFor(() => expect(said).toContain(healed), PATIENCE)
  expect(giveUp).not.toHaveBeenCalled()
}, 90_000)

test('stopped while parts are being started again, it leaves no process and no folder', async () => {
  const { stack, said, giveUp } = await startKept()
  const { redis, webdis } = stack.parts
  redis.signal('SIGKILL')
  await vi.waitFor(() => expect(said).toHaveLength(1), PATIENCE)
  await vi.waitFor(() => expect(redis.pid()).toBeDefined(), PATIENCE)
  // It cannot answer, so that its start is under way when all is stopped.
  redis.signal('SIGSTOP')
  webdis[0].signal('SIGKILL')
  webdis[1].signal('SIGKILL')
  const starting = redis.pid() ?? 0
  await stack.stop()
  const parts = [redis, ...webdis, stack.parts.edge]
  expect(parts.map((part) => part.pid())).toEqual(parts.map(() => undefined))
  expect(isAlive(starting)).toBe(false)
  expect(existsSync(stack.dataDir)).toBe(false)
  expect(giveUp).not.toHaveBeenCalled()
}, 90_000)
