import * as v from 'valibot'
import { type Element, elementSchema } from './element.ts'
import type { Place, PlaceStep } from './place.ts'
import type { PlanProblem, ValueKind } from './plan-problem.ts'

export type ReadElement =
  | { readonly ok: true; readonly element: Element }
  | { readonly ok: false; readonly problem: PlanProblem }

/** Checks a value from outside against the schema; of several problems the first is named, at its place below `where`. */
export function readElement(value: unknown, where: Place = []): ReadElement {
  const result = v.safeParse(elementSchema, value, { abortEarly: true, abortPipeEarly: true })
  if (result.success) return { ok: true, element: result.output }
  return { ok: false, problem: problemOf(result.issues[0], where) }
}

type Issue = v.BaseIssue<unknown>

function problemOf(issue: Issue, outer: Place): PlanProblem {
  const keys = (issue.path ?? []).map(({ key }) => key)
  const { where, field } = placeOf(keys, outer)
  const { input } = issue
  switch (issue.type) {
    case 'max_length': {
      const limit = Number(issue.requirement)
      if (typeof input === 'string') {
        return { code: 'text-too-long', where, detail: { field, length: input.length, limit } }
      }
      const count = Array.isArray(input) ? input.length : 0
      return { code: 'too-many-positions', where, detail: { field, count, limit } }
    }
    case 'min_length':
      return { code: 'missing', where, detail: { field } }
    case 'min_value':
    case 'max_value':
    case 'finite': {
      const bound = issue.type === 'min_value' ? 'least' : 'most'
      const limit = typeof issue.requirement === 'number' ? { [bound]: issue.requirement } : {}
      return { code: 'out-of-range', where, detail: { field, value: Number(input), ...limit } }
    }
    case 'regex':
    case 'iso_date':
    case 'check':
    case 'literal':
    case 'picklist':
    case 'variant':
      if (typeof input === 'string') return { code: 'unknown-word', where, detail: { field, value: input } }
  }
  if (input === undefined) return { code: 'missing', where, detail: { field } }
  return {
    code: 'wrong-kind',
    where,
    detail: { field, expected: expectedKinds[issue.expected ?? ''] ?? 'text', found: kindOf(input) },
  }
}

/** What the numbers in a path count, from the outside in. */
const levels: Readonly<Record<string, readonly PlaceStep['part'][]>> = {
  waypoints: ['waypoint'],
  layers: ['layer'],
  winds: ['wind'],
  rings: ['ring', 'position'],
  path: ['position'],
  blue: ['blue-line', 'position'],
  red: ['red-line', 'position'],
}

/** `['waypoints', 6, 'at', 1]` is the field `latitude` at waypoint 7. */
function placeOf([first, ...rest]: readonly unknown[], outer: Place): { where: Place; field: string } {
  const where: PlaceStep[] = [...outer]
  for (const part of levels[String(first)] ?? []) {
    if (part === 'blue-line' || part === 'red-line') where.push({ part })
    else if (typeof rest[0] === 'number') where.push({ part, number: Number(rest.shift()) + 1 })
  }
  const field = rest.at(-1) ?? (where.length > outer.length ? where.at(-1)?.part : first)
  if (field === 'at') return { where, field: 'position' }
  if (field === 0) return { where, field: 'longitude' }
  if (field === 1) return { where, field: 'latitude' }
  return { where, field: field === undefined ? 'element' : String(field) }
}

/** What a JSON value is. */
export function kindOf(value: unknown): ValueKind {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return 'number'
  return typeof value === 'string' ? 'text' : 'object'
}

/** The schema library's words for what it expects. */
const expectedKinds: Readonly<Record<string, ValueKind>> = {
  Array: 'list',
  Object: 'object',
  boolean: 'boolean',
  number: 'number',
}
