import { sha1 } from '@noble/hashes/legacy.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ElementId } from '../plan/element.ts'
import type { ValueEdit, Values } from './value-edit.ts'

/**
 * The fingerprint of a plan (R11), kept while edits come: the sum over its elements, modulo 2^48, of what each one adds. The order in which
 * they came does not matter, and an edit costs what it changes.
 */
export type Fingerprint = {
  readonly sum: number
  /** what each element added */
  readonly parts: ReadonlyMap<ElementId, number>
  /** what is not in the sum yet: a whole plan is too much work for one go */
  readonly waiting: ValueEdit
}

/** Doubles hold it, and the sum or difference of two, exactly. */
const modulus = 2 ** 48
/** What is reckoned in one go: some 2 ms on a desktop computer. */
const charactersAtOnce = 65_536
/** An element costs as much as so many characters, however short it is. */
const charactersAnElement = 200

export const emptyFingerprint: Fingerprint = { sum: 0, parts: new Map(), waiting: new Map() }

/** Takes in edits, one after the other; as much of them as can be reckoned in one go. */
export function addToFingerprint(print: Fingerprint, edits: readonly ValueEdit[]): Fingerprint {
  if (edits.length === 0) return print
  const waiting = new Map(print.waiting)
  for (const edit of edits) for (const [id, value] of edit) waiting.set(id, value)
  return reckonOn({ ...print, waiting })
}

/** Reckons as much of what waits as can be done in one go. */
export function reckonOn(print: Fingerprint): Fingerprint {
  if (print.waiting.size === 0) return print
  const parts = new Map(print.parts)
  const waiting = new Map(print.waiting)
  let { sum } = print
  let characters = 0
  for (const [id, value] of print.waiting) {
    if (characters > charactersAtOnce) break
    characters += charactersAnElement + (value?.length ?? 0)
    waiting.delete(id)
    sum -= parts.get(id) ?? 0
    parts.delete(id)
    if (value !== undefined) {
      const part = partOf(id, value)
      parts.set(id, part)
      sum += part
    }
    sum = (sum + modulus) % modulus
  }
  return { sum, parts, waiting }
}

export const isReckoned = ({ waiting }: Fingerprint): boolean => waiting.size === 0

/** Whether the plan is another than the one of this fingerprint, as far as can be told: of a part nothing can, nor where there is none to compare with. */
export const differsFrom = (print: Fingerprint, sum: number | undefined): boolean =>
  sum !== undefined && isReckoned(print) && print.sum !== sum

/** The fingerprint of a whole plan, reckoned at once. */
export function fingerprintOf(values: Values): Fingerprint {
  let print: Fingerprint = { ...emptyFingerprint, waiting: values }
  while (!isReckoned(print)) print = reckonOn(print)
  return print
}

/** The first 12 hex digits of SHA-1(id, NUL, value): neither holds a NUL (C5). */
function partOf(id: ElementId, value: string): number {
  const digest = new DataView(sha1(utf8ToBytes(`${id}\0${value}`)).buffer)
  return digest.getUint32(0) * 2 ** 16 + digest.getUint16(4)
}
