import type { ElementId } from '../plan/element.ts'
import { drawnElements, type Plan } from '../plan/plan.ts'
import type { DrawnElement } from './shape.ts'

export type ShownChanges = {
  readonly put: readonly (readonly [ElementId, DrawnElement])[]
  readonly del: readonly ElementId[]
  /** whether the sequence in which elements are drawn may be another one */
  readonly reordered: boolean
}

/** What has to be drawn anew to show a plan instead of another: elements that are not the same object. */
export function changesBetween(before: Plan, plan: Plan): ShownChanges {
  const put: [ElementId, DrawnElement][] = []
  let reordered = false
  for (const [id, element] of plan) {
    const old = before.get(id)
    if (old === element || element.kind === 'sheet') continue
    put.push([id, element])
    reordered ||= old?.order !== element.order
  }
  const del: ElementId[] = []
  for (const [id, element] of before) if (element.kind !== 'sheet' && !plan.has(id)) del.push(id)
  return { put, del, reordered }
}

/** The place of each element in the drawing sequence. */
export const ranksOf = (plan: Plan): ReadonlyMap<ElementId, number> =>
  new Map(drawnElements(plan).map(([id], rank) => [id, rank]))
