import { changeElement, deleteElements } from './change-element.ts'
import type { Edit } from './edit.ts'
import type { ElementId, Route, Waypoint } from './element.ts'
import type { Plan } from './plan.ts'
import type { Position } from './position.ts'

/**
 * A waypoint at `index`, before the one that is there now; behind the last at `waypoints.length`. A leg that is cut in
 * two keeps its speed in both halves. An index outside the route changes nothing, here and in all functions below.
 */
export const insertWaypoint = (plan: Plan, id: ElementId, index: number, at: Position): Edit =>
  changeElement(plan, id, 'route', (route) => {
    const { waypoints } = route
    if (!Number.isInteger(index) || index < 0 || index > waypoints.length) return route
    const speed = index < waypoints.length ? waypoints[index - 1]?.speed : undefined
    const waypoint: Waypoint = speed === undefined ? { at } : { at, speed }
    return { ...route, waypoints: waypoints.toSpliced(index, 0, waypoint) }
  })

export const moveWaypoint = (plan: Plan, id: ElementId, index: number, at: Position): Edit =>
  changeWaypoint(plan, id, index, (waypoint) => ({ ...waypoint, at }))

/** The leg that closes the gap has the speed of the one that led here. The last waypoint takes its route along. */
export function deleteWaypoint(plan: Plan, id: ElementId, index: number): Edit {
  const route = plan.get(id)
  if (route?.kind === 'route' && route.waypoints.length === 1 && index === 0)
    return deleteElements(plan, [id])
  return changeElement(plan, id, 'route', (before) =>
    before.waypoints[index] ? { ...before, waypoints: before.waypoints.toSpliced(index, 1) } : before,
  )
}

/** Names a waypoint; an empty name is none. */
export const renameWaypoint = (plan: Plan, id: ElementId, index: number, name: string): Edit =>
  changeWaypoint(plan, id, index, ({ name: _, ...waypoint }) =>
    name === '' ? waypoint : { ...waypoint, name },
  )

/** Speed of the leg that leaves the waypoint, in the sheet's units; undefined: the route's own. */
export const setLegSpeed = (plan: Plan, id: ElementId, index: number, speed: number | undefined): Edit =>
  changeWaypoint(plan, id, index, ({ speed: _, ...waypoint }) =>
    speed === undefined ? waypoint : { ...waypoint, speed },
  )

/** Altitude at the waypoint, in the sheet's units; undefined: the route's own. */
export const setWaypointAltitude = (
  plan: Plan,
  id: ElementId,
  index: number,
  altitude: number | undefined,
): Edit =>
  changeWaypoint(plan, id, index, ({ altitude: _, ...waypoint }) =>
    altitude === undefined ? waypoint : { ...waypoint, altitude },
  )

/** The speed of all legs that have none of their own. */
export const setRouteSpeed = (plan: Plan, id: ElementId, speed: number): Edit =>
  changeElement(plan, id, 'route', (route) => (route.speed === speed ? route : { ...route, speed }))

/** The altitude of all waypoints that have none of their own; undefined: none. */
export const setRouteAltitude = (plan: Plan, id: ElementId, altitude: number | undefined): Edit =>
  changeElement(plan, id, 'route', (route) => {
    if (route.altitude === altitude) return route
    const { altitude: _, ...rest } = route
    return altitude === undefined ? rest : { ...rest, altitude }
  })

/** Takes a waypoint to another place in its route, with its name, altitude, time and the speed of the leg that leaves it. */
export const reorderWaypoint = (plan: Plan, id: ElementId, from: number, to: number): Edit =>
  changeElement(plan, id, 'route', (route) => {
    const { waypoints } = route
    const waypoint = waypoints[from]
    if (!waypoint || !waypoints[to] || from === to) return route
    return { ...route, waypoints: waypoints.toSpliced(from, 1).toSpliced(to, 0, waypoint) }
  })

/** The way back: waypoints keep their names, notes and altitudes, each leg its speed; times stay in sequence. */
export const reverseRoute = (plan: Plan, id: ElementId): Edit =>
  changeElement(plan, id, 'route', (route) => ({ ...route, waypoints: reversedWaypoints(route.waypoints) }))

/**
 * Waypoints from the last to the first. A time that stands alone stays with its waypoint; of several the first and the
 * last change places, and those between them keep their intervals, so that the clock still runs forward.
 */
export function reversedWaypoints(waypoints: readonly Waypoint[]): Waypoint[] {
  const times = waypoints.flatMap(({ timeS }) => timeS ?? [])
  const timesSum = (times[0] ?? 0) + (times.at(-1) ?? 0)
  return waypoints.toReversed().map(({ speed: _, ...waypoint }, index) => {
    // The leg that leaves here is the one that arrived here before: it belonged to the waypoint ahead.
    const speed = waypoints[waypoints.length - 2 - index]?.speed
    return {
      ...waypoint,
      ...(speed !== undefined && { speed }),
      ...(waypoint.timeS !== undefined && { timeS: withinDay(timesSum - waypoint.timeS) }),
    }
  })
}

const dayS = 86_400

/** A time that has run over midnight, either way, as one of the day. */
const withinDay = (timeS: number): number => (timeS < 0 ? timeS + dayS : timeS > dayS ? timeS - dayS : timeS)

function changeWaypoint(
  plan: Plan,
  id: ElementId,
  index: number,
  change: (waypoint: Waypoint) => Waypoint,
): Edit {
  return changeElement(plan, id, 'route', (route: Route) => {
    const waypoint = route.waypoints[index]
    return waypoint ? { ...route, waypoints: route.waypoints.with(index, change(waypoint)) } : route
  })
}
