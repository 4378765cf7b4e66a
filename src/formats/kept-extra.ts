import { limits } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'
import { isObject, parseJson } from './parse-json.ts'

type Entry = readonly [key: string, value: unknown]

/** What of an element's `extra` stands under one format's key: it comes over the network as well, so what cannot be read is none. */
export function extraEntries(extra: string | undefined, key: string): readonly Entry[] {
  const kept = readExtra(extra)?.[key]
  return isObject(kept) ? Object.entries(kept) : []
}

/** An `extra` with these entries under one format's key beside those that are there; what other formats keep stays. */
export function withEntries(
  extra: string | undefined,
  key: string,
  entries: readonly Entry[],
  where: Place,
  note: TakeNote,
): string | undefined {
  if (entries.length === 0) return extra
  const all = new Map([...extraEntries(extra, key), ...entries])
  const text = JSON.stringify({ ...readExtra(extra), [key]: Object.fromEntries(all) })
  if (text.length <= limits.extraLength) return text
  note({ code: 'value-dropped', where, detail: { field: entries.map(([name]) => name).join(', ') } })
  return extra
}

/** Whether nothing but what that format says stands in an `extra`. */
export const holdsOnly = (extra: string | undefined, key: string): boolean =>
  Object.keys(readExtra(extra) ?? {}).every((known) => known === key)

function readExtra(extra: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const parsed = extra === undefined ? undefined : parseJson(extra)
  return parsed?.ok && isObject(parsed.value) ? parsed.value : undefined
}
