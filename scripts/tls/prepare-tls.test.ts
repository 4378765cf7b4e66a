import { expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { aboutTls } from './prepare-tls.ts'

const at = (host: string) => readSettings({ MISSIONCAST_HOST: host })

test.each(['127.0.0.1', '127.0.0.2', '::1'])(
  'plain HTTP on %s, this machine alone, lacks nothing',
  (host) => {
    expect(aboutTls(at(host), undefined)).toEqual([])
  },
)

test.each(['0.0.0.0', '192.168.1.5', '::'])(
  'plain HTTP on %s lacks something, and how to have it is said',
  (host) => {
    const said = aboutTls(at(host), undefined).join(' ')
    expect(said).toContain('can read the names and sizes')
    expect(said).toContain('npm start -- --https')
  },
)

test('with a given certificate there is nothing to trust; with a local one there is, and its fingerprint', () => {
  const files = { certFile: 'server.crt', keyFile: 'server.key', plainPort: 80 }
  expect(aboutTls(at('::'), files)).toEqual(['Plain HTTP on port 80 sends people there.'])
  const local = { ...files, authorityFile: '/data/tls/authority.crt', fingerprint: 'AB:CD' }
  expect(aboutTls(at('::'), local).join(' ')).toMatch(/trust.*\/data\/tls\/authority\.crt.*SHA-256 AB:CD/)
})
