import { type Edit, noEdit } from './edit.ts'
import { type Element, type ElementId, limits, type Route, type Waypoint } from './element.ts'
import { legBetween } from './leg.ts'
import { type Plan, sheetOf } from './plan.ts'
import { planMapById } from './plan-map.ts'
import type { Position } from './position.ts'
import { reversedWaypoints } from './route-edit.ts'
import { withoutSpeed } from './split-route.ts'

/** What one of the routes had and the joined one has not: its rates, or a word about the waypoint where two of them meet. */
export type JoinLoss = 'fuel' | 'climb-rate' | 'altitude' | 'name' | 'time' | 'notes'

/**
 * Makes one route of several, in the sequence given: each is put to that end of what there is already which is nearer,
 * turned round if its far end is the nearer one. The first keeps its direction, name, colour and everything else; legs keep
 * their speeds, waypoints their altitudes, and the fuel is that of the part which is flown first, if it has any. Ends at the same
 * place become one waypoint. No edit for fewer than two routes.
 */
export const joinRoutes = (plan: Plan, ids: readonly ElementId[]): Edit => join(plan, ids).edit

/** What `joinRoutes` cannot take over, each once. */
export const joinLosses = (plan: Plan, ids: readonly ElementId[]): readonly JoinLoss[] => join(plan, ids).lost

function join(
  plan: Plan,
  ids: readonly ElementId[],
): { readonly edit: Edit; readonly lost: readonly JoinLoss[] } {
  const found = [...new Set(ids)].flatMap((id) => {
    const route = plan.get(id)
    return route?.kind === 'route' ? [[id, route] as const] : []
  })
  const [first, ...others] = found
  if (!first || others.length === 0) return { edit: noEdit, lost: [] }
  const [firstId, route] = first
  const distance = distanceOn(plan)
  const lost = new Set<JoinLoss>()
  let whole = route
  for (const [, other] of others) whole = joined(whole, other, distance, lost)
  const { fuel } = whole
  for (const [, { fuel: its }] of found)
    if (its && (its.perHour !== fuel?.perHour || its.unit !== fuel.unit)) lost.add('fuel')
  const put = new Map<ElementId, Element>([[firstId, whole]])
  return { edit: { put, del: others.map(([id]) => id) }, lost: [...lost] }
}

type Distance = (from: Position, to: Position) => number

/** In km; in the numbers' own measure while no map is chosen. */
function distanceOn(plan: Plan): Distance {
  const map = planMapById(sheetOf(plan).map)
  if (!map) return (from, to) => Math.hypot(to[0] - from[0], to[1] - from[1])
  return (from, to) => legBetween(map, from, to).distanceKm
}

function joined(whole: Route, other: Route, distance: Distance, lost: Set<JoinLoss>): Route {
  if (other.climbRate !== whole.climbRate) lost.add('climb-rate')
  // No altitude at all is nothing that a waypoint of the joined route can say.
  if (other.altitude === undefined && whole.altitude !== undefined)
    if (other.waypoints.some(({ altitude }) => altitude === undefined)) lost.add('altitude')
  const part = asPartOf(whole, other)
  const turned = reversedWaypoints(part)
  const { waypoints } = whole
  const ways = [
    { head: waypoints, tail: part, fuel: whole.fuel },
    { head: waypoints, tail: turned, fuel: whole.fuel },
    { head: part, tail: waypoints, fuel: other.fuel ?? whole.fuel },
    { head: turned, tail: waypoints, fuel: other.fuel ?? whole.fuel },
  ] as const
  const gaps = ways.map(({ head, tail }) => {
    const from = head.at(-1)
    const [to] = tail
    return from && to ? distance(from.at, to.at) : Number.POSITIVE_INFINITY
  })
  const gap = Math.min(...gaps)
  const { head, tail, fuel } = ways[gaps.indexOf(gap)] ?? ways[0]
  const last = head.at(-1)
  const [next, ...rest] = tail
  const chain =
    last && next && gap === 0
      ? [...head.slice(0, -1), meeting(last, next, whole.altitude, lost), ...rest]
      : [...head, ...tail]
  return { ...whole, ...(fuel && { fuel }), waypoints: chain }
}

/** The one waypoint of two at the same place: what the first says of it counts, the leg that leaves it is the second's. */
function meeting(
  last: Waypoint,
  next: Waypoint,
  altitude: number | undefined,
  lost: Set<JoinLoss>,
): Waypoint {
  const { altitude: wanted, ...leaving } = next
  if (last.name && next.name && last.name !== next.name) lost.add('name')
  if (last.timeS !== undefined && next.timeS !== undefined && last.timeS !== next.timeS) lost.add('time')
  const kept = last.altitude ?? altitude ?? wanted
  if ((wanted ?? altitude) !== kept) lost.add('altitude')
  const notes = bothNotes(last.notes ?? '', next.notes ?? '', lost)
  return {
    ...leaving,
    ...withoutSpeed(last),
    ...(altitude === undefined &&
      wanted !== undefined &&
      last.altitude === undefined && { altitude: wanted }),
    ...(notes !== '' && { notes }),
  }
}

function bothNotes(first: string, second: string, lost: Set<JoinLoss>): string {
  if (first === '' || second === '' || first === second) return first || second
  const both = `${first}\n${second}`
  if (both.length <= limits.notesLength) return both
  lost.add('notes')
  return first
}

/** The waypoints of a route as those of another: what was its own speed and altitude is said at each where it differs. */
function asPartOf(route: Route, { waypoints, speed, altitude }: Route): readonly Waypoint[] {
  return waypoints.map((waypoint, index) => ({
    ...(speed !== route.speed && index < waypoints.length - 1 && { speed }),
    ...(altitude !== undefined && altitude !== route.altitude && { altitude }),
    ...waypoint,
  }))
}
