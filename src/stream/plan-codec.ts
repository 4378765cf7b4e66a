import * as v from 'valibot'
import type { Edit } from '../plan/edit.ts'
import { type Element, type ElementId, elementSchema } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { sameValue } from '../plan/same-value.ts'
import type { ValueEdit, Values } from './value-edit.ts'

export const writeElement = (element: Element): string => JSON.stringify(element)

/** undefined if the text is no element by the schema */
export function readElement(text: string): Element | undefined {
  try {
    const read = v.safeParse(elementSchema, JSON.parse(text))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

/** @param stored a plan and its texts: what is the same element there keeps its text */
export function writePlan(plan: Plan, stored?: { readonly plan: Plan; readonly texts: Values }): Values {
  const values = new Map<ElementId, string>()
  for (const [id, element] of plan) {
    const text = sameValue(stored?.plan.get(id), element) ? stored?.texts.get(id) : undefined
    values.set(id, text ?? writeElement(element))
  }
  return values
}

export function writeEdit(edit: Edit): ValueEdit {
  const values = new Map<ElementId, string | undefined>(edit.del.map((id) => [id, undefined]))
  for (const [id, element] of edit.put) values.set(id, writeElement(element))
  return values
}

/** A plan as far as it can be read, and the ids of the elements that cannot (V5). */
export type ReadPlan = { readonly plan: Plan; readonly unreadable: readonly ElementId[] }

export function readPlan(texts: Values): ReadPlan {
  const { edit, unreadable } = readEdit(texts)
  return { plan: edit.put, unreadable }
}

/** What cannot be read is deleted, since what the viewer has of it is no longer true. */
export function readEdit(texts: ValueEdit): {
  readonly edit: Edit
  readonly unreadable: readonly ElementId[]
} {
  const put = new Map<ElementId, Element>()
  const del: ElementId[] = []
  const unreadable: ElementId[] = []
  for (const [id, text] of texts) {
    const element = text === undefined ? undefined : readElement(text)
    if (element) put.set(id, element)
    else del.push(id)
    if (text !== undefined && !element) unreadable.push(id)
  }
  return { edit: { put, del }, unreadable }
}
