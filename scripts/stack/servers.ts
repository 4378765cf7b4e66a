import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { DataFolder } from './data-folder.ts'
import { type EdgeTls, http2WordsHere, renderTlsConfig } from './edge-tls.ts'
import type { Guard } from './guard.ts'
import { createPart, type Part, StillLoading } from './part.ts'
import { requireProgram } from './programs.ts'
import { renderNginxConfig, renderWebdisConfig } from './render.ts'
import type { RespReply } from './resp.ts'

export const root = resolve(import.meta.dirname, '../..')
export const readFromRoot = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What all parts of one stack share. */
export type Surroundings = {
  readonly folder: DataFolder
  readonly guard: Guard
  readonly onDeath: (part: Part, how: string) => void
  readonly say: (line: string) => void
}

export function createRedis(
  { folder, guard, onDeath, say }: Surroundings,
  options: { readonly port: number; readonly admin: (...args: string[]) => Promise<RespReply> },
): Part {
  return createPart({
    name: 'redis',
    command: requireProgram('redis-server'),
    args: [
      join(root, 'deploy/redis.conf'),
      ...['--port', String(options.port), '--dir', folder.redisDir],
      // The hash alone is seen in the list of processes; the password is 32 random bytes, so it tells nothing.
      ...['--user', 'admin', 'on', `#${createHash('sha256').update(folder.adminPassword).digest('hex')}`],
      ...['~*', '&*', '+@all'],
    ],
    logFile: join(folder.runDir, 'redis.log'),
    guard,
    onDeath,
    onLoading: () => say('Redis is loading its data; the more there is, the longer it takes.'),
    async ping(pid) {
      const info = String(await options.admin('INFO', 'server', 'persistence'))
      if (!info.includes(`process_id:${pid}\r`)) throw new Error('another Redis answers')
      if (info.includes('\nloading:1\r')) throw new StillLoading()
    },
  })
}

/** What a Webdis answers by itself, whatever Redis does: it forbids the command. */
export const webdisOwnAnswer = (port: number): string => `http://127.0.0.1:${port}/PING`
const WEBDIS_OWN_STATUS = 403

/** One of two that do the same. */
export type WebdisPart = Part & { readonly port: number }

export function createWebdis(
  { folder, guard, onDeath }: Surroundings,
  options: { readonly name: string; readonly port: number; readonly redisPort: number },
): WebdisPart {
  const { name, port, redisPort } = options
  const config = join(folder.runDir, `${name}.json`)
  writeFileSync(config, renderWebdisConfig(readFromRoot('webdis.json'), { redisPort, webdisPort: port }))
  const part = createPart({
    name,
    command: requireProgram('webdis'),
    args: [config],
    logFile: join(folder.runDir, `${name}.log`),
    guard,
    onDeath,
    ping: () => requireStatus(webdisOwnAnswer(port), WEBDIS_OWN_STATUS),
  })
  return Object.assign(part, { port })
}

/** What one address may do at the edge; docs/limits.md says why so much. */
export type EdgeLimits = {
  readonly callsPerSecond: number
  readonly callsBurst: number
  /** of the calls, those that show a secret or ask for a salt before anybody is in */
  readonly doorsPerSecond: number
  readonly doorsBurst: number
  /** of the calls, those that bring a whole plan: Start, Rekey, and a publish that is as long */
  readonly startsPerSecond: number
  readonly startsBurst: number
  /** subscriptions opened */
  readonly joinsPerSecond: number
  readonly joinsBurst: number
  readonly openStreams: number
  /** of all addresses together */
  readonly openStreamsInAll: number
}

/** As in docker-compose.yml. */
export const EDGE_LIMITS: EdgeLimits = {
  callsPerSecond: 1_000,
  callsBurst: 4_000,
  doorsPerSecond: 50,
  doorsBurst: 2_000,
  startsPerSecond: 1,
  startsBurst: 20,
  joinsPerSecond: 100,
  joinsBurst: 2_000,
  openStreams: 1_000,
  openStreamsInAll: 9_900,
}

/** For what starts hundreds of streams from one address: tests and measurements. */
export const MANY_STARTS: EdgeLimits = {
  ...EDGE_LIMITS,
  startsPerSecond: EDGE_LIMITS.callsPerSecond,
  startsBurst: EDGE_LIMITS.callsBurst,
}

