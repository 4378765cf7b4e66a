import { type Element, type ElementId, type Sheet, sheetId } from './element.ts'

/** A mission plan: its elements by id, the sheet among them. A value: never mutated. */
export type Plan = ReadonlyMap<ElementId, Element>

export const emptyPlan: Plan = new Map()

/** What the plan is drawn on; a plan without a sheet counts as one without a map. */
export function sheetOf(plan: Plan): Sheet {
  const sheet = plan.get(sheetId)
  if (sheet?.kind === 'sheet') return sheet
  return { kind: 'sheet', map: '', units: 'metric', title: '', order: 'a0' }
}

type Drawn = readonly (readonly [ElementId, Exclude<Element, Sheet>])[]

/** A plan is a value, and half a dozen parts of the screen ask for the same one's with every edit. */
const drawnOf = new WeakMap<Plan, Drawn>()

/** The drawn elements in list order: by `order`, ties by id. The sheet is not among them. */
export function drawnElements(plan: Plan): Drawn {
  const known = drawnOf.get(plan)
  if (known) return known
  const drawn: [ElementId, Exclude<Element, Sheet>][] = []
  for (const [id, element] of plan) if (element.kind !== 'sheet') drawn.push([id, element])
  drawn.sort(([idA, a], [idB, b]) => compareText(a.order, b.order) || compareText(idA, idB))
  drawnOf.set(plan, drawn)
  return drawn
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
