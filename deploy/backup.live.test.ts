import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { good, point, points, put, reach, showing } from '../src/stream/fake/session-probe.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'

const secrets = { name: 'Backed up', password: 'correct horse', code: 'battery staple' }
const scratch = mkdtempSync(join(tmpdir(), 'missioncast-backup-'))
const backups = join(scratch, 'backups')
const stacks: Stack[] = []

async function start(dataDir: string): Promise<Stack> {
  const stack = await startStack({ dataDir })
  stacks.push(stack)
  return stack
}
const streamsOf = (stack: Stack) => createStreams({ webdis: createWebdis({ url: stack.url }) })

const run = promisify(execFile)
/** Runs backup.sh or restore.sh as a host does, and answers the last line. */
async function script(name: string, args: readonly string[], env: Record<string, string> = {}) {
  const { stdout } = await run(resolve('deploy', name), args, { env: { PATH: process.env.PATH, ...env } })
  return stdout.trim().split('\n').at(-1) ?? ''
}
const backUp = (env: Record<string, string> = {}) =>
  script('backup.sh', [backups], { MISSIONCAST_DATA: first.dataDir, ...env })

let first: Stack
beforeAll(async () => {
  first = await start(join(scratch, 'first'))
  mkdirSync(backups)
  for (const name of ['20260101T000000Z', '20260101T010000Z', 'of-somebody-else'])
    writeFileSync(join(backups, `missioncast-${name}.rdb`), 'old')
})
afterAll(async () => {
  for (const stack of stacks) await stack.stop()
  rmSync(scratch, { recursive: true })
})

test('[L3] a backup made while a stream runs gives viewers and leader the plan of that moment on another server; older ones go', async () => {
  const before = points('a', 'b')
  const leader = good(await streamsOf(first).start({ ...secrets, plan: before, by: 'computer' }))
  leader.edit(put('c', 'before the backup'))
  await leader.settled()
  const atThatMoment = leader.plan()
  const backup = await backUp({ MISSIONCAST_BACKUPS_KEPT: '1' })
  leader.edit(put('d', 'after the backup'))
  await leader.settled()
  leader.leave()

  expect(readdirSync(backups).sort()).toEqual(['missioncast-of-somebody-else.rdb', basename(backup)].sort())
  const bytes = readFileSync(backup)
  expect(statSync(backup).mode & 0o777).toBe(0o600)
  const password = readFileSync(join(first.dataDir, 'admin-password'), 'utf8').trim()
  for (const secret of [password, secrets.password, secrets.code]) expect(bytes.includes(secret)).toBe(false)

  const dataDir = join(scratch, 'second')
  const said = await script('restore.sh', [backup], { MISSIONCAST_DATA: dataDir })
  expect(said).toContain(': 1 streams.')
  const second = await start(dataDir)
  const viewer = good(await streamsOf(second).connect(secrets))
  await showing(viewer, atThatMoment)
  const again = good(await streamsOf(second).reconnect({ ...secrets, by: 'phone' }))
  await vi.waitFor(() => expect(again.plan()).toEqual(atThatMoment))
  again.edit(put('e', 'on the new server'))
  await again.settled()
  await showing(viewer, new Map([...atThatMoment, ['e', point('on the new server')]]))
  await reach(viewer, 'live')
  viewer.disconnect()
  again.leave()
  // What is written from now on survives there as well: the restored files are the append-only ones.
  await second.stop()
  const third = await start(dataDir)
  const later = good(await streamsOf(third).connect(secrets))
  await showing(later, new Map([...atThatMoment, ['e', point('on the new server')]]))
  later.disconnect()
})

test('a backup that fails says why and leaves nothing behind', async () => {
  const before = readdirSync(backups)
  await expect(backUp({ MISSIONCAST_DATA: scratch })).rejects.toThrow('password cannot be read')
  await expect(backUp({ MISSIONCAST_REDIS_PORT: '1' })).rejects.toThrow('Redis gave no copy')
  expect(readdirSync(backups)).toEqual(before)
})

test('restoring overwrites nothing, and takes no file that is damaged', async () => {
  const backup = join(backups, readdirSync(backups)[0] ?? '')
  await expect(script('restore.sh', [backup, join(first.dataDir, 'redis')])).rejects.toThrow(
    'holds streams already',
  )
  const damaged = join(scratch, 'damaged.rdb')
  writeFileSync(damaged, readFileSync(backup).subarray(0, -20))
  const folder = join(scratch, 'third')
  mkdirSync(folder)
  await expect(script('restore.sh', [damaged, folder])).rejects.toThrow('or a damaged one')
  expect(readdirSync(folder)).toEqual([])
})
