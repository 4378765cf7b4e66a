import { generateKeyBetween } from 'fractional-indexing'
import type { Edit } from './edit.ts'
import type { Element, ElementId, Sheet } from './element.ts'
import type { Plan } from './plan.ts'

/** So many bytes from a cryptographic source: the plan itself has no randomness. */
export type RandomBytes = (count: number) => Uint8Array

const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** An id for a new element: 16 characters of 6 random bits, so that two people's ids never meet. */
export function newElementId(randomBytes: RandomBytes): ElementId {
  let id = ''
  for (const byte of randomBytes(16)) id += idAlphabet[byte % 64]
  return id
}

/** The order key that puts an element behind all others. */
export function orderAfterLast(plan: Plan): string {
  let last: string | null = null
  for (const { kind, order } of plan.values()) {
    if (kind !== 'sheet' && (last === null || order > last)) last = order
  }
  return generateKeyBetween(last, null)
}

/** An element that has no place in the list yet. */
export type Draft<E extends Element = Exclude<Element, Sheet>> = E extends Element ? Omit<E, 'order'> : never

/** Puts a new element behind all others. */
export const addElement = (plan: Plan, id: ElementId, draft: Draft): Edit => ({
  put: new Map([[id, { ...draft, order: orderAfterLast(plan) }]]),
  del: [],
})

/** «Route 4» if the highest numbered «Route …» of the plan is the third; the word comes from the user's language. */
export function numberedName(plan: Plan, word: string): string {
  let highest = 0
  for (const element of plan.values()) {
    const name = 'name' in element ? (element.name ?? '') : ''
    if (!name.startsWith(`${word} `)) continue
    const number = /^\d{1,6}$/.exec(name.slice(word.length + 1))
    if (number) highest = Math.max(highest, Number(number[0]))
  }
  return `${word} ${highest + 1}`
}
