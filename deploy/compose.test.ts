import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { http2Words } from '../scripts/stack/edge-tls.ts'
import { readPictureHosts } from '../scripts/stack/picture-hosts.ts'
import { EDGE_LIMITS } from '../scripts/stack/servers.ts'
import { SetupError } from '../scripts/stack/setup-error.ts'

const Service = v.object({
  image: v.optional(v.string()),
  build: v.optional(v.object({ context: v.string(), dockerfile: v.string() })),
  network_mode: v.optional(v.string()),
  logging: v.optional(v.object({ driver: v.string() })),
  ports: v.optional(v.array(v.string())),
  command: v.optional(v.union([v.string(), v.array(v.string())])),
  environment: v.optional(v.record(v.string(), v.string())),
  volumes: v.optional(v.array(v.string()), []),
  depends_on: v.optional(v.union([v.array(v.string()), v.record(v.string(), v.unknown())])),
})
const Compose = v.object({
  services: v.record(v.string(), Service),
  volumes: v.optional(v.record(v.string(), v.unknown()), {}),
})

const compose = v.parse(Compose, parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }))
const services = Object.entries(compose.services)
const dockerfile = readFileSync('deploy/edge.Dockerfile', 'utf8')

test('every image is pinned to a whole version', () => {
  const images = [
    ...services.flatMap(([, { image }]) => image ?? []),
    ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image),
  ]
  expect(images).toHaveLength(6)
  for (const image of images) expect(image).toMatch(/^[a-z/]+:\d+\.\d+\.\d+(-[a-z]+)*$/)
})

test('the edge alone publishes a port; all others share its network, where they listen on loopback', () => {
  for (const [name, { ports, network_mode }] of services) {
    expect({ name, ports: ports?.length ?? 0, network_mode }).toEqual(
      name === 'edge'
        ? { name, ports: 1, network_mode: undefined }
        : { name, ports: 0, network_mode: 'service:edge' },
    )
  }
})

test('no log grows without end: Docker’s own driver «local» keeps 100 MB', () => {
  for (const [name, { logging }] of services)
    expect({ name, logging }).toEqual({ name, logging: { driver: 'local' } })
})

test('what a host keeps in deploy/host, a TLS key above all, gets into no image and no commit', () => {
  const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n')
  expect(linesOf('.dockerignore')).toContain('deploy/host')
  expect(linesOf('.gitignore')).toEqual(expect.arrayContaining(['deploy/host/*', '!deploy/host/README.md']))
})

test('what is mounted from the project exists, and what is not is a volume', () => {
  for (const [, { volumes }] of services) {
    for (const volume of volumes) {
      const [source = ''] = volume.split(':')
      if (source.startsWith('.')) expect(existsSync(resolve(source)), source).toBe(true)
      else expect(Object.keys(compose.volumes)).toContain(source)
    }
  }
})

test('Redis, Webdis and nginx run the local stack’s own files, which nothing may change', () => {
  const mounted = services.flatMap(([, { volumes }]) => volumes)
  expect(mounted).toContain('./deploy/redis.conf:/etc/missioncast/redis.conf:ro')
  expect(mounted).toContain('./webdis.json:/etc/missioncast/webdis.json:ro')
  expect(mounted).toContain('./lua/missioncast.lua:/etc/missioncast/missioncast.lua:ro')
  for (const name of ['nginx', 'tls'])
    expect(dockerfile).toContain(`COPY deploy/${name}.conf /etc/nginx/templates/${name}.conf.template`)
})

test('the library is kept by the script that a host with systemd runs, which gets all that it asks for', () => {
  const { command, environment, volumes = [] } = compose.services.library ?? {}
  const files = new Map(
    volumes.map((volume) => {
      const [source = '', path = ''] = volume.split(':')
      return [path, source]
    }),
  )
  expect([command].flat().map((word = '') => files.get(word) ?? word)).toEqual([
    'sh',
    './deploy/systemd/keep-library.sh',
    './lua/missioncast.lua',
  ])
  const asked = readFileSync('deploy/systemd/keep-library.sh', 'utf8').match(/(?<=\$)MISSIONCAST_[A-Z_]+/g)
  expect(Object.keys(environment ?? {}).sort()).toEqual([...new Set(asked)].sort())
  // The file that Redis' own service writes.
  const ofRedis = [compose.services.redis?.command].flat().join('')
  expect(ofRedis).toContain(`> ${environment?.MISSIONCAST_ADMIN_PASSWORD}\n`)
})

