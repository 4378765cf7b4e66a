import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readPictureHosts } from '../../scripts/stack/picture-hosts.ts'
import { SetupError } from '../../scripts/stack/setup-error.ts'
import type { HostSettings } from './installation.ts'

export type HostArguments = { readonly settings: HostSettings; readonly isDryRun: boolean }

export const USAGE = `npm run host:install -- [--host ADDRESS] [--port PORT] [--tls-cert FILE --tls-key FILE] [--dry-run]

  --host ADDRESS           the IP address to listen on; 127.0.0.1 unless given, 0.0.0.0 is all of this machine's
  --port PORT              8080 unless given
  --trusted-proxy ADDRESS  the address or network of a TLS proxy in front, unless it is on this machine
  --picture-hosts ORIGINS  others that tiles of maps may come from: https://a.example,https://b.example
  --tls-cert FILE, --tls-key FILE
                           speaks HTTPS on the port, with this certificate and its chain; plain HTTP alone unless given
  --http-port PORT         beside HTTPS: plain HTTP, which sends people there; 80 unless given
  --no-tls                 plain HTTP again, after an installation with a certificate
  --redis-port PORT, --webdis-ports PORT,PORT, --status-port PORT
                           on loopback; 6380, 7381,7382 and 9180 unless given
  --root FOLDER            writes everything below FOLDER and starts nothing: to look at
  --dry-run                says what would be done, and does nothing

The next installation does as this one where it is not told otherwise.`

/** What an installation remembers of its settings, so that the next one need not be told again: arguments, a line each. */
export const rememberedArguments = (settings: HostSettings): string =>
  [
    `--host=${settings.host}`,
    `--port=${settings.port}`,
    `--trusted-proxy=${settings.trustedProxy}`,
    `--picture-hosts=${settings.pictureHosts.join(',')}`,
    `--redis-port=${settings.redisPort}`,
    `--webdis-ports=${settings.webdisPorts.join(',')}`,
    `--status-port=${settings.statusPort}`,
    ...(settings.tls
      ? [
          `--tls-cert=${settings.tls.certFile}`,
          `--tls-key=${settings.tls.keyFile}`,
          `--http-port=${settings.tls.plainPort}`,
        ]
      : []),
    '',
  ].join('\n')

/**
 * Later words win over earlier ones.
 * @throws SetupError
 */
export function parseHostArguments(words: readonly string[]): 'help' | HostArguments {
  const { host, help, root, ...others } = parse(words)
  if (help) return 'help'
  if (!isIP(host)) throw new SetupError(`--host has to be an IP address, such as 0.0.0.0; it is "${host}".`)
  const trustedProxy = others['trusted-proxy']
  if (!/^[\da-f.:]+(\/\d+)?$/i.test(trustedProxy)) {
    throw new SetupError(`--trusted-proxy has to be an IP address or a network; it is "${trustedProxy}".`)
  }
  if (root !== '' && /[\s"'\\$]/.test(resolve(root))) {
    throw new SetupError('--root cannot be a folder with spaces, quotes or dollar signs in its path.')
  }
  const [first, second, ...more] = others['webdis-ports']
    .split(',')
    .map((port) => readPort('--webdis-ports', port))
  if (first === undefined || second === undefined || more.length > 0) {
    throw new SetupError('--webdis-ports has to be two ports, such as 7381,7382.')
  }
  return {
    settings: {
      host,
      port: readPort('--port', others.port),
      redisPort: readPort('--redis-port', others['redis-port']),
      webdisPorts: [first, second],
      statusPort: readPort('--status-port', others['status-port']),
      trustedProxy,
      pictureHosts: readPictureHosts('--picture-hosts', others['picture-hosts']),
      tls: readTls(others),
      root: root === '' || isAbsolute(root) ? root : resolve(root),
    },
    isDryRun: others['dry-run'],
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8080' },
        'redis-port': { type: 'string', default: '6380' },
        'webdis-ports': { type: 'string', default: '7381,7382' },
        'status-port': { type: 'string', default: '9180' },
        'trusted-proxy': { type: 'string', default: '127.0.0.1' },
        'picture-hosts': { type: 'string', default: '' },
        'tls-cert': { type: 'string', default: '' },
        'tls-key': { type: 'string', default: '' },
        'http-port': { type: 'string', default: '80' },
        'no-tls': { type: 'boolean', default: false },
        root: { type: 'string', default: '' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  }
}

function readTls(told: {
  'tls-cert': string
  'tls-key': string
  'http-port': string
  'no-tls': boolean
}): HostSettings['tls'] {
  const { 'tls-cert': cert, 'tls-key': key } = told
  if (told['no-tls'] || (cert === '' && key === '')) return undefined
  if (cert === '' || key === '') throw new SetupError('--tls-cert and --tls-key are wanted together.')
  for (const file of [cert, key]) {
    if (!isAbsolute(file) || /[\s:%"'\\$]/.test(file)) {
      throw new SetupError(
        `A certificate is given by its whole path, without spaces and odd signs; this is "${file}".`,
      )
    }
  }
  return { certFile: cert, keyFile: key, plainPort: readPort('--http-port', told['http-port']) }
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new SetupError(`${name} has to be a number from 1 to 65535; it is "${text}".`)
  }
  return port
}
