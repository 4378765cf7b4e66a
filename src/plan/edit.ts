import type { Element, ElementId } from './element.ts'
import type { Plan } from './plan.ts'

/** A change of a plan as a value: elements put whole, and ids deleted. No id stands in both. */
export type Edit = {
  readonly put: ReadonlyMap<ElementId, Element>
  readonly del: readonly ElementId[]
}

export const noEdit: Edit = { put: new Map(), del: [] }

export const isEmptyEdit = (edit: Edit): boolean => edit.put.size === 0 && edit.del.length === 0

/** The plan after the edit, and the edit that takes it back. Deleting what is not there is no error. */
export function applyEdit(plan: Plan, edit: Edit): { plan: Plan; reverse: Edit } {
  const next = new Map(plan)
  const put = new Map<ElementId, Element>()
  const del: ElementId[] = []
  for (const id of edit.del) {
    const old = plan.get(id)
    if (old) put.set(id, old)
    next.delete(id)
  }
  for (const [id, element] of edit.put) {
    const old = plan.get(id)
    if (old) put.set(id, old)
    else del.push(id)
    next.set(id, element)
  }
  return { plan: next, reverse: { put, del } }
}

/** One edit that does what `first` and then `second` do. */
export function mergeEdits(first: Edit, second: Edit): Edit {
  const put = new Map(first.put)
  const del = new Set(first.del)
  for (const id of second.del) {
    put.delete(id)
    del.add(id)
  }
  for (const [id, element] of second.put) {
    put.set(id, element)
    del.delete(id)
  }
  return { put, del: [...del] }
}
