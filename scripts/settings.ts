import { accessSync, constants } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { Certificate } from './stack/edge-tls.ts'
import { readPictureHosts } from './stack/picture-hosts.ts'
import { SetupError } from './stack/setup-error.ts'

/** What a host may choose by environment variables; the only place that reads them for `npm start` and `npm run dev`. */
export type Settings = {
  /** PORT: where the app is served; absent: 8080, or a free port if that is taken */
  readonly port: number | undefined
  /** MISSIONCAST_HOST: the address to listen on; 127.0.0.1, that is this machine alone, unless chosen */
  readonly host: string
  /** MISSIONCAST_DATA: the folder that streams are kept in; .data unless chosen */
  readonly dataDir: string
  /** MISSIONCAST_PROXY: the proxy in front, an address or a network, whose X-Forwarded-For is believed; this machine unless chosen */
  readonly proxy: string
  /** MISSIONCAST_PICTURE_HOSTS: origins besides this one that tiles and images of maps may come from; none unless named */
  readonly pictureHosts: readonly string[]
  /** MISSIONCAST_TLS_CERT and MISSIONCAST_TLS_KEY: files; or MISSIONCAST_TLS=local, or --https: a certificate for this network alone */
  readonly tls: TlsChoice | undefined
  /** MISSIONCAST_HTTP_PORT: beside TLS, where plain HTTP sends people on; absent: 8080, or a free port if that is taken */
  readonly plainPort: number | undefined
}

export type TlsChoice = ({ readonly type: 'given' } & Certificate) | { readonly type: 'local' }

/** @throws SetupError */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  words: readonly string[] = [],
): Settings {
  const unknown = words.find((word) => word !== '--https')
  if (unknown !== undefined) throw new SetupError(`"${unknown}" means nothing here; there is --https.`)
  const host = env.MISSIONCAST_HOST || '127.0.0.1'
  if (!isIP(host)) {
    throw new SetupError(
      `MISSIONCAST_HOST has to be an IP address of this machine, such as 0.0.0.0 (all of them); it is "${host}".`,
    )
  }
  return {
    port: readPort('PORT', env.PORT),
    host,
    dataDir: resolve(env.MISSIONCAST_DATA || '.data'),
    proxy: readProxy(env.MISSIONCAST_PROXY || '127.0.0.1'),
    pictureHosts: readPictureHosts('MISSIONCAST_PICTURE_HOSTS', env.MISSIONCAST_PICTURE_HOSTS),
    tls: readTls(env, words.includes('--https')),
    plainPort: readPort('MISSIONCAST_HTTP_PORT', env.MISSIONCAST_HTTP_PORT),
  }
}

/** What `npm start` alone takes: with Vite in front there is no TLS, no policy of the page and no other proxy. */
const NOT_FOR_DEV = [
  'MISSIONCAST_PROXY',
  'MISSIONCAST_PICTURE_HOSTS',
  'MISSIONCAST_TLS',
  'MISSIONCAST_TLS_CERT',
  'MISSIONCAST_TLS_KEY',
  'MISSIONCAST_HTTP_PORT',
]

/**
 * What `npm run dev` takes of them; the rest is refused, so that nobody believes in it.
 * @throws SetupError
 */
export function readDevSettings(
  env: Readonly<Record<string, string | undefined>>,
  words: readonly string[] = [],
): Pick<Settings, 'port' | 'host' | 'dataDir'> {
  const ignored = [...NOT_FOR_DEV.filter((name) => env[name]), ...words]
  if (ignored.length > 0) {
    throw new SetupError(
      `npm run dev takes PORT, MISSIONCAST_HOST and MISSIONCAST_DATA alone, not ${ignored.join(', ')}. npm start takes all of them.`,
    )
  }
  const { port, host, dataDir } = readSettings(env)
  return { port, host, dataDir }
}

function readProxy(text: string): string {
  const [address = '', bits, ...more] = text.split('/')
  const mostBits = isIP(address) === 6 ? 128 : 32
  const isNetwork = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= mostBits)
  if (!isIP(address) || !isNetwork || more.length > 0) {
    throw new SetupError(
      `MISSIONCAST_PROXY has to be an IP address or a network, such as 10.0.0.2 or 10.0.0.0/8; it is "${text}".`,
    )
  }
  return text
}

function readTls(
  env: Readonly<Record<string, string | undefined>>,
  isAskedFor: boolean,
): TlsChoice | undefined {
  const { MISSIONCAST_TLS: tls, MISSIONCAST_TLS_CERT: cert, MISSIONCAST_TLS_KEY: key } = env
  if (tls && tls !== 'local')
    throw new SetupError(`MISSIONCAST_TLS can be "local" and nothing else; it is "${tls}".`)
  if (!cert && !key) return tls || isAskedFor ? { type: 'local' } : undefined
  if (!cert || !key || tls) {
    throw new SetupError(
      'A certificate is given by MISSIONCAST_TLS_CERT and MISSIONCAST_TLS_KEY together, and without MISSIONCAST_TLS.',
    )
  }
  for (const file of [cert, key]) {
    try {
      accessSync(file, constants.R_OK)
    } catch (cause) {
      throw new SetupError(`The certificate or its key cannot be read: ${file}`, { cause })
    }
  }
  return { type: 'given', certFile: resolve(cert), keyFile: resolve(key) }
}

function readPort(name: string, text: string | undefined): number | undefined {
  if (!text) return undefined
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new SetupError(`${name} has to be a number from 1 to 65535; it is "${text}".`)
  }
  return port
}
