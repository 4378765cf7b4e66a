import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readDevSettings, readSettings } from './settings.ts'

test('without any setting it is this machine alone, any port, and .data', () => {
  expect(readSettings({})).toEqual({
    port: undefined,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    proxy: '127.0.0.1',
    pictureHosts: [],
    tls: undefined,
    plainPort: undefined,
  })
})

test('an empty setting is none', () => {
  const empty = {
    ...{ PORT: '', MISSIONCAST_HOST: '', MISSIONCAST_DATA: '', MISSIONCAST_PROXY: '' },
    ...{ MISSIONCAST_TLS: '', MISSIONCAST_TLS_CERT: '', MISSIONCAST_TLS_KEY: '', MISSIONCAST_HTTP_PORT: '' },
  }
  expect(readSettings(empty)).toEqual(readSettings({}))
})

test('takes what is set', () => {
  const set = { PORT: '80', MISSIONCAST_HOST: '::', MISSIONCAST_DATA: '/srv/plans', MISSIONCAST_PROXY: '::1' }
  expect(readSettings(set)).toMatchObject({ port: 80, host: '::', dataDir: '/srv/plans', proxy: '::1' })
})

test('takes the hosts of tiles', () => {
  const { pictureHosts } = readSettings({ MISSIONCAST_PICTURE_HOSTS: 'https://tiles.example.org' })
  expect(pictureHosts).toEqual(['https://tiles.example.org'])
})

test.each(['0', '65536', '80a', '-1', '8.5', ' 80'])('refuses the port %j', (port) => {
  expect(() => readSettings({ PORT: port })).toThrow('PORT has to be a number from 1 to 65535')
})

test('refuses a host that is no address', () => {
  expect(() => readSettings({ MISSIONCAST_HOST: 'localhost; evil' })).toThrow(
    'MISSIONCAST_HOST has to be an IP address',
  )
})

test.each(['10.0.0.2', '10.0.0.0/8', '2001:db8::/32'])('takes the proxy %s', (proxy) => {
  expect(readSettings({ MISSIONCAST_PROXY: proxy }).proxy).toBe(proxy)
})

test.each(['proxy', '10.0.0.2; evil', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0.0/'])(
  'refuses the proxy %s',
  (proxy) => {
    expect(() => readSettings({ MISSIONCAST_PROXY: proxy })).toThrow(
      'MISSIONCAST_PROXY has to be an IP address',
    )
  },
)

test.each([
  [{ MISSIONCAST_TLS: 'local' }, []],
  [{}, ['--https']],
  [{ MISSIONCAST_TLS: 'local' }, ['--https']],
])('a local certificate is asked for by %j %j', (env, words) => {
  expect(readSettings(env, words).tls).toEqual({ type: 'local' })
})

test('takes a certificate and its key, also where HTTPS is asked for besides', () => {
  const env = { MISSIONCAST_TLS_CERT: 'package.json', MISSIONCAST_TLS_KEY: 'LICENSE' }
  const tls = { type: 'given', certFile: resolve('package.json'), keyFile: resolve('LICENSE') }
  expect(readSettings(env).tls).toEqual(tls)
  expect(readSettings({ ...env, MISSIONCAST_HTTP_PORT: '80' }, ['--https'])).toMatchObject({
    tls,
    plainPort: 80,
  })
})

test.each([
  [{ MISSIONCAST_TLS: 'yes' }, 'MISSIONCAST_TLS can be "local"'],
  [{ MISSIONCAST_TLS_CERT: 'package.json' }, 'together'],
  [{ MISSIONCAST_TLS_CERT: 'package.json', MISSIONCAST_TLS_KEY: 'gone.pem' }, 'cannot be read: gone.pem'],
  [{ MISSIONCAST_HTTP_PORT: 'x' }, 'MISSIONCAST_HTTP_PORT has to be a number'],
])('refuses %j', (env, message) => {
  expect(() => readSettings(env)).toThrow(message)
})

test('refuses a word that means nothing', () => {
  expect(() => readSettings({}, ['--http'])).toThrow('"--http" means nothing here')
})

test('npm run dev takes port, host and data folder', () => {
  const set = { PORT: '80', MISSIONCAST_HOST: '::', MISSIONCAST_DATA: '/srv/plans', MISSIONCAST_PROXY: '' }
  expect(readDevSettings(set)).toEqual({ port: 80, host: '::', dataDir: '/srv/plans' })
})

test.each([
  [{ MISSIONCAST_PROXY: '::1' }, [], 'MISSIONCAST_PROXY'],
  [{ MISSIONCAST_PICTURE_HOSTS: 'https://tiles.example.org' }, [], 'MISSIONCAST_PICTURE_HOSTS'],
  [{ MISSIONCAST_TLS: 'local' }, [], 'MISSIONCAST_TLS'],
  [
    { MISSIONCAST_TLS_CERT: 'package.json', MISSIONCAST_TLS_KEY: 'LICENSE', MISSIONCAST_HTTP_PORT: '80' },
    [],
    'MISSIONCAST_TLS_CERT, MISSIONCAST_TLS_KEY, MISSIONCAST_HTTP_PORT',
  ],
  [{}, ['--https'], '--https'],
])('npm run dev refuses what it would ignore: %j %j', (env, words, named) => {
  expect(() => readDevSettings(env, words)).toThrow(
    `npm run dev takes PORT, MISSIONCAST_HOST and MISSIONCAST_DATA alone, not ${named}.`,
  )
})
