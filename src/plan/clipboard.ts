import { generateNKeysBetween } from 'fractional-indexing'
import * as v from 'valibot'
import { moveElement } from './change-element.ts'
import { changeUnits } from './change-units.ts'
import { checkEdit } from './check-plan.ts'
import { middleOfExtent } from './date-line.ts'
import { applyEdit, type Edit } from './edit.ts'
import { type Element, type ElementId, type Layer, type Sheet, sheetId } from './element.ts'
import { elementPositions } from './element-positions.ts'
import { orderAfterLast } from './new-element.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import { type PlanMap, planMapById } from './plan-map.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { Position } from './position.ts'
import { readElement } from './read-element.ts'

/**
 * Elements as a text for the clipboard, in list order: a whole file of Missioncast's own, with map, units and the layers in use,
 * that is marked as a selection. Whoever opens it as a file gets a plan of it. Empty where none of the ids is drawn.
 */
export function copySelection(plan: Plan, ids: readonly ElementId[]): string {
  const wanted = new Set(ids)
  const drawn = drawnElements(plan).filter(([id]) => wanted.has(id))
  if (drawn.length === 0) return ''
  const { map, units, title, order, layers } = sheetOf(plan)
  const used = layers?.filter(({ id }) => drawn.some(([, element]) => element.layer === id)) ?? []
  const sheet: Sheet = {
    kind: 'sheet',
    map,
    units,
    title,
    order,
    ...(used.length > 0 && { layers: used }),
  }
  const elements = { [sheetId]: sheet, ...Object.fromEntries(drawn) }
  return JSON.stringify({ missioncast: 1, selection: true, elements })
}

/** Whether a text from the clipboard is one of `copySelection`, whatever its state. */
export const isSelection = (text: string): boolean =>
  /^\s*\{\s*"missioncast"\s*:\s*\d+\s*,\s*"selection"\s*:\s*true\b/.test(text.slice(0, 200))

export type PasteProblem =
  /** no text of `copySelection`, or one that is damaged */
  | { readonly code: 'no-selection' }
  /** its positions mean nothing on the plan's map; ids of maps, `` where none is chosen */
  | { readonly code: 'other-map'; readonly from: string; readonly to: string }
  | { readonly code: 'bad-element'; readonly problem: PlanProblem }
  /** the plan would break a limit with it, or an element would lie off the map */
  | { readonly code: 'too-much'; readonly problem: PlanProblem }

export type Paste =
  | { readonly ok: true; readonly edit: Edit; readonly ids: readonly ElementId[] }
  | { readonly ok: false; readonly problem: PasteProblem }

/**
 * Puts copied elements behind all others, with ids of their own: where they were, or with the middle of their extent at
 * `at`. Speeds and altitudes are turned into the plan's units; layers that the plan does not have, by id or by name, come along.
 * All of it or nothing: what would break a limit is refused.
 */
export function pasteInto(plan: Plan, text: string, newId: () => ElementId, at?: Position): Paste {
  const read = readSelection(text)
  if (!read.ok) return read
  const sheet = sheetOf(plan)
  const copied = sheetOf(read.plan)
  const map = planMapById(sheet.map)
  if (copied.map !== sheet.map || !map) {
    return { ok: false, problem: { code: 'other-map', from: copied.map, to: sheet.map } }
  }
  const drawn = drawnElements(applyEdit(read.plan, changeUnits(read.plan, sheet.units)).plan)
  const middle =
    at &&
    middleOf(
      map,
      drawn.map(([, element]) => element),
    )
  const offset: Position = at && middle ? [at[0] - middle[0], at[1] - middle[1]] : [0, 0]
  const { layers, meant } = meetLayers(sheet.layers ?? [], copied.layers ?? [])
  const orders = generateNKeysBetween(orderAfterLast(plan), null, drawn.length)

  const ids: ElementId[] = []
  const put = new Map<ElementId, Element>()
  if (layers.length > (sheet.layers?.length ?? 0)) put.set(sheetId, { ...sheet, layers })
  drawn.forEach(([, { layer, ...element }], index) => {
    const id = newId()
    const known = layer === undefined ? undefined : meant.get(layer)
    const moved = moveElement<Element>(map, element, offset)
    put.set(id, {
      ...moved,
      order: orders[index] ?? element.order,
      ...(known !== undefined && { layer: known }),
    })
    ids.push(id)
  })
  const edit: Edit = { put, del: [] }
  const [problem] = checkEdit(applyEdit(plan, edit).plan, edit)
  return problem ? { ok: false, problem: { code: 'too-much', problem } } : { ok: true, edit, ids }
}

/** The middle of the box around elements (`middleOfExtent`). */
export const middleOf = (map: PlanMap | undefined, elements: readonly Element[]): Position | undefined =>
  middleOfExtent(
    map,
    elements.flatMap((element) => elementPositions(element).map(({ at }) => at)),
  )

const selectionSchema = v.object({
  missioncast: v.literal(1),
  selection: v.literal(true),
  elements: v.record(v.string(), v.unknown()),
})

function readSelection(
  text: string,
): { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problem: PasteProblem } {
  const parsed = v.safeParse(selectionSchema, parsedJson(text))
  if (!parsed.success) return { ok: false, problem: { code: 'no-selection' } }
  const plan = new Map<ElementId, Element>()
  for (const [id, value] of Object.entries(parsed.output.elements)) {
    const read = readElement(value)
    if (!read.ok) return { ok: false, problem: { code: 'bad-element', problem: read.problem } }
    plan.set(id, read.element)
  }
  return { ok: true, plan }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The plan's layers with those that it lacks, and which of them each copied one is: that of its id, else of its name. */
function meetLayers(
  own: readonly Layer[],
  copied: readonly Layer[],
): { layers: readonly Layer[]; meant: ReadonlyMap<ElementId, ElementId> } {
  const layers = [...own]
  const meant = new Map<ElementId, ElementId>()
  for (const layer of copied) {
    const same = layers.find(({ id }) => id === layer.id) ?? layers.find(({ name }) => name === layer.name)
    if (!same) layers.push(layer)
    meant.set(layer.id, (same ?? layer).id)
  }
  return { layers, meant }
}