/** What deploy/nginx.conf asks for, wherever it is to run. */
export type EdgeSettings = {
  /** address and port to listen on, as nginx writes them */
  readonly listen: string
  /** on loopback, for monitoring */
  readonly statusPort: number
  readonly webdisPorts: readonly [number, number]
  readonly siteDir: string
  /** the host's config.json, if there is one */
  readonly configFile: string
  /** for the process id and what does not fit into memory */
  readonly runDir: string
  readonly accessLog: string
  readonly trustedProxy: string
  /** origins besides this one that pictures of maps may come from */
  readonly pictureHosts?: readonly string[] | undefined
  readonly limits: EdgeLimits
  /** absent: plain HTTP */
  readonly tls?: EdgeTls | undefined
}

export const renderEdgeConfig = ({ limits, tls, ...settings }: EdgeSettings): string =>
  renderNginxConfig(readFromRoot('deploy/nginx.conf'), {
    EDGE_LISTEN: tls ? `${settings.listen} ssl${http2WordsHere().besideListen}` : settings.listen,
    EDGE_TLS: tls?.configFile ?? '/dev/null',
    EDGE_STATUS_LISTEN: `127.0.0.1:${settings.statusPort}`,
    EDGE_WEBDIS_1: `127.0.0.1:${settings.webdisPorts[0]}`,
    EDGE_WEBDIS_2: `127.0.0.1:${settings.webdisPorts[1]}`,
    EDGE_SITE: settings.siteDir,
    EDGE_CONFIG: settings.configFile,
    EDGE_MAPS: join(dirname(settings.configFile), 'maps'),
    EDGE_PICTURES: ['data:', ...(settings.pictureHosts ?? [])].join(' '),
    EDGE_RUN: settings.runDir,
    EDGE_ACCESS_LOG: settings.accessLog,
    EDGE_TRUSTED_PROXY: settings.trustedProxy,
    EDGE_CALLS_PER_SECOND: String(limits.callsPerSecond),
    EDGE_CALLS_BURST: String(limits.callsBurst),
    EDGE_DOORS_PER_SECOND: String(limits.doorsPerSecond),
    EDGE_DOORS_BURST: String(limits.doorsBurst),
    EDGE_STARTS_PER_SECOND: String(limits.startsPerSecond),
    EDGE_STARTS_BURST: String(limits.startsBurst),
    EDGE_JOINS_PER_SECOND: String(limits.joinsPerSecond),
    EDGE_JOINS_BURST: String(limits.joinsBurst),
    EDGE_OPEN_STREAMS: String(limits.openStreams),
    EDGE_OPEN_STREAMS_IN_ALL: String(limits.openStreamsInAll),
  })

export const renderEdgeTls = (tls: EdgeTls): string =>
  renderTlsConfig(readFromRoot('deploy/tls.conf'), tls, http2WordsHere())

export function createEdge(
  { folder, guard, onDeath }: Surroundings,
  options: Omit<EdgeSettings, 'configFile' | 'runDir'>,
): Part {
  const config = join(folder.runDir, 'nginx.conf')
  const settings = { ...options, configFile: join(folder.dir, 'config.json'), runDir: folder.runDir }
  writeFileSync(config, renderEdgeConfig(settings))
  if (options.tls) writeFileSync(options.tls.configFile, renderEdgeTls(options.tls))
  // As root, nginx would serve as another user, who may not be allowed to read the built app.
  const globals = process.getuid?.() === 0 ? 'daemon off; user root;' : 'daemon off;'
  return createPart({
    name: 'nginx',
    command: requireProgram('nginx'),
    args: ['-e', 'stderr', '-p', folder.runDir, '-c', config, '-g', globals],
    logFile: join(folder.runDir, 'nginx.log'),
    guard,
    onDeath,
    async ping(pid) {
      // Written when it has its port; until then something else may answer there.
      const file = readFileSync(join(folder.runDir, 'nginx.pid'), 'utf8')
      if (Number(file) !== pid) throw new Error('nginx does not have its port yet')
      // Over plain HTTP whatever the edge speaks: its certificate may be one that nobody here knows.
      await requireStatus(`http://127.0.0.1:${options.statusPort}/status`, 200)
    },
  })
}

async function requireStatus(url: string, status: number): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1000) })
  await response.arrayBuffer()
  if (response.status !== status) throw new Error(`${url} answers ${response.status}`)
}
