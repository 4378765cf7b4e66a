import type { Element } from './element.ts'
import type { Plan } from './plan.ts'
import { sealedBytes } from './sealed-size.ts'

const utf8 = new TextEncoder()

/** Elements are never mutated, so a size once known stays true. */
const sizes = new WeakMap<Element, number>()

/** Bytes of an element's value as it travels, sealed, which is what docs/protocol.md P6 limits. */
export function elementBytes(element: Element): number {
  const known = sizes.get(element)
  if (known !== undefined) return known
  const bytes = sealedBytes(utf8.encode(JSON.stringify(element)).length)
  sizes.set(element, bytes)
  return bytes
}

/** Bytes of all ids and values, as the stream's record counts them (P3). */
export function planBytes(plan: Plan): number {
  let bytes = 0
  for (const [id, element] of plan) bytes += id.length + elementBytes(element)
  return bytes
}
