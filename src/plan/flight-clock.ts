import type { Route } from './element.ts'
import type { FlightLeg } from './flight-legs.ts'

export type ClockTime = {
  /** when a waypoint is passed, seconds since midnight, 0 up to 86,400 */
  readonly clockS: number | undefined
  /** by how much that is after (before: negative) the time that the waypoint asks for; −43,200 to 43,200 */
  readonly lateS: number | undefined
}

const dayS = 86_400

/**
 * When each waypoint is passed. The first one that has a time sets the clock; from there it is reckoned back and on, as far as
 * the legs' times are known.
 */
export function flightClock(route: Route, legs: readonly FlightLeg[]): readonly ClockTime[] {
  const { waypoints } = route
  const anchor = waypoints.findIndex(({ timeS }) => timeS !== undefined)
  if (anchor < 0) return waypoints.map(() => ({ clockS: undefined, lateS: undefined }))
  const seconds: (number | undefined)[] = waypoints.map(({ timeS }, i) => (i === anchor ? timeS : undefined))
  for (let i = anchor + 1; i < waypoints.length; i++) seconds[i] = sum(seconds[i - 1], legs[i - 1]?.hours, 1)
  for (let i = anchor - 1; i >= 0; i--) seconds[i] = sum(seconds[i + 1], legs[i]?.hours, -1)
  return waypoints.map(({ timeS }, i) => {
    const at = seconds[i]
    if (at === undefined) return { clockS: undefined, lateS: undefined }
    return { clockS: ofDay(at), lateS: timeS === undefined ? undefined : nearest(at - timeS) }
  })
}

const sum = (at: number | undefined, hours: number | undefined, sign: 1 | -1): number | undefined =>
  at === undefined || hours === undefined ? undefined : at + sign * hours * 3600

/** 24:00 is 0:00. */
const ofDay = (seconds: number): number => {
  const inDay = ((seconds % dayS) + dayS) % dayS
  return inDay === dayS ? 0 : inDay
}

/** A difference over midnight the short way. */
const nearest = (seconds: number): number => ofDay(seconds + dayS / 2) - dayS / 2
