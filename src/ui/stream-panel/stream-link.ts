/** What the address of a stream says. The fragment never reaches a server. */
export type StreamLink = {
  readonly name: string
  /** what lets in without the password, as it stands there: a secret, and not yet known to be a good one */
  readonly invitation?: string
}

/** The address that opens a stream: at its password, or past it with an invitation (V14). */
export function streamLink(name: string, page: string, invitation?: string): string {
  const url = new URL(page)
  url.hash = invitation === undefined ? streamHash(name) : `${streamHash(name)}?k=${invitation}`
  return url.href
}

/** What may stand in the address bar: no secret. */
export const streamHash = (name: string): string => `#/s/${encodeURIComponent(name)}`

/** What such an address says; undefined if it is none. */
export function readStreamHash(hash: string): StreamLink | undefined {
  const [, encoded, invitation] = /^#\/s\/(.+?)(?:\?k=(.*))?$/.exec(hash) ?? []
  if (encoded === undefined) return undefined
  return { name: decoded(encoded), ...(invitation !== undefined && { invitation }) }
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    // A percent sign that somebody typed by hand.
    return encoded
  }
}
