import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { RespError, runCommands } from './resp.ts'
import { SetupError } from './setup-error.ts'

/** What one stack keeps: the streams, the administrative password and, while it runs, its configuration and logs. */
export type DataFolder = {
  readonly dir: string
  readonly isTemporary: boolean
  readonly redisDir: string
  readonly runDir: string
  readonly adminPassword: string
  /** Remembers where Redis listens, so that the next run can see whether it is still there. */
  noteRedisPort(port: number): void
  /** Lets another run have the folder; removes what was temporary. */
  release(): void
}

/** A folder that exists for this run only. */
export function openTemporaryFolder(): DataFolder {
  return layOut(mkdtempSync(join(tmpdir(), 'missioncast-')), true, () => {})
}

/**
 * Takes the folder for this run; makes it where it is missing. Two Redis servers on the same files would destroy them.
 * @throws SetupError
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const dir = resolve(path)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const unlock = await lock(dir)
  try {
    await waitForEarlierRedis(dir)
    return layOut(dir, false, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function layOut(dir: string, isTemporary: boolean, unlock: () => void): DataFolder {
  const redisDir = join(dir, 'redis')
  const runDir = join(dir, 'run')
  rmSync(runDir, { recursive: true, force: true })
  for (const inner of [redisDir, runDir]) mkdirSync(inner, { recursive: true, mode: 0o700 })
  return {
    dir,
    isTemporary,
    redisDir,
    runDir,
    adminPassword: readAdminPassword(dir),
    noteRedisPort: (port) => writeFileSync(join(runDir, 'redis-port'), String(port)),
    release() {
      rmSync(isTemporary ? dir : runDir, { recursive: true, force: true })
      unlock()
    },
  }
}

/** Made once for a folder. */
function readAdminPassword(dir: string): string {
  const file = join(dir, 'admin-password')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** @throws SetupError if a stack runs with this folder */
export async function requireFolderIsFree(path: string): Promise<void> {
  const dir = resolve(path)
  if (await accepts(lockPath(dir))) {
    throw new SetupError(
      `Missioncast is already running with the data folder ${dir}.\n` +
        'Stop it there first, or choose another folder with MISSIONCAST_DATA=/some/folder.',
    )
  }
}

/** A socket as a lock: unlike a file with a process id in it, it cannot outlive its owner. */
async function lock(dir: string): Promise<() => void> {
  await requireFolderIsFree(dir)
  const path = lockPath(dir)
  rmSync(path, { force: true })
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done))
  server.unref()
  return () => server.close()
}

/** Beside the data, unless the path is longer than a socket's may be. */
function lockPath(dir: string): string {
  const beside = join(dir, 'lock')
  if (Buffer.byteLength(beside) < 100) return beside
  return join(tmpdir(), `missioncast-${createHash('sha256').update(dir).digest('hex').slice(0, 24)}.lock`)
}

function accepts(socketPath: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(socketPath)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

/** After a run that was killed, its Redis may still be writing its last second down. */
async function waitForEarlierRedis(dir: string): Promise<void> {
  const file = join(dir, 'run', 'redis-port')
  if (!existsSync(file)) return
  const port = Number(readFileSync(file, 'utf8'))
  const password = readAdminPassword(dir)
  const isThere = async () => {
    try {
      const [login] = await runCommands(port, [['AUTH', 'admin', password]], 1000)
      return !(login instanceof RespError)
    } catch {
      return false
    }
  }
  const startedMs = Date.now()
  while (await isThere()) {
    if (Date.now() - startedMs > 15_000) {
      throw new SetupError(
        `A Redis server of an earlier run still uses the data folder ${dir} (port ${port}). End it, then start again.`,
      )
    }
    await delay(100)
  }
}
