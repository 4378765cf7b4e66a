import type { Edit } from './edit.ts'
import type { Element, ElementId } from './element.ts'
import type { Plan } from './plan.ts'
import { sameValue } from './same-value.ts'

/** The smallest edit that makes `to` out of `from`: elements that differ in value are put, those that are gone deleted. */
export function diffPlans(from: Plan, to: Plan): Edit {
  const put = new Map<ElementId, Element>()
  for (const [id, element] of to) if (!sameValue(from.get(id), element)) put.set(id, element)
  return { put, del: [...from.keys()].filter((id) => !to.has(id)) }
}

/** Whether two plans hold the same elements. */
export const samePlan = (a: Plan, b: Plan): boolean =>
  a.size === b.size && [...a].every(([id, element]) => sameValue(element, b.get(id)))
