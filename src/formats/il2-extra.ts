import { limits } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'
import { isObject, parseJson } from './parse-json.ts'

type Entry = readonly [key: string, value: unknown]

/**
 * What the plan has no field for, as the `extra` of an element: under a key of this format's own, so that no other
 * format takes it for its own. `Object.fromEntries` makes even `__proto__` an ordinary key.
 */
export function extraOf(entries: readonly Entry[], where: Place, note: TakeNote): { extra?: string } {
  if (entries.length === 0) return {}
  const extra = JSON.stringify({ il2: Object.fromEntries(entries) })
  if (extra.length <= limits.extraLength) return { extra }
  note({ code: 'value-dropped', where, detail: { field: entries.map(([key]) => key).join(', ') } })
  return {}
}

/** The fields of a file's object again: what the plan says first, then what `extraOf` kept and the plan does not say. */
export function withExtra(fields: object, extra: string | undefined): Readonly<Record<string, unknown>> {
  const known = new Map<string, unknown>(Object.entries(fields).filter(([, value]) => value !== undefined))
  for (const [key, value] of keptEntries(extra)) if (!known.has(key)) known.set(key, value)
  return Object.fromEntries(known)
}

/** One value that `extraOf` kept. */
export const keptValue = (extra: string | undefined, key: string): unknown =>
  keptEntries(extra).find(([kept]) => kept === key)?.[1]

/** An `extra` comes over the network as well: whatever cannot be read is none. */
function keptEntries(extra: string | undefined): readonly Entry[] {
  const parsed = extra === undefined ? undefined : parseJson(extra)
  if (!parsed?.ok || !isObject(parsed.value)) return []
  const kept = parsed.value.il2
  return isObject(kept) ? Object.entries(kept) : []
}
