import type { ElementId } from '../plan/element.ts'
import { isShown } from '../plan/layer.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import type { DrawnElement } from './shape.ts'

export type ShownChanges = {
  readonly put: readonly (readonly [ElementId, DrawnElement])[]
  readonly del: readonly ElementId[]
  /** whether the sequence in which elements are drawn may be another one */
  readonly reordered: boolean
}

/** What has to be drawn anew to show a plan instead of another: elements that are not the same object, or were hidden. */
export function changesBetween(before: Plan, plan: Plan): ShownChanges {
  const [sheetBefore, sheet] = [sheetOf(before), sheetOf(plan)]
  const sameLayers = sheetBefore.layers === sheet.layers
  const put: [ElementId, DrawnElement][] = []
  const del: ElementId[] = []
  let reordered = !sameLayers
  for (const [id, element] of plan) {
    const old = before.get(id)
    if (element.kind === 'sheet' || (old === element && sameLayers)) continue
    const wasShown = old !== undefined && old.kind !== 'sheet' && isShown(sheetBefore, old)
    const shown = isShown(sheet, element)
    if (wasShown && !shown) del.push(id)
    if (!shown || (wasShown && old === element)) continue
    put.push([id, element])
    reordered ||= !wasShown || old.order !== element.order || old.layer !== element.layer
  }
  for (const [id, element] of before) {
    if (element.kind !== 'sheet' && !plan.has(id) && isShown(sheetBefore, element)) del.push(id)
  }
  return { put, del, reordered }
}

/**
 * The elements that are on the map, in drawing sequence: those without a layer lowest, then layer by layer as the sheet
 * has them; in each by `order`.
 */
export function drawingSequence(plan: Plan): readonly (readonly [ElementId, DrawnElement])[] {
  const sheet = sheetOf(plan)
  const heights = new Map(sheet.layers?.map(({ id }, height) => [id, height]))
  const heightOf = ({ layer }: DrawnElement): number =>
    layer === undefined ? -1 : (heights.get(layer) ?? -1)
  return drawnElements(plan)
    .filter(([, element]) => isShown(sheet, element))
    .sort(([, a], [, b]) => heightOf(a) - heightOf(b))
}

/** The place of each element in the drawing sequence. */
export const ranksOf = (plan: Plan): ReadonlyMap<ElementId, number> =>
  new Map(drawingSequence(plan).map(([id], rank) => [id, rank]))
