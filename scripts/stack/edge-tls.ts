import { spawnSync } from 'node:child_process'
import { requireProgram } from './programs.ts'
import { renderNginxConfig } from './render.ts'

/** A certificate and its key, as PEM. */
export type Certificate = { readonly certFile: string; readonly keyFile: string }

/** What the edge needs to speak TLS. */
export type EdgeTls = Certificate & {
  /** where the rendered deploy/tls.conf is */
  readonly configFile: string
  /** address and port of plain HTTP, which sends pages on */
  readonly plainListen: string
  /** the port that it sends them to */
  readonly port: number
}

/** How HTTP/2 is asked for: by a word beside `listen`, or by a line of its own. */
export type Http2Words = { readonly besideListen: string; readonly line: string }

const asWord: Http2Words = { besideListen: ' http2', line: '' }
const asLine: Http2Words = { besideListen: '', line: 'http2 on;' }

/** @param version what `nginx -v` says */
export function http2Words(version: string): Http2Words {
  const [, major = 0, minor = 0, patch = 0] = /nginx\/(\d+)\.(\d+)\.(\d+)/.exec(version)?.map(Number) ?? []
  return major * 1e6 + minor * 1e3 + patch >= 1_025_001 ? asLine : asWord
}

/** Of the nginx of this machine. */
export const http2WordsHere = (): Http2Words =>
  http2Words(spawnSync(requireProgram('nginx'), ['-v'], { encoding: 'utf8' }).stderr)

export const renderTlsConfig = (template: string, tls: EdgeTls, { line }: Http2Words): string =>
  renderNginxConfig(template, {
    EDGE_TLS_CERT: tls.certFile,
    EDGE_TLS_KEY: tls.keyFile,
    EDGE_HTTP2: line,
    EDGE_PLAIN_LISTEN: tls.plainListen,
    EDGE_TLS_PORT: String(tls.port),
  })
