/** What a link to a plan says: the plan itself, packed (`formats/plan-link.ts`), or where its file is. Neither is known to be good. */
export type PlanLink =
  | { readonly type: 'carried'; readonly data: string }
  | { readonly type: 'file'; readonly file: string }

/** Longer ones are cut off by messengers, mail and some browsers. In characters, all of them ASCII. */
export const mostLinkLength = 8 * 1024

/** The address that carries a plan, for the page at `page`. */
export function planLink(data: string, page: string): string {
  const url = new URL(page)
  url.hash = `#/plan?d=${data}`
  return url.href
}

/** What such an address' fragment says; undefined if it is none. */
export function readPlanHash(hash: string): PlanLink | undefined {
  // Some messengers escape the signs of a fragment.
  const plain = /^#(\/|%2f)(plan|open)%3f/i.test(hash) ? decoded(hash) : hash
  const [, way, rest] = /^#\/(plan|open)\?(.*)$/s.exec(plain) ?? []
  if (way === undefined || rest === undefined) return undefined
  const value = /^(?:d|file)=([^&]*)/.exec(rest)?.[1] ?? ''
  if (way === 'plan') return { type: 'carried', data: value }
  // A path whose slashes are escaped was escaped as a whole.
  return { type: 'file', file: /^%2f|^https?%3a/i.test(value) ? decoded(value) : value }
}

/** The link to a plan that a text is, with the address that it leads to; undefined if it is none. */
export function readPlanAddress(
  text: string,
): { readonly link: PlanLink | undefined; readonly url: URL } | undefined {
  const address = text.trim()
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  return { link: readPlanHash(url.hash), url }
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    // A percent sign that somebody typed by hand.
    return encoded
  }
}
