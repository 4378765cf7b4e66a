import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import type { Certificate } from '../stack/edge-tls.ts'
import { chooseEdgePort } from '../stack/ports.ts'
import { hostNames } from './host-names.ts'
import { keepLocalCertificate, type LocalCertificate } from './local-certificate.ts'

export type PreparedTls = (Certificate | LocalCertificate) & { readonly plainPort: number }

/**
 * What the edge is to speak TLS with, if it is to; a local certificate is kept in `tls` of the data folder.
 * @throws SetupError
 */
export async function prepareTls({
  tls,
  host,
  dataDir,
  plainPort,
}: Settings): Promise<PreparedTls | undefined> {
  if (!tls) return undefined
  const names = hostNames(hostname(), networkInterfaces())
  const certificate =
    tls.type === 'given' ? tls : keepLocalCertificate(join(dataDir, 'tls'), names, Date.now())
  return { ...certificate, plainPort: await chooseEdgePort(plainPort, host) }
}

/** What whoever starts the server has to know of it. */
export function aboutTls({ host }: Settings, tls: PreparedTls | undefined): readonly string[] {
  if (!tls) return isThisMachineAlone(host) ? [] : PLAIN
  const redirect = `Plain HTTP on port ${tls.plainPort} sends people there.`
  if (!('authorityFile' in tls)) return [redirect]
  return [
    redirect,
    'Each device has to be told once to trust this network’s certificate authority (docs/headers-and-tls.md):',
    `  ${tls.authorityFile}`,
    `  SHA-256 ${tls.fingerprint}`,
  ]
}

const isThisMachineAlone = (host: string) => host.startsWith('127.') || host === '::1'

const PLAIN = [
  'This is plain HTTP. Other machines can use it, but whoever is on the network between can read the names and sizes of',
  'what is sent, and change the page itself; each tab needs a connection of its own, of which a browser has six.',
  'HTTPS: npm start -- --https (docs/headers-and-tls.md)',
]
