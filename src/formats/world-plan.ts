import { generateNKeysBetween } from 'fractional-indexing'
import * as v from 'valibot'
import { type ElementId, elementIdSchema, limits, type Sheet, sheetId } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import { emptyPlan, sheetOf } from '../plan/plan.ts'
import { worldMap } from '../plan/plan-map.ts'
import { collectPlan } from './collect-plan.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { type FormatId, formatById } from './format-list.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'

/** An element as a file has it: not checked, without an order; `id` where the file keeps one. */
export type Found = { readonly where: Place; readonly value: object; readonly id?: string }

/**
 * The plan on the real world's map of what a geographic format found in a file, in its sequence. `sheet` is what the file says
 * of the whole. Nothing found is a problem, since opening it would only take the present plan away.
 */
export function worldPlan(
  format: FormatId,
  sheet: Partial<Omit<Sheet, 'kind' | 'map' | 'order'>>,
  found: readonly Found[],
  notes: Note[],
  { newId }: OpenOptions,
): OpenResult {
  const { title } = formatById(format)
  if (found.length === 0)
    return { type: 'failed', problem: { code: 'nothing-found', where: [], detail: { format: title } } }
  if (found.length >= limits.elements) {
    const detail = { count: found.length + 1, limit: limits.elements }
    return { type: 'failed', problem: { code: 'too-many-elements', where: [], detail } }
  }
  const note: TakeNote = (taken) => notes.push(taken)
  const orders = generateNKeysBetween(null, null, found.length)
  const taken = new Set<ElementId>([sheetId])
  const candidates = found.map(({ where, value, id }, index) => {
    const free = id !== undefined && v.is(elementIdSchema, id) && !taken.has(id) ? id : newId()
    taken.add(free)
    return { id: free, where, value: { ...value, order: orders[index] } }
  })
  const whole = { ...sheetOf(emptyPlan), ...sheet, map: worldMap.id }
  const collected = collectPlan(
    [{ id: sheetId, where: [{ part: 'sheet' }], value: whole }, ...candidates],
    worldMap,
    note,
  )
  if (!collected.ok) return { type: 'failed', ...collected.refusal }
  return { type: 'opened', format, plan: collected.plan, notes }
}
