import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'
import { cutText } from './json-fields.ts'
import type { LossTally } from './loss-tally.ts'
import { type XmlElement, xmlChildren } from './xml.ts'

/** A text no longer than a plan can hold; that it is cut is noted. */
export function textWithin(text: string, field: string, limit: number, where: Place, note: TakeNote): string {
  if (text.length <= limit) return text
  note({ code: 'text-cut', where, detail: { field, length: text.length, limit } })
  return cutText(text, limit)
}

/** Names the kinds of elements within these that are not among the known ones, each with how often it is there. */
export function noteUnread(
  elements: XmlElement | readonly XmlElement[],
  known: readonly string[],
  note: TakeNote,
): void {
  const counts = new Map<string, number>()
  for (const element of Array.isArray(elements) ? elements : [elements]) {
    for (const { localName } of xmlChildren(element)) {
      const what = localName ?? ''
      if (!known.includes(what)) counts.set(what, (counts.get(what) ?? 0) + 1)
    }
  }
  for (const [what, count] of counts) note({ code: 'not-read', where: [], detail: { what, count } })
}

/** As `noteUnread`, of one element at its place. */
export function loseUnread(
  element: XmlElement | undefined,
  known: readonly string[],
  where: Place,
  { lose }: LossTally,
): void {
  for (const { localName } of element ? xmlChildren(element) : [])
    if (!known.includes(localName ?? '')) lose(localName ?? '', where)
}
