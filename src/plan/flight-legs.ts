import type { Route, Sheet } from './element.ts'
import { type LegAltitude, legAltitude, meanAltitudeM, waypointAltitudeM } from './flight-altitude.ts'
import { type Leg, legBetween, legHours } from './leg.ts'
import type { PlanMap } from './plan-map.ts'
import { altitudeM, speedKmh } from './units.ts'
import { type AirMotion, type WindTriangle, windTriangle } from './wind-triangle.ts'
import { windAt } from './winds-aloft.ts'

/** Why a leg has no heading: no airspeed, no wind triangle, or nowhere to go (which takes no time). */
export type LegProblem = 'no-speed' | 'wind-too-strong' | 'no-distance'

export type FlightLeg = Leg & {
  /** index of the waypoint that the leg leaves */
  readonly from: number
  /** true airspeed */
  readonly airKmh: number
  /** at the leg's mean altitude; at sea level where the altitude is not known */
  readonly wind: AirMotion
  /** undefined where there is a problem */
  readonly triangle: WindTriangle | undefined
  /** undefined where one never arrives */
  readonly hours: number | undefined
  readonly problem: LegProblem | undefined
  /** undefined where a waypoint at one of its ends has no altitude */
  readonly altitude: LegAltitude | undefined
}

/** Who takes longer, more than a hundred years, never arrives: such times have no clock and no end. */
const mostHours = 1e6

/** What a flight depends on besides its route. */
export type FlightSheet = Pick<Sheet, 'units' | 'winds'>

/**
 * The legs of a route as they are flown in the wind: one fewer than it has waypoints. One wind stands for a whole leg: the
 * one at the mean altitude that the leg would have in still air. A climb does not lengthen a leg, nor change its airspeed.
 */
export function flightLegs(map: PlanMap, sheet: FlightSheet, route: Route): readonly FlightLeg[] {
  const { units } = sheet
  const climbMetresPerHour = route.climbRate && altitudeM(units, route.climbRate) * 60
  const legs: FlightLeg[] = []
  let startM = waypointAltitudeM(units, route, 0)
  route.waypoints.forEach((waypoint, from) => {
    const next = route.waypoints[from + 1]
    if (!next) return
    const leg = legBetween(map, waypoint.at, next.at)
    const airKmh = speedKmh(units, waypoint.speed ?? route.speed)
    const wantedM = waypointAltitudeM(units, route, from + 1)
    const altitudeIn = (hours: number | undefined): LegAltitude | undefined =>
      startM === undefined || wantedM === undefined
        ? undefined
        : legAltitude(startM, wantedM, hours, climbMetresPerHour)
    const still = altitudeIn(legHours(leg.distanceKm, airKmh))
    const wind = windAt(sheet, still ? meanAltitudeM(still) : 0)
    const nowhere = leg.distanceKm === 0
    const arrives = (kmh: number): boolean => leg.distanceKm <= kmh * mostHours
    const steered = nowhere ? undefined : windTriangle(leg.courseDeg, airKmh, wind)
    const triangle = steered && arrives(steered.groundKmh) ? steered : undefined
    const hours = nowhere ? 0 : triangle && leg.distanceKm / triangle.groundKmh
    const problem = triangle
      ? undefined
      : nowhere
        ? 'no-distance'
        : arrives(airKmh) && airKmh > 0
          ? 'wind-too-strong'
          : 'no-speed'
    const altitude = altitudeIn(hours)
    legs.push({ ...leg, from, airKmh, wind, triangle, hours, problem, altitude })
    startM = altitude ? altitude.endM : wantedM
  })
  return legs
}
