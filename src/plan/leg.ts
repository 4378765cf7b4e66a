import geographiclib from 'geographiclib-geodesic'
import type { PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'

/** A straight way between two positions. Course and reciprocal mean nothing where the distance is 0. */
export type Leg = {
  readonly distanceKm: number
  /** true course at the start, 0 up to but not including 360 */
  readonly courseDeg: number
  /** the course turned by 180° */
  readonly reciprocalDeg: number
}

const wgs84 = geographiclib.Geodesic.WGS84

/**
 * Distance and course from one position to another.
 * Game map: on the plane, km = scale · hypot(Δx, Δy) and course = (450 − atan2(Δy, Δx)) mod 360, as the IL-2 Mission
 * Planner reckons. World: the geodesic on WGS 84 (Karney 2013, «Algorithms for geodesics»), exact to less than a millimetre.
 */
export function legBetween(map: PlanMap, from: Position, to: Position): Leg {
  if (from[0] === to[0] && from[1] === to[1]) return { distanceKm: 0, courseDeg: 0, reciprocalDeg: 180 }
  if (map.type === 'world') {
    const { s12 = 0, azi1 = 0 } = wgs84.Inverse(from[1], from[0], to[1], to[0])
    return legOf(s12 / 1000, azi1)
  }
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  return legOf(map.scaleKm * Math.hypot(dx, dy), 450 - Math.atan2(dy, dx) * degreesPerRadian)
}

/** Where one comes to from a position by a course and a distance: the inverse of `legBetween`. */
export function destination(map: PlanMap, from: Position, courseDeg: number, distanceKm: number): Position {
  if (map.type === 'world') {
    const { lat2 = from[1], lon2 = from[0] } = wgs84.Direct(from[1], from[0], courseDeg, distanceKm * 1000)
    return [lon2, lat2]
  }
  const course = courseDeg / degreesPerRadian
  const units = distanceKm / map.scaleKm
  return [from[0] + units * Math.sin(course), from[1] + units * Math.cos(course)]
}

/** Hours for a distance at a speed; undefined where one would never arrive. */
export function legHours(distanceKm: number, speedKmh: number): number | undefined {
  if (distanceKm === 0) return 0
  return speedKmh > 0 ? distanceKm / speedKmh : undefined
}

/** An angle as a course: 0 up to but not including 360. */
export function normalCourse(deg: number): number {
  const course = ((deg % 360) + 360) % 360
  // A tiny negative angle rounds to 360 itself.
  return course === 360 ? 0 : course
}

const degreesPerRadian = 180 / Math.PI

const legOf = (distanceKm: number, deg: number): Leg => {
  const courseDeg = normalCourse(deg)
  return { distanceKm, courseDeg, reciprocalDeg: normalCourse(courseDeg + 180) }
}
