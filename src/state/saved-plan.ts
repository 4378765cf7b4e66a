import * as v from 'valibot'
import { type Element, type ElementId, elementIdSchema } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { readElement } from '../plan/read-element.ts'

const entriesSchema = v.array(v.tuple([v.string(), v.unknown()]))

/** The plan in what was saved, perhaps by an older version of this page: what cannot be read any more is left out. */
export function readSavedPlan(stored: unknown): Plan {
  const plan = new Map<ElementId, Element>()
  const entries = v.safeParse(entriesSchema, stored)
  for (const [key, value] of entries.success ? entries.output : []) {
    const id = v.safeParse(elementIdSchema, key)
    const read = readElement(value)
    if (id.success && read.ok) plan.set(id.output, read.element)
  }
  return plan
}
