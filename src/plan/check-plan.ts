import type { Edit } from './edit.ts'
import { type Element, type ElementId, limits } from './element.ts'
import { elementPositions } from './element-positions.ts'
import { elementBytes, planBytes } from './element-size.ts'
import { elementPlaces, type Place } from './place.ts'
import { type Plan, sheetOf } from './plan.ts'
import { type PlanMap, planMapById } from './plan-map.ts'
import type { PlanProblem } from './plan-problem.ts'
import type { Position } from './position.ts'
import { readElement } from './read-element.ts'

/** Everything that is wrong with a plan: its limits (docs/protocol.md P6), and whatever the schema or the map forbids. */
export const checkPlan = (plan: Plan): readonly PlanProblem[] => [
  ...planSizeProblems(plan),
  ...elementProblems(plan, plan.keys()),
]

/** What is wrong with a plan after an edit: its size, and of the elements those that the edit put. */
export const checkEdit = (planAfter: Plan, edit: Edit): readonly PlanProblem[] =>
  edit.put.size === 0 ? [] : [...planSizeProblems(planAfter), ...elementProblems(planAfter, edit.put.keys())]

/** What a position must not be on this map. A game map is surrounded by empty paper, on which one may draw. */
function positionProblem(map: PlanMap, [x, y]: Position, where: Place): PlanProblem | undefined {
  if (map.type !== 'world') return undefined
  if (!(Math.abs(y) <= 90)) return beyond('latitude', y, 90, where)
  if (!(Math.abs(x) <= 180)) return beyond('longitude', x, 180, where)
  return undefined
}

/** The first thing that is wrong with one element, at its place within the element. */
export function elementProblem(element: Element, map: PlanMap | undefined): PlanProblem | undefined {
  const bytes = elementBytes(element)
  const limit = limits.valueBytes
  if (bytes > limit) return { code: 'element-too-large', where: [], detail: { bytes, limit } }
  const read = readElement(element)
  if (!read.ok) return read.problem
  if (!map) return undefined
  for (const { where, at } of elementPositions(element)) {
    const problem = positionProblem(map, at, where)
    if (problem) return problem
  }
  return undefined
}

/** What is wrong with the plan as a whole: how many elements it has, and how large they are together. */
export function planSizeProblems(plan: Plan): readonly PlanProblem[] {
  const problems: PlanProblem[] = []
  const count = plan.size
  if (count > limits.elements) {
    problems.push({ code: 'too-many-elements', where: [], detail: { count, limit: limits.elements } })
  }
  const bytes = planBytes(plan)
  if (bytes > limits.planBytes) {
    problems.push({ code: 'plan-too-large', where: [], detail: { bytes, limit: limits.planBytes } })
  }
  return problems
}

function elementProblems(plan: Plan, ids: Iterable<ElementId>): PlanProblem[] {
  const map = planMapById(sheetOf(plan).map)
  const problems: PlanProblem[] = []
  let places: ReadonlyMap<ElementId, Place> | undefined
  for (const id of ids) {
    const element = plan.get(id)
    const problem = element && elementProblem(element, map)
    if (!problem) continue
    places ??= elementPlaces(plan)
    problems.push({ ...problem, where: [...(places.get(id) ?? []), ...problem.where] })
  }
  return problems
}

const beyond = (field: string, value: number, most: number, where: Place): PlanProblem => ({
  code: 'out-of-range',
  where,
  detail: { field, value, least: -most, most },
})
