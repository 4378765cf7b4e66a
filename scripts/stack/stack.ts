import { existsSync, mkdirSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { join, resolve } from 'node:path'
import { openDataFolder, openTemporaryFolder } from './data-folder.ts'
import type { Certificate } from './edge-tls.ts'
import { createGuard } from './guard.ts'
import { loadLibrary, lookAtLibrary } from './library.ts'
import type { Part } from './part.ts'
import { chooseFreePort } from './ports.ts'
import { RespError, type RespReply, runCommands } from './resp.ts'
import {
  createEdge,
  createRedis,
  createWebdis,
  EDGE_LIMITS,
  type EdgeLimits,
  MANY_STARTS,
  root,
  type WebdisPart,
} from './servers.ts'
import { SetupError } from './setup-error.ts'
import { requireWholeWay } from './whole-way.ts'

/** Redis, Webdis and nginx as they run for people: `npm start`, live tests, end-to-end tests, measurements. */
export type Stack = {
  /** The edge, the one address that browsers use: `http://127.0.0.1:<port>`, unless it listens elsewhere or speaks TLS. */
  readonly url: string
  readonly edgePort: number
  /** Of plain HTTP beside TLS, which sends pages on. */
  readonly plainPort: number | undefined
  /** Of the edge's figures. */
  readonly statusPort: number
  /** Of the first Webdis, for those who go past the edge. */
  readonly webdisPort: number
  readonly redisPort: number
  readonly dataDir: string
  readonly parts: {
    readonly redis: Part
    readonly webdis: readonly [WebdisPart, WebdisPart]
    readonly edge: Part
  }
  /** Runs a Redis command as the administrative user; an error reply is thrown as `RespError`. */
  admin(...args: string[]): Promise<RespReply>
  /** Loads lua/missioncast.lua, in the place of an older one. */
  loadLibrary(): Promise<void>
  restartRedis(signal?: NodeJS.Signals): Promise<void>
  /** Both at once. */
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
  /** What the edge speaks TLS with; absent: it speaks plain HTTP. */
  readonly tls?: Certificate & {
    /** where plain HTTP is sent on from; absent: a free port */
    readonly plainPort?: number | undefined
  }
  /** The proxy in front of the edge, an address or a network, whose X-Forwarded-For is believed; absent: this machine. */
  readonly trustedProxy?: string
  /** Origins besides this one that pictures of maps may come from; absent: none. */
  readonly pictureHosts?: readonly string[]
  /** Absent: the usual ones, but with as many Starts as one likes where the folder is a temporary one. */
  readonly limits?: EdgeLimits
  /** The built app; absent: dist if it is there, else an empty folder. */
  readonly siteDir?: string
  /** nginx writes a line for each request into this file; absent: it does not. */
  readonly accessLog?: string
  /** A part ended by itself; absent: it is told on standard error. */
  readonly onDeath?: (part: Part, how: string) => void
  /** What takes long is told here; absent: on standard error. */
  readonly say?: (line: string) => void
}

/**
 * Starts everything and resolves when all answer.
 * @throws SetupError
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { host = '127.0.0.1', onDeath = tellOfDeath, say = sayOnStandardError } = options
  const folder = options.dataDir === undefined ? openTemporaryFolder() : await openDataFolder(options.dataDir)
  const guard = createGuard(folder.isTemporary ? folder.dir : undefined)
  const started: Part[] = []
  const endAll = async () => {
    for (const part of started.splice(0).reverse()) await part.stop()
    guard.close()
    folder.release()
  }
  let ended: Promise<void> | undefined
  const stop = () => {
    ended ??= endAll()
    return ended
  }
  const start = async <Started extends Part>(part: Started): Promise<Started> => {
    started.push(part)
    await part.start()
    return part
  }

  try {
    const surroundings = { folder, guard, onDeath, say }
    const redisPort = await chooseFreePort()
    folder.noteRedisPort(redisPort)
    const admin = async (...args: string[]): Promise<RespReply> => {
      const [login, reply] = await runCommands(redisPort, [['AUTH', 'admin', folder.adminPassword], args])
      if (login instanceof RespError) throw login
      if (reply === undefined || reply instanceof RespError)
        throw reply ?? new RespError('Redis did not reply')
      return reply
    }
    const redis = await start(createRedis(surroundings, { port: redisPort, admin }))
    await requireLibrary(admin)

    const startWebdis = async (name: string) =>
      start(createWebdis(surroundings, { name, port: await chooseFreePort(), redisPort }))
    const webdis = [await startWebdis('webdis-1'), await startWebdis('webdis-2')] as const

    const edgePort = options.port ?? (await chooseFreePort([], host))
    const url = `${options.tls ? 'https' : 'http'}://${inUrl(reachable(host))}:${edgePort}`
    const statusPort = await chooseFreePort()
    const plainPort = options.tls && (options.tls.plainPort ?? (await chooseFreePort([], host)))
    const tls = options.tls && {
      ...options.tls,
      configFile: join(folder.runDir, 'tls.conf'),
      plainListen: `${inUrl(host)}:${plainPort}`,
      port: edgePort,
    }
    const edge = await start(
      createEdge(surroundings, {
        listen: `${inUrl(host)}:${edgePort}`,
        statusPort,
        webdisPorts: [webdis[0].port, webdis[1].port],
        siteDir: resolve(options.siteDir ?? defaultSite(folder.runDir)),
        accessLog: resolve(options.accessLog ?? '/dev/null'),
        trustedProxy: options.trustedProxy ?? '127.0.0.1',
        pictureHosts: options.pictureHosts,
        limits: options.limits ?? (folder.isTemporary ? MANY_STARTS : EDGE_LIMITS),
        tls,
      }),
    )
    // nginx would call a Webdis away that has no connections to Redis yet.
    for (const { port } of webdis) await requireWholeWay(`http://127.0.0.1:${port}`)
    await requireWholeWay(`${url}/webdis`)
    return {
      url,
      edgePort,
      plainPort,
      statusPort,
      webdisPort: webdis[0].port,
      redisPort,
      dataDir: folder.dir,
      parts: { redis, webdis, edge },
      admin,
      loadLibrary: () => loadLibrary(admin),
      restartRedis: redis.restart,
      async restartWebdis(signal) {
        await Promise.all(webdis.map((part) => part.restart(signal)))
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A Redis that is full refuses to load what it has already. */
async function requireLibrary(admin: Stack['admin']): Promise<void> {
  try {
    if ((await lookAtLibrary(admin)) !== 'same') await loadLibrary(admin)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SetupError(`Redis runs, but did not take the functions library: ${why}`, { cause })
  }
}

/** The app as it was last built, or nothing. */
function defaultSite(runDir: string): string {
  const built = join(root, 'dist')
  if (existsSync(built)) return built
  const empty = join(runDir, 'site')
  mkdirSync(empty)
  return empty
}

function sayOnStandardError(line: string): void {
  process.stderr.write(`${line}\n`)
}

function tellOfDeath(part: Part, how: string): void {
  sayOnStandardError(`${part.name} ended by itself (${how}).`)
}

const inUrl = (host: string) => (isIPv6(host) ? `[${host}]` : host)

/** "All addresses" is nothing to connect to. */
const reachable = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)
