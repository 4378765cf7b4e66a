import type { Route } from './element.ts'
import { flightClock } from './flight-clock.ts'
import { type FlightSheet, flightLegs } from './flight-legs.ts'
import type { PlanMap } from './plan-map.ts'

/** How a flight is when it passes one of its waypoints: what the card says there. */
export type Passing = {
  /** seconds since midnight; undefined where the clock of the flight is not known */
  readonly clockS: number | undefined
  /** metres; undefined where neither the waypoint nor the route says one */
  readonly altitudeM: number | undefined
  /** whether a leg before was too short to climb or descend as far as the waypoint asks */
  readonly isShort: boolean
  /** in the fuel's unit; undefined without fuel, or where one never arrives */
  readonly fuelLeft: number | undefined
}

export function passingAt(map: PlanMap, sheet: FlightSheet, route: Route, index: number): Passing {
  const legs = flightLegs(map, sheet, route)
  const before = legs[index - 1]?.altitude
  let hours: number | undefined = 0
  for (const leg of legs.slice(0, index))
    hours = hours === undefined || leg.hours === undefined ? undefined : hours + leg.hours
  return {
    clockS: flightClock(route, legs)[index]?.clockS,
    altitudeM: before?.endM,
    isShort: before !== undefined && before.endM !== before.wantedM,
    fuelLeft: route.fuel && hours !== undefined ? route.fuel.start - route.fuel.perHour * hours : undefined,
  }
}
