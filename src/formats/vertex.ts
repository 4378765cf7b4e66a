import { altitudeIn, type Units } from '../plan/units.ts'
import type { Vertex } from './feature.ts'

export const positionOf = ([x, y]: Vertex): unknown => [x, y]

/** A vertex's metres as a plan stores altitudes: millimetres are more than any altimeter shows. */
export const storedAltitude = (units: Units, metres: number): number =>
  Math.round(altitudeIn(units, metres) * 1000) / 1000
