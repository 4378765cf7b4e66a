import { generateNKeysBetween } from 'fractional-indexing'
import { changeUnits } from './change-units.ts'
import { checkEdit } from './check-plan.ts'
import { applyEdit, type Edit } from './edit.ts'
import { type Element, type ElementId, type Layer, sheetId } from './element.ts'
import { orderAfterLast } from './new-element.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import { planMapById } from './plan-map.ts'
import type { PlanProblem } from './plan-problem.ts'

export type Merge =
  | { readonly ok: true; readonly edit: Edit; readonly ids: readonly ElementId[] }
  /** its positions mean nothing on the plan's map */
  | { readonly ok: false; readonly code: 'other-map' }
  /** the plan would break a limit with it, or an element would lie off the map */
  | { readonly ok: false; readonly code: 'too-much'; readonly problem: PlanProblem }

/**
 * Puts the elements of another plan on the same map behind all of this one, in their sequence and in this plan's units. They keep their ids
 * where those are free; layers of the same name become one. The sheet stays as it is but for new layers. All of it or nothing: what would
 * break a limit is refused.
 */
export function mergePlans(plan: Plan, other: Plan, newId: () => ElementId): Merge {
  const sheet = sheetOf(plan)
  if (!canMerge(plan, other)) return { ok: false, code: 'other-map' }
  const { plan: converted } = applyEdit(other, changeUnits(other, sheet.units))
  const drawn = drawnElements(converted)
  const { layers, meant } = meetLayers(sheet.layers ?? [], sheetOf(converted).layers ?? [], newId)
  const orders = generateNKeysBetween(orderAfterLast(plan), null, drawn.length)
  const put = new Map<ElementId, Element>()
  if (layers.length > (sheet.layers?.length ?? 0)) put.set(sheetId, { ...sheet, layers })
  const ids = drawn.map(([id, { layer, ...element }], index) => {
    const free = plan.has(id) ? newId() : id
    const known = layer === undefined ? undefined : meant.get(layer)
    put.set(free, {
      ...element,
      order: orders[index] ?? element.order,
      ...(known !== undefined && { layer: known }),
    })
    return free
  })
  const edit = { put, del: [] }
  const [problem] = checkEdit(applyEdit(plan, edit).plan, edit)
  return problem ? { ok: false, code: 'too-much', problem } : { ok: true, edit, ids }
}

/** Whether both plans are on the same map, and on one at all. */
const canMerge = (plan: Plan, other: Plan): boolean =>
  sheetOf(plan).map === sheetOf(other).map && planMapById(sheetOf(plan).map) !== undefined

/** All layers, and which of them each of the other plan's is. */
function meetLayers(
  mine: readonly Layer[],
  theirs: readonly Layer[],
  newId: () => ElementId,
): { layers: readonly Layer[]; meant: ReadonlyMap<string, string> } {
  const layers = [...mine]
  const meant = new Map<string, string>()
  for (const layer of theirs) {
    const same = layers.find(({ name }) => name === layer.name)
    if (same) meant.set(layer.id, same.id)
    else {
      const id = layers.some((known) => known.id === layer.id) ? newId() : layer.id
      layers.push({ ...layer, id })
      meant.set(layer.id, id)
    }
  }
  return { layers, meant }
}
