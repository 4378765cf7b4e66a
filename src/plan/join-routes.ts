import { type Edit, noEdit } from './edit.ts'
import type { Element, ElementId, Route, Waypoint } from './element.ts'
import { legBetween } from './leg.ts'
import { type Plan, sheetOf } from './plan.ts'
import { planMapById } from './plan-map.ts'
import type { Position } from './position.ts'
import { reversedWaypoints } from './route-edit.ts'
import { withoutSpeed } from './split-route.ts'

/**
 * Makes one route of several, in the sequence given: each is put to that end of what there is already which is nearer,
 * turned round if its far end is the nearer one. The first keeps its direction, name, colour and everything else; legs keep
 * their speeds, waypoints their altitudes. Ends at the same position become one waypoint. No edit for fewer than two routes.
 */
export function joinRoutes(plan: Plan, ids: readonly ElementId[]): Edit {
  const found = [...new Set(ids)].flatMap((id) => {
    const route = plan.get(id)
    return route?.kind === 'route' ? [[id, route] as const] : []
  })
  const [first, ...others] = found
  if (!first || others.length === 0) return noEdit
  const [firstId, route] = first
  const distance = distanceOn(plan)
  let { waypoints } = route
  for (const [, other] of others) waypoints = joined(waypoints, asPartOf(route, other), distance)
  return {
    put: new Map<ElementId, Element>([[firstId, { ...route, waypoints }]]),
    del: others.map(([id]) => id),
  }
}

type Distance = (from: Position, to: Position) => number

/** In km; in the numbers' own measure while no map is chosen. */
function distanceOn(plan: Plan): Distance {
  const map = planMapById(sheetOf(plan).map)
  if (!map) return (from, to) => Math.hypot(to[0] - from[0], to[1] - from[1])
  return (from, to) => legBetween(map, from, to).distanceKm
}

function joined(
  waypoints: readonly Waypoint[],
  others: readonly Waypoint[],
  distance: Distance,
): readonly Waypoint[] {
  const turned = reversedWaypoints(others)
  const ways = [
    [waypoints, others],
    [waypoints, turned],
    [others, waypoints],
    [turned, waypoints],
  ] as const
  const gaps = ways.map(([head, tail]) => {
    const from = head.at(-1)
    const [to] = tail
    return from && to ? distance(from.at, to.at) : Number.POSITIVE_INFINITY
  })
  const [head, tail] = ways[gaps.indexOf(Math.min(...gaps))] ?? ways[0]
  return chain(head, tail)
}

function chain(head: readonly Waypoint[], tail: readonly Waypoint[]): readonly Waypoint[] {
  const last = head.at(-1)
  const [next, ...rest] = tail
  if (!last || !next || last.at[0] !== next.at[0] || last.at[1] !== next.at[1]) return [...head, ...tail]
  // The leg that leaves the place where they meet is the second's.
  return [...head.slice(0, -1), { ...next, ...withoutSpeed(last) }, ...rest]
}

/** The waypoints of a route as those of another: what was its own speed and altitude is said at each where it differs. */
function asPartOf(route: Route, { waypoints, speed, altitude }: Route): readonly Waypoint[] {
  return waypoints.map((waypoint, index) => ({
    ...(speed !== route.speed && index < waypoints.length - 1 && { speed }),
    ...(altitude !== undefined && altitude !== route.altitude && { altitude }),
    ...waypoint,
  }))
}
