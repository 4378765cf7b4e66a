import { type Element, type ElementId, type Layer, type Sheet, sheetId } from './element.ts'
import { type Plan, sheetOf } from './plan.ts'

type Drawn = Exclude<Element, Sheet>

/** The element's layer; undefined where it has none, or one that the sheet does not have. */
export const layerOf = (sheet: Sheet, element: Drawn): Layer | undefined =>
  element.layer === undefined ? undefined : sheet.layers?.find(({ id }) => id === element.layer)

/** Whether it is on the map: neither it nor its layer is hidden. */
export const isShown = (sheet: Sheet, element: Drawn): boolean =>
  element.hidden !== true && layerOf(sheet, element)?.hidden !== true

/** Whether it may not be changed by hand on the map. */
export const isLocked = (sheet: Sheet, element: Drawn): boolean =>
  element.locked === true || layerOf(sheet, element)?.locked === true

/** Which of the drawn elements may be changed by hand, and which are locked. */
export function apartFromLocked(
  plan: Plan,
  ids: readonly ElementId[],
): { readonly free: readonly ElementId[]; readonly locked: readonly ElementId[] } {
  const sheet = sheetOf(plan)
  const free: ElementId[] = []
  const locked: ElementId[] = []
  for (const id of ids) {
    const element = plan.get(id)
    if (element && element.kind !== 'sheet') (isLocked(sheet, element) ? locked : free).push(id)
  }
  return { free, locked }
}

/** The plan with these of its layers hidden; itself where it has none of them. */
export function withLayersHidden(plan: Plan, ids: ReadonlySet<ElementId>): Plan {
  const sheet = sheetOf(plan)
  if (!sheet.layers?.some(({ id }) => ids.has(id))) return plan
  const layers = sheet.layers.map((layer) => (ids.has(layer.id) ? { ...layer, hidden: true } : layer))
  return new Map(plan).set(sheetId, { ...sheet, layers })
}
