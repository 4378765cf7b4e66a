/** The address that opens a stream at its password. The fragment never reaches the server; there is no secret in it. */
export function streamLink(name: string, page: string): string {
  const url = new URL(page)
  url.hash = streamHash(name)
  return url.href
}

export const streamHash = (name: string): string => `#/s/${encodeURIComponent(name)}`

/** The name in such an address; undefined if there is none. */
export function streamNameInHash(hash: string): string | undefined {
  const encoded = /^#\/s\/(.+)$/.exec(hash)?.[1]
  if (encoded === undefined) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    // A percent sign that somebody typed by hand.
    return encoded
  }
}
