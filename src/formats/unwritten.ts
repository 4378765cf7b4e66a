import type { Element, Route, Waypoint } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'

/** Names every field of an element that says something, but stands in no file of this format; `held` are those that do. */
export function noteUnwritten(element: Element, held: readonly string[], where: Place, note: TakeNote): void {
  const known = new Set([...ofEvery, ...held])
  for (const [field, value] of Object.entries(element)) {
    const saysNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    // A route that is flown is what every such format takes a route for.
    const usual = field === 'flightPlan' ? value === true : value === false
    if (!known.has(field) && !saysNothing && !usual)
      note({ code: 'field-not-written', where, detail: { field } })
  }
}

const ofEvery = ['kind', 'order', 'map', 'units', 'waypoints']

/** The same of the waypoints of a route, all together. */
export function noteUnwrittenWaypoints(
  route: Route,
  held: readonly (keyof Waypoint)[],
  where: Place,
  note: TakeNote,
): void {
  for (const [key, field] of waypointFields) {
    const says = route.waypoints.some((waypoint) => waypoint[key] !== undefined && waypoint[key] !== '')
    if (says && !held.includes(key)) note({ code: 'field-not-written', where, detail: { field } })
  }
}

/** What a waypoint has beside its position, in the words of notes. */
export const waypointFields = [
  ['name', 'waypoint names'],
  ['altitude', 'waypoint altitudes'],
  ['speed', 'waypoint speeds'],
  ['timeS', 'waypoint times'],
  ['notes', 'waypoint notes'],
] as const
