import { generateNKeysBetween } from 'fractional-indexing'
import { type Edit, noEdit } from './edit.ts'
import type { Element, ElementId, Sheet } from './element.ts'
import { apartFromLocked, isShown, layerOf } from './layer.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'

/** Above all others of the layer, above the next one that is seen, below the next one, below all others. */
export type OrderStep = 'front' | 'forward' | 'backward' | 'back'

type Entry = readonly [ElementId, Exclude<Element, Sheet>]

/**
 * Draws elements later or earlier, each within its layer, together and in their sequence; those that are locked stay where
 * they are. No edit where all of them are there already.
 */
export function changeDrawingOrder(plan: Plan, ids: readonly ElementId[], step: OrderStep): Edit {
  const sheet = sheetOf(plan)
  const moved = new Set(apartFromLocked(plan, ids).free)
  const ofLayer = new Map<ElementId | undefined, Entry[]>()
  for (const entry of drawnElements(plan)) {
    const layer = layerOf(sheet, entry[1])?.id
    const entries = ofLayer.get(layer)
    if (entries) entries.push(entry)
    else ofLayer.set(layer, [entry])
  }
  const put = new Map<ElementId, Element>()
  for (const entries of ofLayer.values()) {
    if (!entries.some(([id]) => moved.has(id))) continue
    const sequence = sequenceAfter(entries, step, moved, ([, element]) => isShown(sheet, element))
    if (sequence.every((entry, index) => entry === entries[index])) continue
    for (const [id, element] of withKeys(sequence, moved)) put.set(id, element)
  }
  return put.size === 0 ? noEdit : { put, del: [] }
}

function sequenceAfter(
  entries: readonly Entry[],
  step: OrderStep,
  moved: ReadonlySet<ElementId>,
  isSeen: (entry: Entry) => boolean,
): readonly Entry[] {
  const others = entries.filter(([id]) => !moved.has(id))
  const picked = entries.filter(([id]) => moved.has(id))
  switch (step) {
    case 'front':
      return [...others, ...picked]
    case 'back':
      return [...picked, ...others]
    case 'forward':
      return stepLater(entries, moved, isSeen)
    case 'backward':
      return stepLater(entries.toReversed(), moved, isSeen).toReversed()
  }
}

/** Each of the moved behind the next one that is not moved and is seen: to go behind what is hidden alone would show nothing. */
function stepLater(
  entries: readonly Entry[],
  moved: ReadonlySet<ElementId>,
  isSeen: (entry: Entry) => boolean,
): readonly Entry[] {
  const sequence = [...entries]
  for (let at = sequence.length - 1; at >= 0; at--) {
    const entry = sequence[at]
    if (!entry || !moved.has(entry[0])) continue
    const next = sequence.findIndex((other, index) => index > at && (moved.has(other[0]) || isSeen(other)))
    const over = sequence[next]
    if (!over || moved.has(over[0])) continue
    sequence.splice(at, 1)
    sequence.splice(next, 0, entry)
  }
  return sequence
}

/**
 * The elements that need another key for this sequence: the moved ones, and others only where they share a key (two people
 * drew at once) and one of the moved comes between them.
 */
function withKeys(sequence: readonly Entry[], moved: ReadonlySet<ElementId>): readonly Entry[] {
  const keyed: Entry[] = []
  let floor: string | null = null
  let at = 0
  for (let entry = sequence[at]; entry; entry = sequence[at]) {
    if (!moved.has(entry[0])) {
      floor = entry[1].order
      at++
      continue
    }
    let end = at
    for (let other = sequence[end]; other; other = sequence[++end]) {
      if (!moved.has(other[0]) && (floor === null || other[1].order > floor)) break
    }
    const keys = generateNKeysBetween(floor, sequence[end]?.[1].order ?? null, end - at)
    for (const [index, [id, element]] of sequence.slice(at, end).entries())
      keyed.push([id, { ...element, order: keys[index] ?? element.order }])
    at = end
  }
  return keyed
}
