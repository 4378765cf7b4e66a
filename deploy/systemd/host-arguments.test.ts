import { expect, test } from 'vitest'
import { parseHostArguments, rememberedArguments } from './host-arguments.ts'

test('listens to this machine alone, beside the packages’ own services, unless told otherwise', () => {
  expect(parseHostArguments([])).toEqual({
    settings: {
      host: '127.0.0.1',
      port: 8080,
      redisPort: 6380,
      webdisPorts: [7381, 7382],
      statusPort: 9180,
      trustedProxy: '127.0.0.1',
      pictureHosts: [],
      tls: undefined,
      root: '',
    },
    isDryRun: false,
  })
})

test('takes what a host chooses', () => {
  const words = [
    '--host',
    '::',
    '--port=80',
    '--webdis-ports',
    '1,2',
    '--trusted-proxy',
    '10.0.0.0/8',
    '--dry-run',
  ]
  expect(parseHostArguments(words)).toMatchObject({
    settings: { host: '::', port: 80, webdisPorts: [1, 2], trustedProxy: '10.0.0.0/8' },
    isDryRun: true,
  })
})

test('an installation does as the one before where it is not told otherwise', () => {
  const first = parseHostArguments(['--host', '::', '--port=80', '--webdis-ports', '1,2'])
  if (first === 'help') throw new Error('no help was asked for')
  const remembered = rememberedArguments(first.settings).trim().split('\n')
  expect(parseHostArguments(remembered)).toEqual(first)
  const expected = { settings: { ...first.settings, port: 81 }, isDryRun: false }
  expect(parseHostArguments([...remembered, '--port', '81'])).toEqual(expected)
})

test('takes a certificate, remembers it, and forgets it when told', () => {
  const told = parseHostArguments(['--port=443', '--tls-cert=/etc/c.pem', '--tls-key', '/etc/k.pem'])
  if (told === 'help') throw new Error('no help was asked for')
  expect(told.settings.tls).toEqual({ certFile: '/etc/c.pem', keyFile: '/etc/k.pem', plainPort: 80 })
  const remembered = rememberedArguments(told.settings).trim().split('\n')
  expect(parseHostArguments(remembered)).toEqual(told)
  expect(parseHostArguments([...remembered, '--no-tls'])).toMatchObject({ settings: { tls: undefined } })
})

test('tells how it is used', () => {
  expect(parseHostArguments(['--help'])).toBe('help')
})

test.each([
  [['--host', 'localhost; evil'], '--host has to be an IP address'],
  [['--port', '80a'], '--port has to be a number'],
  [['--webdis-ports', '7381'], 'two ports'],
  [['--trusted-proxy', 'all;'], '--trusted-proxy has to be'],
  [['--tls-cert', '/etc/c.pem'], 'together'],
  [['--tls-cert', 'c.pem', '--tls-key', '/etc/k.pem'], 'whole path'],
  [['--root', '/with space'], '--root cannot be'],
  [['--hots', '::'], "Unknown option '--hots'"],
])('refuses %j', (words, message) => {
  expect(() => parseHostArguments(words)).toThrow(message)
})
