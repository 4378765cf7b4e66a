import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyInstallation, commandsAfter } from './apply-installation.ts'
import { type HostSettings, PLACES, planInstallation, SERVICES } from './installation.ts'
import { parseUnitFile, wordsOf } from './unit-file.ts'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-install-'))
const appDir = join(scratch, 'app')
const settings: HostSettings = {
  host: '0.0.0.0',
  port: 80,
  redisPort: 6380,
  webdisPorts: [7381, 7382],
  statusPort: 9180,
  trustedProxy: '127.0.0.1',
  pictureHosts: [],
  tls: undefined,
  root: join(scratch, 'root'),
}
const secrets = { adminPassword: 'a'.repeat(64), monitorPassword: 'b'.repeat(64) }

function install(changes: { settings?: Partial<HostSettings>; isDryRun?: boolean } = {}) {
  const said: string[] = []
  applyInstallation({
    settings: { ...settings, ...changes.settings },
    isDryRun: changes.isDryRun ?? false,
    appDir,
    say: (line) => said.push(line),
    run: (command) => expect.fail(command),
  })
  return said
}

beforeAll(() => {
  mkdirSync(join(appDir, 'assets'), { recursive: true })
  writeFileSync(join(appDir, 'index.html'), '<!doctype html>')
  writeFileSync(join(appDir, 'assets/app-1a2b.js'), 'export {}')
})
afterAll(() => rmSync(scratch, { recursive: true }))

const unitFiles = readdirSync('deploy/systemd').filter((name) => /\.(service|timer|target)$/.test(name))
const services = unitFiles.filter((name) => name.endsWith('.service'))
const read = (name: string) => readFileSync(join('deploy/systemd', name), 'utf8')
const unitOf = (name: string) => parseUnitFile(read(name), '1')

describe('installing', () => {
  test('says what it would do and does nothing, where that is wished', () => {
    const said = install({ isDryRun: true })
    expect(said).toContain(`would write ${settings.root}/etc/missioncast/nginx.conf`)
    expect(existsSync(settings.root)).toBe(false)
    const onThisMachine = planInstallation({ ...settings, root: '' }, secrets, appDir)
    expect(commandsAfter(onThisMachine)).toEqual([
      'systemd-sysusers /etc/sysusers.d/missioncast.conf',
      'systemctl daemon-reload',
      'systemctl restart missioncast-redis.service',
      'systemctl restart missioncast-library.service',
      'systemctl restart missioncast-webdis@1.service',
      'systemctl restart missioncast-webdis@2.service',
      'systemctl restart missioncast-edge.service',
      'systemctl restart missioncast-backup.timer',
      'systemctl enable --now missioncast.target',
    ])
  })

  test('done again, it changes nothing; with another port, the edge’s configuration alone, which is reloaded', () => {
    install()
    const password = readFileSync(join(settings.root, PLACES.etc, 'admin-password'), 'utf8')
    expect(install().filter((line) => line.startsWith('write'))).toEqual([])
    const nginx = join(settings.root, PLACES.etc, 'nginx.conf')
    const options = join(settings.root, PLACES.etc, 'options')
    expect(install({ settings: { port: 8088 } }).filter((line) => line.startsWith('write'))).toEqual([
      `write ${options}`,
      `write ${nginx}`,
    ])
    expect(readFileSync(nginx, 'utf8')).toContain('listen 0.0.0.0:8088 ')
    expect(readFileSync(join(settings.root, PLACES.etc, 'admin-password'), 'utf8')).toBe(password)
    const changed = planInstallation(settings, secrets, appDir).filter(({ path }) => path === nginx)
    expect(commandsAfter(changed)[2]).toBe('systemctl reload-or-restart missioncast-edge.service')
  })

  test('with a certificate, the edge gets it from systemd, and nobody else does', () => {
    const tls = { certFile: '/etc/ssl/plans.pem', keyFile: '/etc/ssl/private/plans.key', plainPort: 80 }
    const files = planInstallation({ ...settings, root: '', port: 443, tls }, secrets, appDir)
    const textOf = (path: string) => String(files.find((file) => file.path === path)?.content)
    const unit = parseUnitFile(textOf(join(PLACES.units, SERVICES.edge)), '')
    expect(unit.get('LoadCredential')).toEqual([`tls.crt:${tls.certFile}`, `tls.key:${tls.keyFile}`])
    const nginx = textOf(join(PLACES.etc, 'nginx.conf'))
    expect(nginx).toMatch(/listen 0\.0\.0\.0:443 ssl( http2)? /)
    expect(nginx).toContain(`include "${PLACES.etc}/tls.conf";`)
    const tlsConf = textOf(join(PLACES.etc, 'tls.conf'))
    expect(tlsConf).toContain('ssl_certificate_key "/run/credentials/missioncast-edge.service/tls.key";')
    expect(tlsConf).toContain('listen 0.0.0.0:80;')
  })

  test('puts the page last, so that nobody gets it before its parts', () => {
    const paths = planInstallation(settings, secrets, appDir).map(({ path }) => path)
    expect(paths.findIndex((path) => path.endsWith('app-1a2b.js'))).toBeLessThan(
      paths.findIndex((path) => path.endsWith('app/index.html')),
    )
  })

  test('puts no password in the clear where anybody may read it', () => {
    for (const { path, content } of planInstallation(settings, secrets, appDir))
      for (const password of Object.values(secrets))
        expect({ path, has: content.includes(password) }).toEqual({ path, has: false })
    for (const name of ['admin-password', 'monitor-password'])
      expect(statSync(join(settings.root, PLACES.etc, name)).mode & 0o777).toBe(0o600)
  })

  test('a real host’s files name nothing outside it', () => {
    for (const { path, content } of planInstallation({ ...settings, root: '' }, secrets, appDir))
      expect({ path, has: content.includes(scratch) }).toEqual({ path, has: false })
  })
})

