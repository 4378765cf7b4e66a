import type { Route } from './element.ts'
import { type Leg, legBetween, legHours } from './leg.ts'
import type { PlanMap } from './plan-map.ts'
import { speedKmh, type Units } from './units.ts'

export type RouteLeg = Leg & {
  /** index of the waypoint that the leg leaves */
  readonly from: number
  /** in the sheet's units: km/h or mph */
  readonly speed: number
  /** undefined at speed 0, which never arrives */
  readonly hours: number | undefined
}

export type RouteLegs = {
  readonly legs: readonly RouteLeg[]
  readonly totalKm: number
  /** undefined as soon as one leg's time is */
  readonly totalHours: number | undefined
}

/**
 * The legs of a route and their sums: one fewer than it has waypoints. `sheet` says in which units speeds are stored.
 * A climb does not lengthen a leg: time is ground distance by speed.
 */
export function routeLegs(map: PlanMap, sheet: { readonly units: Units }, route: Route): RouteLegs {
  const legs: RouteLeg[] = []
  let totalKm = 0
  let totalHours: number | undefined = 0
  route.waypoints.forEach((waypoint, from) => {
    const next = route.waypoints[from + 1]
    if (!next) return
    const leg = legBetween(map, waypoint.at, next.at)
    const speed = waypoint.speed ?? route.speed
    const hours = legHours(leg.distanceKm, speedKmh(sheet.units, speed))
    legs.push({ ...leg, from, speed, hours })
    totalKm += leg.distanceKm
    totalHours = totalHours === undefined || hours === undefined ? undefined : totalHours + hours
  })
  return { legs, totalKm, totalHours }
}
