import { type ElementId, limits } from '../plan/element.ts'
import { sealedBytes } from '../plan/sealed-size.ts'
import { noElement, rollId } from './roll.ts'
import type { ValueEdit } from './value-edit.ts'

// Sizes are those of what travels: values sealed (S5), which hold nothing that JSON escapes.

/** Bytes of an edit's text without any element (C5). */
const frameBytes = 19
/** What is put where nothing else is (S6). */
const rollBytes = '"":""'.length + rollId.length + sealedBytes(noElement.length)
/** Up to here an edit travels as one event (E2). */
const eventBytes = 8_192
/** Up to here it stays in the log (R6). */
const loggedBytes = 65_536
/** Up to here a plan is started with; as a string in a body it stays below what the edge takes (P6). The rest follows in edits. */
const startBytes = 3_145_728
/** What a browser lets outlive a page is 64 KiB, of which this is left for elements. */
const lastBytes = 60_000

type Entry = readonly [ElementId, string | undefined]

/** Whether no server takes the value that seals this text (P6). */
export const isTooLarge = (text: string): boolean =>
  // In UTF-8 a text has at least as many bytes as it has code units here, and at most three times as many.
  sealedBytes(text.length) > limits.valueBytes ||
  (sealedBytes(text.length * 3) > limits.valueBytes && sealedBytes(bytesOf(text)) > limits.valueBytes)

/** The plan, or as much of it as one Start can carry, and what is left for edits. */
export const startBatch = (values: ValueEdit): { batch: ValueEdit; rest: ValueEdit } =>
  split(values, startBytes)

/**
 * What the next publish carries, at most `elements` of them: as much as fits an event; when more waits than the log keeps for one edit, as
 * much as that. Deletions go first: they make room.
 */
export function nextBatch(queue: ValueEdit, elements: number): { batch: ValueEdit; rest: ValueEdit } {
  const isShort = split(queue, loggedBytes).rest.size === 0
  return split(queue, isShort ? eventBytes : loggedBytes, elements)
}

/** What one last call carries when the page ends, and what stays behind: deletions, then as many elements as fit. */
export function lastBatch(waiting: ValueEdit): { batch: ValueEdit; rest: ValueEdit } {
  const weighed = [...waiting].map(([id, value]) => ({ id, value, bytes: lastBytesOf(id, value) }))
  const isPut = ({ value }: { value: string | undefined }) => Number(value !== undefined)
  const rest = new Map(waiting)
  let bytes = 0
  for (const entry of weighed.sort((a, b) => isPut(a) - isPut(b) || a.bytes - b.bytes)) {
    bytes += entry.bytes
    if (bytes > lastBytes) break
    rest.delete(entry.id)
  }
  return { batch: new Map([...waiting].filter(([id]) => !rest.has(id))), rest }
}

/** What an element adds to a call's body, in which the edit's text is a string itself: every quote is escaped. */
function lastBytesOf(id: ElementId, value: string | undefined): number {
  const quotes = '\\"\\"'.length
  const deleted = quotes + id.length + ','.length
  return value === undefined ? deleted : deleted + ':'.length + quotes + sealedBytes(bytesOf(value))
}

/** At least one element, however large. */
function split(
  edit: ValueEdit,
  mostBytes: number,
  mostElements = Infinity,
): { batch: ValueEdit; rest: ValueEdit } {
  const entries: readonly Entry[] = [...edit].sort(
    ([, a], [, b]) => Number(a !== undefined) - Number(b !== undefined),
  )
  let bytes = frameBytes
  let count = 0
  for (const [id, value] of entries) {
    const isPut = value !== undefined
    const isFirstOfKind = count === 0 || (isPut && entries[count - 1]?.[1] === undefined)
    const comma = isFirstOfKind ? 0 : 1
    const quotes = 2
    bytes += comma + quotes + id.length + (isPut ? ':'.length + quotes + sealedBytes(bytesOf(value)) : 0)
    const reserved = isPut ? 0 : rollBytes
    if (count > 0 && (bytes + reserved > mostBytes || count >= mostElements)) break
    count += 1
  }
  return { batch: new Map(entries.slice(0, count)), rest: new Map(entries.slice(count)) }
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length