const askedBy = (file: string) => readFileSync(file, 'utf8').match(/(?<=\$\{)EDGE_[A-Z0-9_]+(?=\})/g) ?? []

test('the edge’s template gets every value that it asks for, and no other', () => {
  const given = Object.keys(compose.services.edge?.environment ?? {})
  expect(given.sort()).toEqual([...new Set(askedBy('deploy/nginx.conf'))].sort())
})

describe('MISSIONCAST_PICTURE_HOSTS means the same as with npm start:', () => {
  const script = 'deploy/picture-hosts.envsh'
  /** As the entrypoint of nginx' image does it: reads the file, then starts what fills in the template. */
  const inContainer = (hosts: string) => {
    const said = (compose.services.edge?.environment?.EDGE_PICTURES ?? '').replace(
      /\$\{MISSIONCAST_PICTURE_HOSTS:-\}/,
      hosts,
    )
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', `. ./${script}; printenv EDGE_PICTURES`], {
      env: { ...process.env, EDGE_PICTURES: said },
      encoding: 'utf8',
    })
    return status === 0 ? stdout.trim() : new SetupError(stderr.trim())
  }
  const here = (hosts: string) => {
    try {
      return ['data:', ...readPictureHosts('MISSIONCAST_PICTURE_HOSTS', hosts)].join(' ')
    } catch (error) {
      return error
    }
  }

  test.each([
    '',
    'https://a.example',
    'https://a.example,https://b.example',
    ' https://a.example, https://*.b.example:8443\nhttp://10.0.0.2,',
    'https://*',
    '*',
    'a.example',
    'https://a.example/tiles',
    'https://a.example;script-src',
    "'unsafe-inline'",
    'https://$EDGE_SITE',
    'https://a"b',
    'HTTPS://A.example:123456',
  ])('%j', (hosts) => {
    expect(inContainer(hosts)).toEqual(here(hosts))
  })

  test('the file is there before the template is filled in, and may be run', () => {
    expect(dockerfile).toContain(`COPY ${script} /docker-entrypoint.d/18-picture-hosts.envsh\n`)
    expect(statSync(script).mode & 0o111).toBe(0o111)
  })
})

test('with TLS the edge listens to it, on a second port, and gets every value that this asks for', () => {
  const { services } = v.parse(
    Compose,
    parse(readFileSync('docker-compose.tls.yml', 'utf8'), { merge: true }),
  )
  expect(Object.keys(services)).toEqual(['edge'])
  const environment = services.edge?.environment ?? {}
  const overridden = ['EDGE_LISTEN', 'EDGE_TLS']
  expect(Object.keys(environment).sort()).toEqual([...overridden, ...askedBy('deploy/tls.conf')].sort())
  const [, version = ''] = /^FROM (nginx:\S+)/m.exec(dockerfile) ?? []
  const { besideListen, line } = http2Words(version.replace(':', '/'))
  expect(environment).toMatchObject({
    EDGE_LISTEN: `8443 ssl${besideListen}`,
    EDGE_HTTP2: line,
    EDGE_TLS: '/etc/nginx/tls.conf',
    EDGE_PLAIN_LISTEN: compose.services.edge?.environment?.EDGE_LISTEN,
  })
  expect(services.edge?.ports).toEqual([expect.stringMatching(/:8443$/)])
})

test('the ports that the files name fit together', () => {
  const webdis: unknown = JSON.parse(readFileSync('webdis.json', 'utf8'))
  expect(webdis).toMatchObject({
    redis_host: '127.0.0.1',
    redis_port: 6379,
    http_host: '127.0.0.1',
    http_port: 7379,
  })
  expect(readFileSync('deploy/redis.conf', 'utf8')).toMatch(/^bind 127\.0\.0\.1\nport 6379$/m)
  for (const number of ['1', '2']) {
    const port = compose.services[`webdis-${number}`]?.environment?.WEBDIS_PORT
    expect(compose.services.edge?.environment?.[`EDGE_WEBDIS_${number}`]).toBe(`127.0.0.1:${port}`)
  }
  expect(compose.services['webdis-1']?.environment?.WEBDIS_PORT).toBe('7379')
})

