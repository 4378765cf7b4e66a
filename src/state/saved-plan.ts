import * as v from 'valibot'
import { type Element, type ElementId, elementIdSchema } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { readElement } from '../plan/read-element.ts'

/** `leftOut` counts the elements that could not be read. */
export type SavedPlan = { readonly plan: Plan; readonly leftOut: number }

const entriesSchema = v.array(v.unknown())
const entrySchema = v.tuple([elementIdSchema, v.unknown()])

/** The plan in what was saved, perhaps by another version of this page; undefined if that is no plan at all. */
export function readSavedPlan(stored: unknown): SavedPlan | undefined {
  const entries = v.safeParse(entriesSchema, stored)
  if (!entries.success) return undefined
  const plan = new Map<ElementId, Element>()
  let leftOut = 0
  for (const each of entries.output) {
    const entry = v.safeParse(entrySchema, each)
    const read = entry.success ? readElement(entry.output[1]) : undefined
    if (entry.success && read?.ok) plan.set(entry.output[0], read.element)
    else leftOut += 1
  }
  return { plan, leftOut }
}
