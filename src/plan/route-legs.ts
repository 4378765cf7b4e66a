import type { Route } from './element.ts'
import { type FlightSheet, flightLegs } from './flight-legs.ts'
import type { Leg } from './leg.ts'
import type { PlanMap } from './plan-map.ts'

export type RouteLeg = Leg & {
  /** index of the waypoint that the leg leaves */
  readonly from: number
  /** true airspeed */
  readonly speedKmh: number
  /** in the wind; undefined at speed 0 and in a wind that is too strong, which never arrive */
  readonly hours: number | undefined
}

export type RouteLegs = {
  readonly legs: readonly RouteLeg[]
  readonly totalKm: number
  /** undefined as soon as one leg's time is */
  readonly totalHours: number | undefined
}

/** The legs of a route and their sums: one fewer than it has waypoints. What else is known of them, `flightLog` has. */
export function routeLegs(map: PlanMap, sheet: FlightSheet, route: Route): RouteLegs {
  const legs: RouteLeg[] = []
  let totalKm = 0
  let totalHours: number | undefined = 0
  for (const { from, distanceKm, courseDeg, reciprocalDeg, airKmh, hours } of flightLegs(map, sheet, route)) {
    legs.push({ from, distanceKm, courseDeg, reciprocalDeg, speedKmh: airKmh, hours })
    totalKm += distanceKm
    totalHours = totalHours === undefined || hours === undefined ? undefined : totalHours + hours
  }
  return { legs, totalKm, totalHours }
}
