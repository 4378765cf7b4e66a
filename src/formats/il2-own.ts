import type { Element, Sheet } from '../plan/element.ts'
import type { JsonFields } from './json-fields.ts'
import { isObject } from './parse-json.ts'

// What a plan has and the IL-2 Mission Planner has not: one key of ours in its objects, which that program passes over.

const key = 'inMissioncast'

const elementFields = ['layer', 'locked', 'hidden', 'arrow', 'climbRate', 'fuel'] as const
const waypointFields = ['timeS', 'notes'] as const
const sheetFields = ['layers', 'winds', 'variationDeg', 'date'] as const

type Own = { readonly fields: { readonly [key]?: object }; readonly names: readonly string[] }

/** The key of ours for an element or the sheet, if it has any of these fields; `names` are those that it has. */
export function ownFields(element: Element): Own {
  const own = picked(element, element.kind === 'sheet' ? sheetFields : elementFields)
  const waypoints = element.kind === 'route' ? ownWaypoints(element.waypoints) : undefined
  const names = [...Object.keys(own), ...(waypoints?.names ?? [])]
  if (names.length === 0) return { fields: {}, names }
  return { fields: { [key]: { ...own, ...(waypoints && { waypoints: waypoints.list }) } }, names }
}

/** Of fronts, which are lists in such a file: beside the sheet's, in their sequence. */
export function ownFronts(sheet: Sheet, fronts: readonly object[]): Own {
  const own = ownFields(sheet)
  const list = fronts.map((front) => picked(front, ['name', ...elementFields]))
  const names = [...own.names, ...new Set(list.flatMap(Object.keys))]
  if (names.length === own.names.length) return own
  return { fields: { [key]: { ...own.fields[key], fronts: list } }, names }
}

/** The fields that `ownFields` wrote, not checked; `waypoints` only while there are as many as in the file. */
export function readOwn(
  fields: JsonFields,
  waypointCount = 0,
): { readonly own: object; readonly waypoints: readonly object[] } {
  const value = fields.value(key)
  if (!isObject(value)) return { own: {}, waypoints: [] }
  const list: readonly unknown[] = Array.isArray(value.waypoints) ? value.waypoints : []
  const waypoints = list.map((item) => (isObject(item) ? picked(item, waypointFields) : {}))
  return {
    own: picked(value, elementFields),
    waypoints: waypoints.length === waypointCount ? waypoints : [],
  }
}

/** Those of the sheet, and of the fronts in their sequence. */
export function readOwnSheet(fields: JsonFields): {
  readonly own: object
  readonly fronts: readonly object[]
} {
  const own = fields.value(key)
  if (!isObject(own)) return { own: {}, fronts: [] }
  const fronts: readonly unknown[] = Array.isArray(own.fronts) ? own.fronts : []
  return {
    own: picked(own, sheetFields),
    fronts: fronts.map((front) => (isObject(front) ? picked(front, ['name', ...elementFields]) : {})),
  }
}

function ownWaypoints(
  waypoints: readonly object[],
): { list: readonly object[]; names: string[] } | undefined {
  const list = waypoints.map((waypoint) => picked(waypoint, waypointFields))
  const names = [...new Set(list.flatMap(Object.keys))]
  return names.length === 0 ? undefined : { list, names }
}

const picked = (object: object, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(object).filter(([name, value]) => names.includes(name) && value !== undefined),
  )
