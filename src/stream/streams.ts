import type { Webdis } from '../webdis/webdis.ts'
import type { Streams } from './session.ts'

/** Every operation of Missioncast over one server. */
export function createStreams(options: { readonly webdis: Webdis }): Streams {
  throw new Error(`not there yet: ${options.webdis}`)
}
