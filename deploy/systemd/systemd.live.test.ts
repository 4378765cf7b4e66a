import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readLibrary } from '../../scripts/stack/library.ts'
import { chooseFreePort } from '../../scripts/stack/ports.ts'
import { runCommands } from '../../scripts/stack/resp.ts'
import { webdisOwnAnswer } from '../../scripts/stack/servers.ts'
import { keepLocalCertificate } from '../../scripts/tls/local-certificate.ts'
import { good, points, showing } from '../../src/stream/fake/session-probe.ts'
import { createStreams } from '../../src/stream/streams.ts'
import { createWebdis } from '../../src/webdis/webdis.ts'
import { applyInstallation } from './apply-installation.ts'
import { type HostSettings, PLACES } from './installation.ts'
import { isRoot, type RunningUnit, runUnit } from './run-unit.ts'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-host-'))
const root = join(scratch, 'root')
const appDir = join(scratch, 'app')
const running = new Map<string, RunningUnit>()
let settings: HostSettings
let url: string
let redisPort: number
let webdisPort: number
let statusUrl: string
/** It takes its time: Redis waits 5 s for more who want a copy. */
let backedUp: Promise<unknown[]>

const start = (file: string, instance = '', more: Readonly<Record<string, string>> = {}) => {
  const unit = runUnit(root, file, { instance, more })
  running.set(`${file}${instance}`, unit)
  return unit
}
const install = (wanted: HostSettings) =>
  applyInstallation({
    settings: wanted,
    isDryRun: false,
    appDir,
    say: () => {},
    run: (command) => expect.fail(command),
  })
const patience = { timeout: 20_000, interval: 20 }
const answers = () =>
  vi.waitFor(async () => {
    const response = await fetch(`${url}/webdis/FCALL_RO/stream_version/0`, { method: 'PUT' })
    expect(await response.text()).toContain('OK')
  }, patience)

beforeAll(async () => {
  // The services' users have to get through.
  chmodSync(scratch, 0o755)
  mkdirSync(appDir)
  writeFileSync(join(appDir, 'index.html'), '<!doctype html><title>Missioncast</title>')
  const ports = []
  while (ports.length < 5) ports.push(await chooseFreePort())
  const [port = 0, first = 0, second = 0, statusPort = 0, ofRedis = 0] = ports
  redisPort = ofRedis
  webdisPort = first
  statusUrl = `http://127.0.0.1:${statusPort}/status`
  url = `http://127.0.0.1:${port}`
  settings = {
    host: '127.0.0.1',
    port,
    redisPort,
    webdisPorts: [first, second],
    statusPort,
    trustedProxy: '127.0.0.1',
    pictureHosts: [],
    tls: undefined,
    root,
  }
  install(settings)
  // The real order; each waits for what it needs by trying.
  start('missioncast-redis.service')
  const asks = async () => expect((await runCommands(redisPort, [['PING']]))[0]).toBeInstanceOf(Error)
  await vi.waitFor(asks, patience)
  start('missioncast-library.service')
  start('missioncast-webdis@.service', '1')
  start('missioncast-webdis@.service', '2')
  start('missioncast-edge.service')
  await answers()
  backedUp = once(start('missioncast-backup.service').child, 'exit')
})
afterAll(async () => {
  for (const unit of [...running.values()].reverse()) await unit.stop()
  rmSync(scratch, { recursive: true })
})

test(`the installed services, run by their own lines ${isRoot ? 'each as a user of its own' : 'all as the present user, who is not root'}, carry a stream`, async () => {
  expect(await (await fetch(url)).text()).toContain('Missioncast')
  const streams = createStreams({ webdis: createWebdis({ url }) })
  const secrets = { name: 'Hosted', password: 'correct horse', code: 'battery staple' }
  const leader = good(await streams.start({ ...secrets, plan: points('a'), by: 'computer' }))
  const viewer = good(await streams.connect(secrets))
  await showing(viewer, leader.plan())
  viewer.disconnect()
  leader.leave()
})

