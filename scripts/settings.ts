import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { SetupError } from './stack/setup-error.ts'

/** What a host may choose by environment variables; the only place that reads them for `npm start` and `npm run dev`. */
export type Settings = {
  /** PORT: where the app is served; absent: 8080, or a free port if that is taken */
  readonly port: number | undefined
  /** MISSIONCAST_HOST: the address to listen on; 127.0.0.1, that is this machine alone, unless chosen */
  readonly host: string
  /** MISSIONCAST_DATA: the folder that streams are kept in; .data unless chosen */
  readonly dataDir: string
}

/** @throws SetupError */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const host = env.MISSIONCAST_HOST || '127.0.0.1'
  if (!isIP(host)) {
    throw new SetupError(
      `MISSIONCAST_HOST has to be an IP address of this machine, such as 0.0.0.0 (all of them); it is "${host}".`,
    )
  }
  return { port: readPort(env.PORT), host, dataDir: resolve(env.MISSIONCAST_DATA || '.data') }
}

function readPort(text: string | undefined): number | undefined {
  if (!text) return undefined
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new SetupError(`PORT has to be a number from 1 to 65535; it is "${text}".`)
  }
  return port
}
