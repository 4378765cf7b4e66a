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

/** What such an address says, also one that was escaped or added to on its way, as some messengers do; undefined if it is none. */
export function readStreamHash(hash: string): StreamLink | undefined {
  // In what is written here, no name has an equals sign.
  const [, name, invitation] = /^#\/s\/(.+?)(?:\?|%3F)k=([^&]*)/i.exec(hash) ?? []
  if (name !== undefined && invitation !== undefined) return { name: unescaped(name), invitation }
  const [, encoded] = /^#\/s\/(.+)$/.exec(hash) ?? []
  return readEscaped(hash) ?? (encoded === undefined ? undefined : { name: unescaped(encoded) })
}

/** An invitation in a fragment all of which was escaped, once or oftener. */
function readEscaped(hash: string): StreamLink | undefined {
  for (let [text, times] = [unescaped(hash), 0]; times < mostEscapes; text = unescaped(text), times++) {
    // As long as no name can be (P1).
    const [, name, invitation] = /^#\/s\/(.+)\?k=([\w-]{64,}[^&]*)/s.exec(text) ?? []
    if (name !== undefined && invitation !== undefined) return { name: unescaped(name), invitation }
  }
  return undefined
}

const mostEscapes = 4

/** Escapes that are none, as of a percent sign that somebody typed by hand, stay as they are. */
const unescaped = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
