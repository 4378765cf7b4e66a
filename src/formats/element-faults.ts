import { elementProblem } from '../plan/check-plan.ts'
import { limits } from '../plan/element.ts'
import type { Place, PlaceStep } from '../plan/place.ts'
import type { PlanMap } from '../plan/plan-map.ts'
import type { PlanProblem } from '../plan/plan-problem.ts'
import { readElement } from '../plan/read-element.ts'
import { isObject } from './parse-json.ts'

/** All that is wrong with what a file has for an element: of each of its positions the first fault, at its place within it. */
export function elementFaults(value: unknown, map: PlanMap | undefined): readonly PlanProblem[] {
  const faults = new Map<string, PlanProblem>()
  for (const { where, part } of isObject(value) ? positionsAlone(value) : []) {
    const problem = problemOf(part, map)
    if (!problem) continue
    const isOfPosition = where.every((step, index) => step.part === problem.where[index]?.part)
    const placed = isOfPosition
      ? { ...problem, where: [...where, ...problem.where.slice(where.length)] }
      : problem
    // What is wrong with the whole is wrong with it at each position.
    faults.set(JSON.stringify(placed), placed)
  }
  const whole = faults.size === 0 ? problemOf(value, map) : undefined
  return whole ? [whole] : [...faults.values()]
}

function problemOf(value: unknown, map: PlanMap | undefined): PlanProblem | undefined {
  const read = readElement(value)
  return read.ok ? elementProblem(read.element, map) : read.problem
}

type Alone = { readonly where: Place; readonly part: object }

/** The element with each of its positions alone; no more of them than one may have. */
function positionsAlone(value: Readonly<Record<string, unknown>>): readonly Alone[] {
  const { waypoints, path, rings, blue, red } = value
  const alone = [
    ...each(waypoints, 'waypoint', (waypoint) => ({ waypoints: [waypoint] })),
    ...each(path, 'position', (at) => ({ path: [at] })),
    ...listOf(rings).flatMap((ring, index) =>
      each(ring, 'position', (at) => ({ rings: [[at]] }), [{ part: 'ring', number: index + 1 }]),
    ),
    ...each(blue, 'position', (at) => ({ blue: [at], red: [] }), [{ part: 'blue-line' }]),
    ...each(red, 'position', (at) => ({ blue: [], red: [at] }), [{ part: 'red-line' }]),
  ]
  return alone
    .slice(0, limits.positions)
    .map(({ where, fields }) => ({ where, part: { ...value, ...fields } }))
}

const each = (
  list: unknown,
  part: PlaceStep['part'],
  fieldsOf: (item: unknown) => object,
  outer: Place = [],
): readonly { readonly where: Place; readonly fields: object }[] =>
  listOf(list)
    .slice(0, limits.positions)
    .map((item, index) => ({ where: [...outer, { part, number: index + 1 }], fields: fieldsOf(item) }))

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
