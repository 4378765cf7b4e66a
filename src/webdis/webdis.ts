import { type Call, type CallOptions, call } from './call.ts'
import type { Reply } from './reply.ts'
import { type Subscribe, subscribe } from './subscription.ts'

/** Redis over HTTP, as far as the edge lets it through. Everything throws WebdisError, or the signal's reason. */
export type Webdis = {
  readonly call: (what: Call, options?: CallOptions) => Promise<Reply>
  readonly subscribe: Subscribe
}

/** @param options.url the app's address; Webdis is found at `webdis/` relative to it */
export function createWebdis(options: { readonly url: string | URL }): Webdis {
  const url = new URL('webdis/', options.url)
  return {
    call: (what, callOptions = {}) => call(url, what, callOptions),
    subscribe: (channel, { signal } = {}) => subscribe(url, channel, signal),
  }
}
