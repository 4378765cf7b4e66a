import { generateNKeysBetween } from 'fractional-indexing'
import type { Element, ElementId } from './element.ts'
import { drawnElements, type Plan } from './plan.ts'

/**
 * `plan` with the ids (and, where the sequence allows it, the order keys) of the elements in `known` that it evidently means,
 * so that the difference between the two is what a person changed. For files that carry no ids.
 * An element means another of its kind that is the same but for the order; else the next of the same name; else the next of that kind.
 * Elements whose id stands in both plans are taken as they are.
 */
export function alignPlan(plan: Plan, known: Plan): Plan {
  const free = new Map<ElementId, Element>(drawnElements(known).filter(([id]) => !plan.has(id)))
  const ids = new Map<ElementId, ElementId>()
  const loose = new Map(drawnElements(plan).filter(([id]) => !known.has(id)))

  for (const likeness of [sameContent, sameName, sameKind]) {
    const waiting = new Map<string, ElementId[]>()
    for (const [id, element] of free) {
      const key = likeness(element)
      const queue = waiting.get(key)
      if (queue) queue.push(id)
      else waiting.set(key, [id])
    }
    for (const [id, element] of loose) {
      const match = waiting.get(likeness(element))?.shift()
      if (match === undefined) continue
      ids.set(id, match)
      free.delete(match)
      loose.delete(id)
    }
  }

  const aligned = new Map<ElementId, Element>()
  for (const [id, element] of plan) aligned.set(ids.get(id) ?? id, element)
  return keepOrder(aligned, known)
}

/** Gives shared elements the order keys they are known by, if they stand in the known sequence, and new ones keys between them. */
function keepOrder(plan: Plan, known: Plan): Plan {
  const sequence = drawnElements(plan)
  const shared = sequence.filter(([id]) => known.has(id)).map(([id]) => id)
  const knownSequence = drawnElements(known)
    .filter(([id]) => plan.has(id))
    .map(([id]) => id)
  if (shared.some((id, index) => id !== knownSequence[index])) return plan

  const next = new Map(plan)
  let before: string | null = null
  let run: [ElementId, Element][] = []
  const placeRun = (after: string | null): void => {
    const keys = generateNKeysBetween(before, after, run.length)
    run.forEach(([id, element], index) => {
      next.set(id, { ...element, order: keys[index] ?? element.order })
    })
    run = []
  }
  for (const [id, element] of sequence) {
    const order: string | undefined = known.get(id)?.order
    if (order === undefined) {
      run.push([id, element])
      continue
    }
    if (before !== null && order <= before) return plan
    placeRun(order)
    next.set(id, { ...element, order })
    before = order
  }
  placeRun(null)
  return next
}

const sameKind = (element: Element): string => element.kind

const sameName = (element: Element): string =>
  `${element.kind} ${('name' in element ? element.name : undefined) ?? ''}`

const sameContent = (element: Element): string =>
  JSON.stringify(Object.entries({ ...element, order: '' }).sort(([a], [b]) => (a < b ? -1 : 1)))
