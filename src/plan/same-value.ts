/** Whether two JSON-like values are the same: by content, whatever the sequence of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => sameValue(item, b[index]))
  }
  const entries = Object.entries(a)
  const others = new Map<string, unknown>(Object.entries(b))
  if (entries.length !== others.size) return false
  return entries.every(([key, value]) => others.has(key) && sameValue(value, others.get(key)))
}
