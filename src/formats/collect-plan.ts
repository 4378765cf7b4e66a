import { elementProblem, planSizeProblems } from '../plan/check-plan.ts'
import type { Element, ElementId } from '../plan/element.ts'
import { elementPositions } from '../plan/element-positions.ts'
import type { Place } from '../plan/place.ts'
import type { Plan } from '../plan/plan.ts'
import type { PlanMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import { readElement } from '../plan/read-element.ts'
import { elementFaults } from './element-faults.ts'
import { atPlace, type FileProblem, type TakeNote } from './file-problem.ts'
import { isObject } from './parse-json.ts'
import { faultList, type Refusal } from './refusal.ts'

/** What a file gives for an element, not checked yet, and its place in the file. */
export type Candidate = { readonly id: ElementId; readonly where: Place; readonly value: unknown }

export type Collected =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * The plan of a file's elements. One that cannot be read is left out and named, unless nothing else is there. Beyond
 * the limits nothing is opened: half a plan would pass for a whole one. Of what is refused all faults are named or counted.
 */
export function collectPlan(
  candidates: Iterable<Candidate>,
  map: PlanMap | undefined,
  note: TakeNote,
): Collected {
  const plan = new Map<ElementId, Element>()
  const unread: Unread[] = []
  const beyond = faultList()
  for (const { id, where, value } of candidates) {
    const read = readElement(value)
    const found = read.ok ? elementProblem(read.element, map) : read.problem
    if (read.ok && !found) {
      plan.set(id, read.element)
      noteUnread(value, read.element, where, note)
      noteOffMap(read.element, map, where, note)
      continue
    }
    if (!found) continue
    const problem = atPlace(found, where)
    note({ code: 'left-out', where, detail: { problem } })
    unread.push({ where, value, problem })
    if (isLimit(problem)) beyond.add(problem)
  }
  const nothingElse = [...plan.values()].every(({ kind }) => kind === 'sheet')
  const refusal = beyond.refusal() ?? (nothingElse ? allFaults(unread, map) : undefined)
  if (refusal) return { ok: false, refusal }
  for (const problem of planSizeProblems(plan)) beyond.add(problem)
  const tooLarge = beyond.refusal()
  return tooLarge ? { ok: false, refusal: tooLarge } : { ok: true, plan }
}

type Unread = Pick<Candidate, 'where' | 'value'> & { readonly problem: FileProblem }

/** The faults of elements none of which can be read. Where enough are named, an element counts as one. */
function allFaults(unread: readonly Unread[], map: PlanMap | undefined): Refusal | undefined {
  const faults = faultList()
  for (const { where, value, problem } of unread) {
    if (faults.isFull()) faults.add(problem)
    else for (const found of elementFaults(value, map)) faults.add(atPlace(found, where))
  }
  return faults.refusal()
}

const isLimit = ({ code }: FileProblem): boolean =>
  code === 'too-many-positions' || code === 'element-too-large'

/** Fields that the schema does not know, as a newer Missioncast may write them. */
function noteUnread(value: unknown, element: Element, where: Place, note: TakeNote): void {
  const unread = unreadKeys(value, element)
  if (element.kind === 'route' && isObject(value) && Array.isArray(value.waypoints)) {
    const waypoints: readonly unknown[] = value.waypoints
    waypoints.forEach((waypoint, index) => {
      unread.push(...unreadKeys(waypoint, element.waypoints[index] ?? {}))
    })
  }
  const field = [...new Set(unread)].join(', ')
  if (field !== '') note({ code: 'value-dropped', where, detail: { field } })
}

const unreadKeys = (value: unknown, read: object): string[] =>
  isObject(value) ? Object.keys(value).filter((key) => !Object.hasOwn(read, key)) : []

/** Far means: by more than a tenth of the map. Near its edge people do draw. */
function noteOffMap(element: Element, map: PlanMap | undefined, where: Place, note: TakeNote): void {
  if (map?.type !== 'game') return
  const { width, height } = map
  const isFar = ([x, y]: Position): boolean =>
    Math.max(-x, x - width) > width / 10 || Math.max(y, -height - y) > height / 10
  const positions = elementPositions(element).filter(({ at }) => isFar(at)).length
  if (positions > 0) note({ code: 'off-map', where, detail: { positions } })
}
