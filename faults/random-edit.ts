import type { Edit } from '../src/plan/edit.ts'
import type { Element, ElementId } from '../src/plan/element.ts'
import type { Random } from './random.ts'

const ELEMENTS = 30
/** Two, three and four bytes of UTF-8, and what breaks lines elsewhere: bytes may be cut anywhere in them. */
const LETTERS = ['a', 'ж', '飛', '🛩', '\u2028', '"', '\\'] as const

/** An edit as a leader makes one: mostly one element, seldom many, a large one or a deletion. `serial` makes each unlike any other. */
export function randomEdit(random: Random, serial: number): Edit {
  const chance = random.next()
  const id = idAt(random.between(0, ELEMENTS - 1))
  if (chance < 0.1) return { put: new Map(), del: [id] }
  // E2: over 8 KiB it is announced only.
  if (chance < 0.13) return { put: new Map([[id, elementOf(random, serial, 9_000)]]), del: [] }
  if (chance < 0.25) return putMany(random, serial, random.between(2, 6), 30)
  return { put: new Map([[id, elementOf(random, serial, random.between(0, 60))]]), del: [] }
}

/** R6: larger than the log keeps for one edit, so that it empties the log. */
export const largeEdit = (random: Random, serial: number): Edit => putMany(random, serial, 10, 4_000)

function putMany(random: Random, serial: number, count: number, letters: number): Edit {
  const put = new Map<ElementId, Element>()
  for (let at = 0; at < count; at += 1) put.set(idAt(at * 3), elementOf(random, serial, letters))
  return { put, del: [] }
}

const idAt = (index: number): ElementId => `element-${index}`

function elementOf(random: Random, serial: number, letters: number): Element {
  return {
    kind: 'point',
    name: `${serial} ${random.pick(LETTERS)}`,
    at: [random.between(-100, 100), random.between(-100, 100)],
    type: 'marker',
    color: random.pick(['red', 'blue']),
    notes: random.pick(LETTERS).repeat(letters).slice(0, letters),
    order: 'a0',
  }
}
