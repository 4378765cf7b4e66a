import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { join, resolve } from 'node:path'
import { openDataFolder, openTemporaryFolder } from './data-folder.ts'
import { createGuard } from './guard.ts'
import { createPart, type Part } from './part.ts'
import { chooseFreePort } from './ports.ts'
import { requireProgram } from './programs.ts'
import { renderNginxConfig, renderWebdisConfig } from './render.ts'
import { RespError, type RespReply, runCommands } from './resp.ts'

/** Redis, Webdis and nginx as they run for people: `npm start`, live tests, end-to-end tests, measurements. */
export type Stack = {
  /** The edge, the one address that browsers use: `http://127.0.0.1:<port>`, unless it listens elsewhere. */
  readonly url: string
  readonly edgePort: number
  readonly webdisPort: number
  readonly redisPort: number
  readonly dataDir: string
  readonly parts: { readonly redis: Part; readonly webdis: Part; readonly edge: Part }
  /** Runs a Redis command as the administrative user; an error reply is thrown as `RespError`. */
  admin(...args: string[]): Promise<RespReply>
  /** Loads lua/missioncast.lua, in the place of an older one. */
  loadLibrary(): Promise<void>
  restartRedis(signal?: NodeJS.Signals): Promise<void>
  restartWebdis(signal?: NodeJS.Signals): Promise<void>
  /** Ends edge, Webdis and Redis, in this order, and removes the data folder if it was a temporary one. */
  stop(): Promise<void>
}

export type StackOptions = {
  /** Streams are kept here. Absent: a temporary folder, removed at the end. */
  readonly dataDir?: string
  /** The edge's port; absent: a free one. */
  readonly port?: number
  /** The address that the edge listens on. */
  readonly host?: string
  /** The built app; absent: dist if it is there, else an empty folder. */
  readonly siteDir?: string
  /** nginx writes a line for each request into this file; absent: it does not. */
  readonly accessLog?: string
  /** A part ended by itself; absent: it is told on standard error. */
  readonly onDeath?: (part: Part, how: string) => void
}

const root = resolve(import.meta.dirname, '../..')
const inRoot = (path: string) => readFileSync(join(root, path), 'utf8')

/**
 * @throws SetupError
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { host = '127.0.0.1', accessLog, onDeath = tellOfDeath } = options
  const programs = {
    redis: requireProgram('redis-server'),
    webdis: requireProgram('webdis'),
    nginx: requireProgram('nginx'),
  }
  const folder = options.dataDir === undefined ? openTemporaryFolder() : await openDataFolder(options.dataDir)
  const { dir: dataDir, runDir, adminPassword } = folder

  const edgePort = options.port ?? (await chooseFreePort([], host))
  const redisPort = await chooseFreePort()
  const webdisPort = await chooseFreePort()
  folder.noteRedisPort(redisPort)
  const guard = createGuard(folder.isTemporary ? dataDir : undefined)

  const webdisConfig = join(runDir, 'webdis.json')
  writeFileSync(webdisConfig, renderWebdisConfig(inRoot('webdis.json'), { redisPort, webdisPort }))
  const nginxConfig = join(runDir, 'nginx.conf')
  writeFileSync(
    nginxConfig,
    renderNginxConfig(inRoot('deploy/nginx.conf'), {
      EDGE_LISTEN: `${inUrl(host)}:${edgePort}`,
      EDGE_WEBDIS: `127.0.0.1:${webdisPort}`,
      EDGE_SITE: options.siteDir ? resolve(options.siteDir) : siteDir(runDir),
      EDGE_CONFIG: join(dataDir, 'config.json'),
      EDGE_RUN: runDir,
      EDGE_ACCESS_LOG: accessLog ? resolve(accessLog) : '/dev/null',
    }),
  )

  const admin = async (...args: string[]): Promise<RespReply> => {
    const [login, reply] = await runCommands(redisPort, [['AUTH', 'admin', adminPassword], args])
    if (login instanceof RespError) throw login
    if (reply === undefined || reply instanceof RespError) throw reply ?? new RespError('no reply')
    return reply
  }
  const url = `http://${inUrl(reachable(host))}:${edgePort}`
  const answers = async (address: string, init: RequestInit) => {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(1000) })
    if (!response.ok) throw new Error(`${address} answers ${response.status}`)
    await response.arrayBuffer()
  }

  const part = (name: string, command: string, args: string[], ping: (pid: number) => Promise<void>): Part =>
    createPart({ name, command, args, ping, guard, onDeath, logFile: join(runDir, `${name}.log`) })

  const redis = part(
    'redis',
    programs.redis,
    [
      join(root, 'deploy/redis.conf'),
      ...['--port', String(redisPort), '--dir', folder.redisDir],
      // The hash alone is seen in the list of processes; the password is 32 random bytes, so it tells nothing.
      ...['--user', 'admin', 'on', `#${createHash('sha256').update(adminPassword).digest('hex')}`],
      ...['~*', '&*', '+@all'],
    ],
    async (pid) => {
      const info = await admin('INFO', 'server')
      if (!String(info).includes(`process_id:${pid}\r`)) throw new Error('another Redis answers')
      await admin('PING')
    },
  )
  const webdis = part('webdis', programs.webdis, [webdisConfig], () =>
    answers(`http://127.0.0.1:${webdisPort}/FCALL_RO/stream_version/0`, { method: 'PUT' }),
  )
  const edge = part(
    'nginx',
    'nginx',
    ['-e', 'stderr', '-p', runDir, '-c', nginxConfig, '-g', nginxGlobals()],
    () => answers(`${url}/config.json`, {}),
  )

  const loadLibrary = async () => {
    await admin('FUNCTION', 'LOAD', 'REPLACE', inRoot('lua/missioncast.lua'))
  }
  const stop = async () => {
    await edge.stop()
    await webdis.stop()
    await redis.stop()
    guard.dismiss()
    folder.release()
  }

  try {
    await redis.start()
    await loadLibrary()
    await webdis.start()
    await edge.start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    edgePort,
    webdisPort,
    redisPort,
    dataDir,
    parts: { redis, webdis, edge },
    admin,
    loadLibrary,
    restartRedis: redis.restart,
    restartWebdis: webdis.restart,
    stop,
  }
}

function siteDir(runDir: string): string {
  const built = join(root, 'dist')
  if (existsSync(built)) return built
  const empty = join(runDir, 'site')
  mkdirSync(empty)
  return empty
}

/** As root, nginx would serve as another user, who may not be allowed to read the built app. */
function nginxGlobals(): string {
  return process.getuid?.() === 0 ? 'daemon off; user root;' : 'daemon off;'
}

function tellOfDeath(part: Part, how: string): void {
  process.stderr.write(`${part.name} ended by itself (${how}).\n`)
}

const inUrl = (host: string) => (isIPv6(host) ? `[${host}]` : host)

/** "All addresses" is nothing to connect to. */
const reachable = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)
