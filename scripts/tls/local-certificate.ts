import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from '../stack/edge-tls.ts'
import { requireProgram } from '../stack/programs.ts'
import { SetupError } from '../stack/setup-error.ts'
import { type HostNames, permittedAddresses, permittedDomains } from './host-names.ts'

/** A certificate for this machine in its LAN, and the authority that stands for it, which phones have to be told to trust. */
export type LocalCertificate = Certificate & {
  readonly authorityFile: string
  /** SHA-256 of the authority, as phones show it */
  readonly fingerprint: string
}

const AUTHORITY_DAYS = 3_650
/** Browsers take nothing that is valid for longer than 398. */
const DAYS = 390
/** A server may run for ten months after its start, as docs/headers-and-tls.md says. */
const RENEW_BEFORE_DAYS = 310
const DAY_MS = 86_400_000

/**
 * The certificate in the folder, made anew where it is missing, ends soon or does not stand for all the names. Its authority is
 * made once, or every phone would have to be told again; it can vouch for names and addresses of a LAN only, so that its key, if
 * stolen, opens nothing else.
 * @throws SetupError
 */
export function keepLocalCertificate(dir: string, names: HostNames, nowMs: number): LocalCertificate {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const at = (name: string) => join(dir, name)
  const authority = { certFile: at('authority.crt'), keyFile: at('authority.key') }
  const server = { certFile: at('server.crt'), keyFile: at('server.key') }
  if (!isThere(authority)) makeAuthority(authority, names)
  if (!isThere(server) || !fits(read(server.certFile), names, nowMs)) makeServer(server, authority, names)
  if (!read(server.certFile).verify(read(authority.certFile).publicKey)) makeServer(server, authority, names)
  return {
    ...server,
    authorityFile: authority.certFile,
    fingerprint: read(authority.certFile).fingerprint256,
  }
}

const isThere = ({ certFile, keyFile }: Certificate) => existsSync(certFile) && existsSync(keyFile)

const read = (file: string) => new X509Certificate(readFileSync(file))

function fits(certificate: X509Certificate, { domains, addresses }: HostNames, nowMs: number): boolean {
  const endsMs = Date.parse(certificate.validTo)
  return (
    endsMs - nowMs > RENEW_BEFORE_DAYS * DAY_MS &&
    domains.every((domain) => certificate.checkHost(domain) !== undefined) &&
    addresses.every((address) => certificate.checkIP(address) !== undefined)
  )
}

function makeAuthority(files: Certificate, { domains }: HostNames): void {
  const permitted = [
    ...permittedDomains(domains).map((domain) => `permitted;DNS:${domain}`),
    ...permittedAddresses.map((network) => `permitted;IP:${network}`),
  ]
  make(files, [
    ...['-days', String(AUTHORITY_DAYS), '-subj', '/CN=Missioncast on this network'],
    ...['-addext', 'basicConstraints=critical,CA:TRUE,pathlen:0'],
    ...['-addext', 'keyUsage=critical,keyCertSign'],
    ...['-addext', `nameConstraints=critical,${permitted.join(',')}`],
  ])
}

function makeServer(files: Certificate, authority: Certificate, { domains, addresses }: HostNames): void {
  const names = [...domains.map((domain) => `DNS:${domain}`), ...addresses.map((address) => `IP:${address}`)]
  make(files, [
    ...['-CA', authority.certFile, '-CAkey', authority.keyFile],
    ...['-days', String(DAYS), '-subj', '/CN=Missioncast'],
    ...['-addext', `subjectAltName=${names.join(',')}`],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-addext', 'keyUsage=critical,digitalSignature'],
    ...['-addext', 'extendedKeyUsage=serverAuth'],
  ])
  try {
    openssl(['verify', '-x509_strict', '-CAfile', authority.certFile, files.certFile])
  } catch (cause) {
    rmSync(files.certFile)
    const message =
      'The local certificate authority may not vouch for this machine’s present name.\n' +
      `Remove ${authority.certFile}, start again, and tell each device to trust the new one.`
    throw new SetupError(message, { cause })
  }
}

/** The key before the certificate, each at once: what is half made counts as missing. */
function make({ certFile, keyFile }: Certificate, args: readonly string[]): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', `${keyFile}.new`]
  rmSync(certFile, { force: true })
  openssl(['req', '-x509', '-config', '/dev/null', ...key, '-out', `${certFile}.new`, ...args])
  for (const file of [keyFile, certFile]) {
    chmodSync(`${file}.new`, 0o600)
    renameSync(`${file}.new`, file)
  }
}

function openssl(args: readonly string[]): void {
  try {
    execFileSync(requireProgram('openssl'), args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  } catch (cause) {
    if (cause instanceof SetupError) throw cause
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new SetupError(`openssl could not make a certificate: ${said}`, { cause })
  }
}
