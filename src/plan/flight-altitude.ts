import type { Route } from './element.ts'
import { altitudeM, type Units } from './units.ts'

/** How the altitude changes over a leg, in metres; shares are of its distance. */
export type LegAltitude = {
  readonly startM: number
  readonly endM: number
  /** the altitude that the next waypoint asks for: `endM` unless the leg is too short to climb or descend so far */
  readonly wantedM: number
  /** where the change of altitude begins and ends, 0 to 1; both 0 where nothing changes */
  readonly from: number
  readonly to: number
}

/** Altitude that is asked for at a waypoint, in metres; undefined where neither it nor the route says one. */
export function waypointAltitudeM(units: Units, route: Route, index: number): number | undefined {
  const altitude = route.waypoints[index]?.altitude ?? route.altitude
  return altitude === undefined ? undefined : altitudeM(units, altitude)
}

/**
 * Change of altitude over a leg of so many hours. Without a rate of climb (metres an hour, 0 as good as none) it changes
 * evenly from waypoint to waypoint. With one a climb begins at once and a descent as late as it can.
 */
export function legAltitude(
  startM: number,
  wantedM: number,
  hours: number | undefined,
  climbMetresPerHour: number | undefined,
): LegAltitude {
  const change = wantedM - startM
  if (change === 0) return { startM, endM: startM, wantedM, from: 0, to: 0 }
  if (!climbMetresPerHour || hours === undefined) return { startM, endM: wantedM, wantedM, from: 0, to: 1 }
  const most = climbMetresPerHour * hours
  // The hair that binary fractions lose does not make a leg too short.
  if (Math.abs(change) > most * (1 + 1e-9)) {
    return { startM, endM: startM + Math.sign(change) * most, wantedM, from: 0, to: 1 }
  }
  const share = Math.min(1, Math.abs(change) / most)
  const ends = change > 0 ? { from: 0, to: share } : { from: 1 - share, to: 1 }
  return { startM, endM: wantedM, wantedM, ...ends }
}

/** The mean over the leg's distance: the altitude whose wind stands for the whole leg. */
export const meanAltitudeM = ({ startM, endM, from, to }: LegAltitude): number =>
  startM * from + ((startM + endM) / 2) * (to - from) + endM * (1 - to)
