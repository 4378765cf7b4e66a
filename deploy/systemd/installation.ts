import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { basename, join } from 'node:path'
import type { Certificate, EdgeTls } from '../../scripts/stack/edge-tls.ts'
import { renderWebdisConfig } from '../../scripts/stack/render.ts'
import { EDGE_LIMITS, readFromRoot, renderEdgeConfig, renderEdgeTls } from '../../scripts/stack/servers.ts'

export type HostSettings = {
  /** The address and port that the edge listens on. */
  readonly host: string
  readonly port: number
  /** On loopback; others than the packages' own services use, so that both can be there. */
  readonly redisPort: number
  readonly webdisPorts: readonly [number, number]
  /** On loopback, for monitoring. */
  readonly statusPort: number
  /** The proxy in front, whose X-Forwarded-For is believed. */
  readonly trustedProxy: string
  /** Origins besides this one that tiles and images of maps may come from. */
  readonly pictureHosts: readonly string[]
  /** The files of a certificate, with its chain, and of its key, and where plain HTTP sends people on; absent: plain HTTP alone. */
  readonly tls: (Certificate & { readonly plainPort: number }) | undefined
  /** Everything of ours is below it; empty on a real host. */
  readonly root: string
}

/** Made once for a host; Redis gets their hashes. */
export type HostSecrets = { readonly adminPassword: string; readonly monitorPassword: string }

export type HostFile = {
  readonly path: string
  readonly content: string | Buffer
  readonly mode: number
  /** The units that have to take it up when it has changed, and how: by a restart unless something else is said. */
  readonly units?: readonly string[]
  readonly by?: 'restart' | 'reload'
}

/** Where the parts of an installation are. */
export const PLACES = {
  etc: '/etc/missioncast',
  lib: '/usr/local/lib/missioncast',
  app: '/usr/local/share/missioncast/app',
  redisDir: '/var/lib/missioncast/redis',
  log: '/var/log/missioncast',
  run: '/run/missioncast-edge',
  units: '/etc/systemd/system',
} as const

export const SERVICES = {
  redis: 'missioncast-redis.service',
  library: 'missioncast-library.service',
  webdis: ['missioncast-webdis@1.service', 'missioncast-webdis@2.service'],
  edge: 'missioncast-edge.service',
  backupTimer: 'missioncast-backup.timer',
} as const

const OURS = /\/(?:etc|usr\/local\/(?:lib|share)|var\/(?:lib|log)|run)\/missioncast\b/g

/** Every file of an installation but the secrets, in the order in which they may be written. */
export function planInstallation(
  settings: HostSettings,
  secrets: HostSecrets,
  appDir: string,
): readonly HostFile[] {
  const { root, redisPort, webdisPorts } = settings
  const at = (place: keyof typeof PLACES, name = '') => join(root, PLACES[place], name)
  const below = (text: string) => (root === '' ? text : text.replace(OURS, (path) => root + path))
  const own = (name: string) => below(readFromRoot(`deploy/systemd/${name}`))
  const config = (name: string, content: string, unit: string): HostFile => ({
    path: at('etc', name),
    content,
    mode: 0o644,
    units: [unit],
  })
  const program = (source: string, ...units: readonly string[]): HostFile => ({
    path: at('lib', basename(source)),
    content: readFromRoot(source),
    mode: source.endsWith('.sh') ? 0o755 : 0o644,
    units,
  })
  const system = (folder: string, name: string, source: string, ...units: readonly string[]): HostFile => ({
    path: join(root, folder, name),
    content: own(source),
    mode: 0o644,
    units,
  })
  const unitFile = (name: string, ...units: readonly string[]) => system(PLACES.units, name, name, ...units)

  return [
    system('/etc/sysusers.d', 'missioncast.conf', 'sysusers.conf'),
    system('/etc/logrotate.d', 'missioncast', 'logrotate.conf'),

    config('redis.conf', readFromRoot('deploy/redis.conf'), SERVICES.redis),
    config('redis-host.conf', redisHostConfig(settings, secrets), SERVICES.redis),
    config('environment', `MISSIONCAST_REDIS_PORT=${redisPort}\n`, SERVICES.library),
    ...webdisPorts.map((webdisPort, at) =>
      config(
        `webdis-${at + 1}.json`,
        `${renderWebdisConfig(readFromRoot('webdis.json'), { redisPort, webdisPort })}\n`,
        SERVICES.webdis[at] ?? '',
      ),
    ),
    // Before the file that takes it in.
    { ...config('tls.conf', tlsConfig(settings), SERVICES.edge), by: 'reload' },
    { ...config('nginx.conf', nginxConfig(settings), SERVICES.edge), by: 'reload' },

    program('lua/missioncast.lua', SERVICES.library),
    program('deploy/systemd/keep-library.sh', SERVICES.library),
    program('deploy/systemd/watched-webdis.sh', ...SERVICES.webdis),
    program('deploy/backup.sh'),
    program('deploy/restore.sh'),

    ...appFiles(appDir, at('app')),

    system(PLACES.units, 'missioncast-.service.d/hardening.conf', 'hardening.conf'),
    unitFile(SERVICES.redis, SERVICES.redis),
    unitFile(SERVICES.library, SERVICES.library),
    unitFile('missioncast-webdis@.service', ...SERVICES.webdis),
    edgeUnit(unitFile(SERVICES.edge, SERVICES.edge), settings),
    unitFile('missioncast-backup.service'),
    unitFile(SERVICES.backupTimer, SERVICES.backupTimer),
    unitFile('missioncast.target'),
  ]
}

