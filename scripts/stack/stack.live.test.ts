import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { type Stack, startStack } from './stack.ts'

const folders: string[] = []
const stacks: Stack[] = []

function scratchFolder(inner = 'data'): string {
  const folder = mkdtempSync(join(tmpdir(), 'missioncast-test-'))
  folders.push(folder)
  return join(folder, inner)
}

async function start(...args: Parameters<typeof startStack>): Promise<Stack> {
  const stack = await startStack(...args)
  stacks.push(stack)
  return stack
}

afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const pidsOf = ({ parts }: Stack) =>
  Object.values(parts)
    .flat()
    .map((part) => part.pid() ?? 0)

test('a second run finds what the first one left', async () => {
  const dataDir = scratchFolder()
  const first = await start({ dataDir })
  await first.admin('HSET', 'stream:{1}:a', 'rev', '7')
  await first.stop()
  const second = await start({ dataDir })
  expect(await second.admin('HGET', 'stream:{1}:a', 'rev')).toBe('7')
})

test('what Redis acknowledged survives its being killed, and the library with it', async () => {
  const stack = await start()
  await stack.admin('HSET', 'stream:{1}:a', 'rev', '7')
  await vi.waitFor(async () =>
    expect(await stack.admin('INFO', 'persistence')).toContain('aof_pending_bio_fsync:0'),
  )
  await stack.admin('WAITAOF', '1', '0', '0').catch(() => undefined)
  await stack.restartRedis('SIGKILL')
  expect(await stack.admin('HGET', 'stream:{1}:a', 'rev')).toBe('7')
  expect(await stack.admin('FCALL_RO', 'stream_version', '0', '{}')).toContain('OK')
})

test('stopping leaves no process and no temporary folder', async () => {
  const stack = await start()
  const pids = pidsOf(stack)
  expect(pids.every(isAlive)).toBe(true)
  await stack.stop()
  expect(pids.filter(isAlive)).toEqual([])
  expect(existsSync(stack.dataDir)).toBe(false)
})

test('stopping twice is harmless', async () => {
  const stack = await start()
  await stack.stop()
  await stack.stop()
})

test('being killed leaves no process and no temporary folder either', async () => {
  const script = `
    import { startStack } from ${JSON.stringify(resolve('scripts/stack/stack.ts'))}
    const { parts, dataDir } = await startStack()
    console.log(JSON.stringify({ dataDir, pids: Object.values(parts).flat().map((part) => part.pid()) }))
    setInterval(() => {}, 1000)`
  const runner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(runner.stdout, 'data')
  const { dataDir, pids }: { dataDir: string; pids: number[] } = JSON.parse(String(line))
  expect(pids.every(isAlive)).toBe(true)
  runner.kill('SIGKILL')
  await vi.waitFor(
    () => {
      expect(pids.filter(isAlive)).toEqual([])
      expect(existsSync(dataDir)).toBe(false)
    },
    { timeout: 10_000 },
  )
})

test('two runs cannot share a data folder', async () => {
  const dataDir = scratchFolder()
  const first = await start({ dataDir })
  await expect(startStack({ dataDir })).rejects.toThrow(
    `Missioncast is already running with the data folder ${dataDir}`,
  )
  await first.stop()
  await start({ dataDir })
})

test('a data folder may have spaces, other letters and a long path', async () => {
  const stack = await start({ dataDir: scratchFolder(`Наши планы/${'long '.repeat(20)}name`) })
  expect((await fetch(`${stack.url}/config.json`)).status).toBe(200)
  await expect(startStack({ dataDir: stack.dataDir })).rejects.toThrow('already running')
})

test('the administrative password is made once and is nobody else’s to read', async () => {
  const dataDir = scratchFolder()
  await (await start({ dataDir })).stop()
  const file = join(dataDir, 'admin-password')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

test('a part that ends by itself is told of', async () => {
  const onDeath = vi.fn()
  const stack = await start({ onDeath })
  const [webdis] = stack.parts.webdis
  process.kill(webdis.pid() ?? 0, 'SIGKILL')
  await vi.waitFor(() => expect(onDeath).toHaveBeenCalledWith(webdis, 'SIGKILL'))
  await webdis.start()
  expect((await fetch(`${stack.url}/webdis/FCALL_RO/stream_version/0`, { method: 'PUT' })).status).toBe(200)
})

test('a part that cannot start says why', async () => {
  await expect(startStack({ siteDir: '/no"where' })).rejects.toThrow('nginx cannot use a path with a quote')
  const { edgePort } = await start()
  await expect(startStack({ port: edgePort })).rejects.toThrow(/nginx ended while it was started.*in use/s)
})
