/** Redis over HTTP, as the edge lets it through. */
export type Webdis = {
  readonly url: URL
}

/** @param options.url the app's address; Webdis is found at `webdis/` relative to it */
export function createWebdis(options: { readonly url: string | URL }): Webdis {
  return { url: new URL('webdis/', options.url) }
}