describe('the units', () => {
  test('all of them are installed, and the target wants what runs', () => {
    const paths = planInstallation({ ...settings, root: '' }, secrets, appDir).map(({ path }) => path)
    for (const name of unitFiles) expect(paths).toContain(join(PLACES.units, name))
    expect(unitOf('missioncast.target').get('Wants').flatMap(wordsOf).sort()).toEqual(
      Object.values(SERVICES).flat().sort(),
    )
  })

  test.each(services)('%s runs as a user of ours, without capabilities, what is there', (name) => {
    const unit = unitOf(name)
    expect(read('sysusers.conf')).toMatch(new RegExp(`^u ${unit.get('User')[0]} `, 'm'))
    const needsLowPorts = name === SERVICES.edge
    expect(unit.get('CapabilityBoundingSet')).toEqual(needsLowPorts ? ['CAP_NET_BIND_SERVICE'] : [])
    expect(read(name)).toContain('CapabilityBoundingSet=')
    // The edge alone talks to other machines.
    expect(unit.get('IPAddressDeny')).toEqual(needsLowPorts ? [] : ['any'])
    const installed = planInstallation({ ...settings, root: '' }, secrets, appDir).map(({ path }) => path)
    for (const word of unit.get('ExecStart').flatMap(wordsOf)) {
      if (/^\/(etc|usr\/local)\//.test(word)) expect(installed).toContain(word)
    }
  })

  test('what hardens all of them overrides nothing that one of them sets', () => {
    const names = (text: string) => new Set([...text.matchAll(/^([A-Za-z]+)=/gm)].map(([, name]) => name))
    const common = names(read('hardening.conf'))
    expect([...common]).toEqual(expect.arrayContaining(['NoNewPrivileges', 'ProtectSystem', 'PrivateTmp']))
    for (const name of services)
      expect([...names(read(name))].filter((setting) => common.has(setting))).toEqual([])
  })

  const analyze = (...args: string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' })
  const version = Number(/systemd (\d+)/.exec(analyze('--version').stdout ?? '')?.[1] ?? 0)
  const hasSystemd = version >= 250

  test(`systemd ${hasSystemd ? version : '250 or later is NOT here, so that its judgement of the units is not asked; it'} finds nothing wrong with them, and their exposure small: under 2 of 10`, () => {
    install()
    if (!hasSystemd) return
    const units = join(settings.root, PLACES.units)
    const nameOf = (name: string) => name.replace('@.', '@1.')
    const users = [
      '--dry-run',
      `--root=${settings.root}`,
      join(settings.root, '/etc/sysusers.d/missioncast.conf'),
    ]
    expect(spawnSync('systemd-sysusers', users, { encoding: 'utf8' })).toMatchObject({ status: 0 })
    const { status, stderr } = analyze(
      'verify',
      '--man=no',
      ...unitFiles.map((name) => join(units, nameOf(name))),
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const name of services) {
      const args = ['security', '--offline=true', `--root=${settings.root}`, '--threshold=20', '--no-pager']
      const judged = analyze(...args, nameOf(name))
      expect({ name, status: judged.status, overall: /Overall.*/.exec(judged.stdout)?.[0] }).toMatchObject({
        status: 0,
      })
    }
  })
})