test('each Webdis gets a port of its own in the file that both share', () => {
  const script = compose.services['webdis-2']?.command?.at(-1) ?? ''
  expect(compose.services['webdis-1']?.command).toEqual(compose.services['webdis-2']?.command)
  const [, line = ''] = /^(sed .*) >/m.exec(script.replaceAll('$$', '$')) ?? []
  const rendered = execFileSync('sh', ['-c', line.replace('/etc/missioncast/', '')], {
    env: { ...process.env, WEBDIS_PORT: '7380' },
    encoding: 'utf8',
  })
  const webdis: unknown = JSON.parse(readFileSync('webdis.json', 'utf8'))
  expect(JSON.parse(rendered)).toEqual({ ...Object(webdis), http_port: 7380 })
})

test('an address may do as much as at the local stack', () => {
  expect(compose.services.edge?.environment).toMatchObject({
    EDGE_CALLS_PER_SECOND: String(EDGE_LIMITS.callsPerSecond),
    EDGE_CALLS_BURST: String(EDGE_LIMITS.callsBurst),
    EDGE_DOORS_PER_SECOND: String(EDGE_LIMITS.doorsPerSecond),
    EDGE_DOORS_BURST: String(EDGE_LIMITS.doorsBurst),
    EDGE_STARTS_PER_SECOND: String(EDGE_LIMITS.startsPerSecond),
    EDGE_STARTS_BURST: String(EDGE_LIMITS.startsBurst),
    EDGE_JOINS_PER_SECOND: String(EDGE_LIMITS.joinsPerSecond),
    EDGE_JOINS_BURST: String(EDGE_LIMITS.joinsBurst),
    EDGE_OPEN_STREAMS: String(EDGE_LIMITS.openStreams),
    EDGE_OPEN_STREAMS_IN_ALL: String(EDGE_LIMITS.openStreamsInAll),
  })
})

test('how many calls may wait is the same wherever they go, and what docs/limits.md says', () => {
  const edge = readFileSync('deploy/nginx.conf', 'utf8')
  const limitOf = (zone: string) => {
    const limits = [...edge.matchAll(new RegExp(`limit_conn ${zone} (\\d+);`, 'g'))].map(([, limit]) => limit)
    expect({ zone, limits: new Set(limits).size }).toEqual({ zone, limits: 1 })
    return Number(limits[0]).toLocaleString('en')
  }
  const doc = readFileSync('docs/limits.md', 'utf8')
  expect(doc).toContain(
    `| ${limitOf('calls_at_once')}, of those that bring a whole plan ${limitOf('plans_at_once')} |`,
  )
  expect(doc).toContain(`| calls at once | ${limitOf('all_calls')} |`)
})

test('[W30] [W34] all streams and calls that the edge lets be open fit into Redis and into one worker', () => {
  const numberIn = (file: string, name: string) =>
    Number(new RegExp(`^\\s*${name} (\\d+);?$`, 'm').exec(readFileSync(file, 'utf8'))?.[1])
  const { threads, pool_size }: { threads: number; pool_size: number } = JSON.parse(
    readFileSync('webdis.json', 'utf8'),
  )
  // Beside them: the connections that two Webdis have for calls, and whoever administers.
  const others = 2 * threads * pool_size + 20
  expect(EDGE_LIMITS.openStreamsInAll + others).toBeLessThan(numberIn('deploy/redis.conf', 'maxclients'))
  const open = EDGE_LIMITS.openStreamsInAll + numberIn('deploy/nginx.conf', 'limit_conn all_calls')
  expect(2 * open).toBeLessThan(numberIn('deploy/nginx.conf', 'worker_connections'))
})

test('no password stands in the file', () => {
  const text = readFileSync('docker-compose.yml', 'utf8')
  expect(text).not.toMatch(/(password|secret|auth)["']?\s*[:=]\s*["']?\w/i)
})

test('services wait for those that they need', () => {
  for (const [name, { depends_on = [] }] of services) {
    const needed = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on)
    for (const other of needed)
      expect(Object.keys(compose.services), `${name} needs ${other}`).toContain(other)
    if (name !== 'edge') expect(needed.length).toBeGreaterThan(0)
  }
})