test('the library is loaded again when it is gone or an older one, and whatever became of Redis meanwhile', async () => {
  const password = readFileSync(join(root, PLACES.etc, 'admin-password'), 'utf8').trim()
  const asAdmin = (...command: string[]) => runCommands(redisPort, [['AUTH', 'admin', password], command])
  const older = readLibrary().replace(/^local VERSION = .*$/m, "local VERSION = '0.9.0'")
  const service = running.get('missioncast-library.service')
  const said = (what: string) =>
    vi.waitFor(() => expect(service?.said()).toContain(`The functions library is loaded; ${what}.`), patience)
  const isThere = async () =>
    expect(String(await asAdmin('FUNCTION', 'LIST', 'WITHCODE'))).toContain(readLibrary())

  await asAdmin('FUNCTION', 'LOAD', 'REPLACE', older)
  await said('there was another')
  await vi.waitFor(isThere, patience)

  await running.get('missioncast-redis.service')?.stop()
  await vi.waitFor(() => expect(service?.said()).toContain('Redis does not tell'), patience)
  start('missioncast-redis.service')
  const flush = async () => expect(await asAdmin('FUNCTION', 'FLUSH')).toEqual(['OK', 'OK'])
  await vi.waitFor(flush, patience)
  await vi.waitFor(isThere, patience)
  expect(service?.child.exitCode).toBeNull()
  await answers()
})

test('a Webdis that hangs is ended, so that systemd starts another', async () => {
  await running.get('missioncast-webdis@.service1')?.stop()
  const hurried = { WATCH_EVERY: '0.1', WATCH_PATIENCE: '0.5' }
  const { child, said } = start('missioncast-webdis@.service', '1', hurried)
  const ended = once(child, 'exit')
  // One that hangs before it has its port would be no silence.
  await vi.waitFor(async () => expect((await fetch(webdisOwnAnswer(webdisPort))).status).toBe(403), patience)
  child.kill('SIGSTOP')
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(said()).toContain('Webdis does not answer; ending it.')
  await answers()
})

test('the backup service makes a backup that is nobody else’s to read', async () => {
  expect(await backedUp).toEqual([0, null])
  const folder = join(root, '/var/lib/missioncast/backups')
  const [name = ''] = readdirSync(folder)
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

test('what is logged names no secret, no channel and no password', () => {
  const access = readFileSync(join(root, PLACES.log, 'access.log'), 'utf8')
  expect(access).toContain('200 GET /webdis/SUBSCRIBE/- ')
  const said = [...running.values()].map((unit) => unit.said()).join('\n')
  expect(said).toContain('Ready to accept connections')
  const password = readFileSync(join(root, PLACES.etc, 'admin-password'), 'utf8').trim()
  for (const secret of [password, 'correct horse', 'battery staple'])
    expect(`${access}${said}`).not.toContain(secret)
  expect(`${access}${said}`).not.toMatch(/live(%3a|:)[0-9a-f]/i)
})

test('figures for monitoring: of the edge on loopback, of Redis for a user who sees nothing else', async () => {
  expect(await (await fetch(statusUrl)).text()).toContain('Active connections')
  expect((await fetch(statusUrl.replace('status', ''))).status).toBe(404)
  expect((await fetch(`${url}/status`)).status).toBe(404)
  const password = readFileSync(join(root, PLACES.etc, 'monitor-password'), 'utf8').trim()
  const commands = [
    ['INFO'],
    ['SCAN', '0'],
    ['GET', 'x'],
    ['SUBSCRIBE', 'live:x'],
    ['FCALL_RO', 'stream_list', '0', '{}'],
  ]
  const [, info, ...others] = await runCommands(redisPort, [['AUTH', 'monitor', password], ...commands])
  expect(info).toContain('used_memory')
  for (const reply of others) expect(String(reply)).toContain('NOPERM')
})

test('each service can write where it has to, and nowhere else of ours', () => {
  const owner = (path: string) => statSync(join(root, path)).uid
  for (const path of [PLACES.etc, PLACES.lib, PLACES.app, PLACES.units]) {
    expect({ path, owner: owner(path) }).toEqual({ path, owner: process.getuid?.() })
  }
  expect(statSync(join(root, PLACES.etc, 'admin-password')).mode & 0o777).toBe(0o600)
  expect(existsSync(join(root, PLACES.run, 'nginx.pid'))).toBe(true)
})

test('with a certificate that only root can read, the edge speaks TLS', async () => {
  const names = { domains: ['localhost'], addresses: ['127.0.0.1'] }
  const certificate = keepLocalCertificate(join(scratch, 'tls'), names, Date.now())
  await running.get('missioncast-edge.service')?.stop()
  install({ ...settings, tls: { ...certificate, plainPort: await chooseFreePort() } })
  start('missioncast-edge.service')
  const ca = readFileSync(certificate.authorityFile)
  const statusOf = () =>
    new Promise((resolve, reject) => {
      const request = get(url.replace('http:', 'https:'), { ca }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      request.on('error', reject)
    })
  await vi.waitFor(async () => expect(await statusOf()).toBe(200), patience)
})