const listenAt = (host: string, port: number) => `${isIPv6(host) ? `[${host}]` : host}:${port}`

function nginxConfig(settings: HostSettings): string {
  const { root, host, port, webdisPorts, trustedProxy, pictureHosts } = settings
  return renderEdgeConfig({
    listen: listenAt(host, port),
    statusPort: settings.statusPort,
    webdisPorts,
    siteDir: join(root, PLACES.app),
    configFile: join(root, PLACES.etc, 'config.json'),
    runDir: join(root, PLACES.run),
    accessLog: join(root, PLACES.log, 'access.log'),
    trustedProxy,
    pictureHosts,
    limits: EDGE_LIMITS,
    tls: edgeTls(settings),
  })
}

function edgeTls({ root, host, port, tls }: HostSettings): EdgeTls | undefined {
  if (!tls) return undefined
  const credential = (name: string) => join(root, '/run/credentials', SERVICES.edge, name)
  return {
    certFile: credential('tls.crt'),
    keyFile: credential('tls.key'),
    configFile: join(root, PLACES.etc, 'tls.conf'),
    plainListen: listenAt(host, tls.plainPort),
    port,
  }
}

function tlsConfig(settings: HostSettings): string {
  const tls = edgeTls(settings)
  return tls ? renderEdgeTls(tls) : '# Plain HTTP.\n'
}

/** systemd reads certificate and key as root and hands them to the service alone: where certbot keeps them, nobody else can read them. */
const edgeUnit = (file: HostFile, { tls }: HostSettings): HostFile =>
  tls
    ? {
        ...file,
        content: `${file.content}LoadCredential=tls.crt:${tls.certFile}\nLoadCredential=tls.key:${tls.keyFile}\n`,
      }
    : file

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Of deploy/redis.conf, what differs from host to host. */
function redisHostConfig({ root, redisPort }: HostSettings, secrets: HostSecrets): string {
  return [
    `include ${join(root, PLACES.etc, 'redis.conf')}`,
    `port ${redisPort}`,
    `dir ${join(root, PLACES.redisDir)}`,
    'supervised systemd',
    `user admin on #${sha256(secrets.adminPassword)} ~* &* +@all`,
    '# For the exporter of metrics: no key, no channel, nothing but figures.',
    `user monitor on #${sha256(secrets.monitorPassword)} resetkeys resetchannels -@all +ping +info`,
    '',
  ].join('\n')
}

/** The page comes last: until then people get the one before, whose parts stay. */
function appFiles(from: string, to: string): HostFile[] {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => Number(a.includes('/index.html')) - Number(b.includes('/index.html')))
    .map((file) => ({ path: join(to, file.slice(from.length)), content: readFileSync(file), mode: 0o644 }))
}
