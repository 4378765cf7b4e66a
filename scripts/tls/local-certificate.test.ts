import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hostNames } from './host-names.ts'
import { keepLocalCertificate } from './local-certificate.ts'

const DAY_MS = 86_400_000
const names = {
  domains: ['localhost', 'plans', 'plans.local'],
  addresses: ['127.0.0.1', '192.168.1.5', '::1'],
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'missioncast-tls-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return join(dir, 'tls')
}

const read = (file: string) => new X509Certificate(readFileSync(file))

test('stands for all names and addresses, for no longer than browsers take, by an authority of its own', () => {
  const { certFile, authorityFile, fingerprint } = keepLocalCertificate(folder(), names, Date.now())
  const [certificate, authority] = [read(certFile), read(authorityFile)]
  for (const name of names.domains) expect(certificate.checkHost(name)).toBe(name)
  for (const address of names.addresses) expect(certificate.checkIP(address)).toBe(address)
  const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS
  expect(days).toBeLessThanOrEqual(397)
  expect(certificate.ca).toBe(false)
  expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true)
  expect(authority.ca).toBe(true)
  expect(authority.fingerprint256).toBe(fingerprint)
})

test('nobody else can read any of it', () => {
  const dir = folder()
  keepLocalCertificate(dir, names, Date.now())
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  const files = readdirSync(dir)
  expect(files.sort()).toEqual(['authority.crt', 'authority.key', 'server.crt', 'server.key'])
  for (const file of files) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600)
})

test('stays as it is while it fits; a new name or its end makes a new one by the same authority', () => {
  const dir = folder()
  const serials = (nowMs: number, more: readonly string[] = []) => {
    const made = keepLocalCertificate(dir, { ...names, addresses: [...names.addresses, ...more] }, nowMs)
    return { server: read(made.certFile).serialNumber, authority: made.fingerprint }
  }
  const first = serials(Date.now())
  expect(serials(Date.now())).toEqual(first)
  const moved = serials(Date.now(), ['10.0.0.7'])
  expect(moved.server).not.toBe(first.server)
  const later = serials(Date.now() + 340 * DAY_MS, ['10.0.0.7'])
  expect(later.server).not.toBe(moved.server)
  expect([moved.authority, later.authority]).toEqual([first.authority, first.authority])
})

test('whatever day it is started on, it lasts until the next start, ten months later', () => {
  const dir = folder()
  const first = read(keepLocalCertificate(dir, names, Date.now()).certFile)
  const renewedOn = [0, 30, 60, 75, 85, 200].find((day) => {
    const nowMs = Date.now() + day * DAY_MS
    const { serialNumber } = read(keepLocalCertificate(dir, names, nowMs).certFile)
    if (serialNumber !== first.serialNumber) return true
    expect((Date.parse(first.validTo) - nowMs) / DAY_MS).toBeGreaterThan(306)
    return false
  })
  expect(renewedOn).toBe(85)
})

test('its authority vouches for nothing outside of a LAN', () => {
  const dir = folder()
  keepLocalCertificate(dir, names, Date.now())
  for (const outside of [
    { domains: ['www.example.org'], addresses: ['127.0.0.1'] },
    { domains: ['localhost'], addresses: ['203.0.113.1'] },
    { domains: ['localhost'], addresses: ['2001:db8::1'] },
  ]) {
    expect(() => keepLocalCertificate(dir, outside, Date.now())).toThrow('may not vouch')
  }
})

test('a machine is called by its name and its addresses in the LAN, not by those in the internet', () => {
  const interfaces = {
    lo: [{ address: '127.0.0.1' }, { address: '::1' }],
    eth0: [
      { address: '192.168.1.5' },
      { address: '2001:db8::5' },
      { address: 'fe80::5' },
      { address: '203.0.113.5' },
    ],
    vpn: [{ address: '10.8.0.2' }, { address: 'fd00::2' }],
    gone: undefined,
  }
  expect(hostNames('Plans.fritz.box', interfaces)).toEqual({
    domains: ['localhost', 'plans', 'plans.local'],
    addresses: ['10.8.0.2', '127.0.0.1', '192.168.1.5', '::1', 'fd00::2', 'fe80::5'],
  })
  expect(hostNames('no_name, IP:203.0.113.1', {}).domains).toEqual(['localhost'])
})
