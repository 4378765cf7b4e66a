import { limits } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'
import { shown } from './json-fields.ts'
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
  const textOf = (): string => JSON.stringify({ ...readExtra(extra), [key]: Object.fromEntries(all) })
  const whole = textOf()
  if (whole.length <= limits.extraLength) return whole
  // The longest goes first: the times of a track, and not the two words beside them.
  const byLength = entries
    .map(([name, value]) => ({ name, length: JSON.stringify([name, value]).length }))
    .sort((a, b) => a.length - b.length)
  const dropped: string[] = []
  let length = whole.length
  for (let entry = byLength.pop(); entry && length > limits.extraLength; entry = byLength.pop()) {
    all.delete(entry.name)
    dropped.push(entry.name)
    // Its brackets are as long as its colon and the comma behind it, but that the last one has none.
    length -= entry.length - 1
  }
  note({ code: 'value-dropped', where, detail: { field: shown(dropped.join(', ')) } })
  const text = textOf()
  return all.size > 0 && text.length <= limits.extraLength ? text : extra
}

/** Whether nothing but what that format says stands in an `extra`. */
export const holdsOnly = (extra: string | undefined, key: string): boolean =>
  Object.keys(readExtra(extra) ?? {}).every((known) => known === key)

function readExtra(extra: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const parsed = extra === undefined ? undefined : parseJson(extra)
  return parsed?.ok && isObject(parsed.value) ? parsed.value : undefined
}
