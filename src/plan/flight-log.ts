import type { Fuel, Route, Sheet, Waypoint } from './element.ts'
import { waypointAltitudeM } from './flight-altitude.ts'
import { flightClock } from './flight-clock.ts'
import { type FlightLeg, flightLegs } from './flight-legs.ts'
import { normalCourse } from './leg.ts'
import type { PlanMap } from './plan-map.ts'
import { type VariationModel, type VariationSource, variationOf } from './variation.ts'

/** A leg with what a compass shows; undefined where the heading or the variation is not known. */
export type FlightLogLeg = FlightLeg & {
  /** where the leg begins, degrees, east positive */
  readonly variationDeg: number | undefined
  readonly magneticCourseDeg: number | undefined
  readonly magneticHeadingDeg: number | undefined
  /** in the fuel's unit */
  readonly fuelUsed: number | undefined
}

/** A waypoint and the leg that leaves it: km, km/h, metres, degrees, hours, seconds of the day, whatever the plan stores. */
export type FlightRow = {
  readonly index: number
  readonly waypoint: Waypoint
  /** undefined at the last waypoint */
  readonly leg: FlightLogLeg | undefined
  /** from the first waypoint to this one */
  readonly totalKm: number
  /** since the first waypoint; undefined behind a leg that is never flown to its end */
  readonly elapsedHours: number | undefined
  /** when it is passed, 0 up to 86,400 */
  readonly clockS: number | undefined
  /** by how much that is after (before: negative) its own `timeS` */
  readonly lateS: number | undefined
  /** as it is passed: not the one that is asked for where the leg before is too short */
  readonly altitudeM: number | undefined
  /** since the first waypoint, in the fuel's unit */
  readonly fuelUsed: number | undefined
  /** on board when it is passed; below 0 where there is too little */
  readonly fuelLeft: number | undefined
}

export type FlightLog = {
  readonly rows: readonly FlightRow[]
  readonly totalKm: number
  /** undefined as soon as one leg's time is */
  readonly totalHours: number | undefined
  /** at the first and at the last waypoint, 0 up to 86,400; undefined where no waypoint has a time */
  readonly takeOffS: number | undefined
  readonly landingS: number | undefined
  readonly fuel: Fuel | undefined
  readonly fuelUsed: number | undefined
  readonly fuelLeft: number | undefined
  readonly variationSource: VariationSource
  /** the day that the variation is reckoned for, `2026-11-21` */
  readonly date: string
}

export type FlightOptions = {
  /** `2026-11-21`: the day where the sheet has none */
  readonly today: string
  /** of the real world; without it magnetic directions are known only by hand and on game maps */
  readonly variationModel?: VariationModel | undefined
}

/**
 * The flight card of a route: a row for each waypoint. The clock is set by the first waypoint that has a `timeS`, reckoned
 * back to take-off and on to landing; fuel is burnt by time alone.
 */
export function flightLog(map: PlanMap, sheet: Sheet, route: Route, options: FlightOptions): FlightLog {
  const variation = variationOf(map, sheet, options.today, options.variationModel)
  const legs = flightLegs(map, sheet, route)
  const clock = flightClock(route, legs)
  const { fuel } = route
  const burnt = (hours: number | undefined): number | undefined =>
    fuel && hours !== undefined ? fuel.perHour * hours : undefined
  let totalKm = 0
  let elapsedHours: number | undefined = 0
  const rows = route.waypoints.map((waypoint, index): FlightRow => {
    const before = legs[index - 1]
    if (before) {
      totalKm += before.distanceKm
      elapsedHours =
        elapsedHours === undefined || before.hours === undefined ? undefined : elapsedHours + before.hours
    }
    const leg = legs[index]
    const fuelUsed = burnt(elapsedHours)
    return {
      index,
      waypoint,
      leg: leg && { ...leg, ...compass(leg, variation.at(waypoint.at)), fuelUsed: burnt(leg.hours) },
      totalKm,
      elapsedHours,
      ...(clock[index] ?? { clockS: undefined, lateS: undefined }),
      altitudeM: before?.altitude?.endM ?? waypointAltitudeM(sheet.units, route, index),
      fuelUsed,
      fuelLeft: fuel && fuelUsed !== undefined ? fuel.start - fuelUsed : undefined,
    }
  })
  const last = rows.at(-1)
  return {
    rows,
    totalKm,
    totalHours: elapsedHours,
    takeOffS: rows[0]?.clockS,
    landingS: last?.clockS,
    fuel,
    fuelUsed: last?.fuelUsed,
    fuelLeft: last?.fuelLeft,
    variationSource: variation.source,
    date: sheet.date ?? options.today,
  }
}

/** Magnetic is true less variation: «east is least». */
function compass(
  { problem, courseDeg, triangle }: FlightLeg,
  variationDeg: number | undefined,
): Pick<FlightLogLeg, 'variationDeg' | 'magneticCourseDeg' | 'magneticHeadingDeg'> {
  const magnetic = (deg: number | undefined): number | undefined =>
    deg === undefined || variationDeg === undefined ? undefined : normalCourse(deg - variationDeg)
  return {
    variationDeg,
    magneticCourseDeg: problem === 'no-distance' ? undefined : magnetic(courseDeg),
    magneticHeadingDeg: magnetic(triangle?.headingDeg),
  }
}
