import { expect, test } from 'vitest'
import { parseHostArguments } from './host-arguments.ts'

test('listens to this machine alone, beside the packages’ own services, unless told otherwise', () => {
  expect(parseHostArguments([])).toEqual({
    settings: {
      host: '127.0.0.1',
      port: 8080,
      redisPort: 6380,
      webdisPorts: [7381, 7382],
      statusPort: 9180,
      trustedProxy: '127.0.0.1',
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

test('tells how it is used', () => {
  expect(parseHostArguments(['--help'])).toBe('help')
})

test.each([
  [['--host', 'localhost; evil'], '--host has to be an IP address'],
  [['--port', '80a'], '--port has to be a number'],
  [['--webdis-ports', '7381'], 'two ports'],
  [['--trusted-proxy', 'all;'], '--trusted-proxy has to be'],
  [['--root', '/with space'], '--root cannot be'],
  [['--hots', '::'], "Unknown option '--hots'"],
])('refuses %j', (words, message) => {
  expect(() => parseHostArguments(words)).toThrow(message)
})
