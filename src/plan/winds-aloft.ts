import type { Sheet } from './element.ts'
import { normalCourse } from './leg.ts'
import { altitudeM, speedKmh } from './units.ts'
import type { AirMotion } from './wind-triangle.ts'

/**
 * The wind at an altitude (metres): between two altitudes of the sheet's table by the components of the two vectors, in
 * proportion to the altitude; beyond the lowest and the highest the nearest one. Of two at one altitude the later one
 * counts. Still air where the table is empty.
 */
export function windAt({ units, winds }: Pick<Sheet, 'units' | 'winds'>, metres: number): AirMotion {
  let below: Known | undefined
  let above: Known | undefined
  for (const wind of winds ?? []) {
    const known = {
      metres: altitudeM(units, wind.altitude),
      fromDeg: normalCourse(wind.fromDeg),
      kmh: speedKmh(units, wind.speed),
    }
    if (known.metres <= metres && !(below && below.metres > known.metres)) below = known
    if (known.metres >= metres && !(above && above.metres < known.metres)) above = known
  }
  if (!below || !above || below.metres === above.metres) return motionOf(below ?? above ?? stillAir)
  const share = (metres - below.metres) / (above.metres - below.metres)
  const [x0, y0] = vectorOf(below)
  const [x1, y1] = vectorOf(above)
  const x = x0 + (x1 - x0) * share
  const y = y0 + (y1 - y0) * share
  return { fromDeg: normalCourse(Math.atan2(x, y) * degreesPerRadian), kmh: Math.hypot(x, y) }
}

type Known = AirMotion & { readonly metres: number }

const stillAir: AirMotion = { fromDeg: 0, kmh: 0 }

const degreesPerRadian = 180 / Math.PI

const motionOf = ({ fromDeg, kmh }: AirMotion): AirMotion => ({ fromDeg, kmh })

/** East and north of where it comes from. */
const vectorOf = ({ fromDeg, kmh }: AirMotion): readonly [number, number] => [
  kmh * Math.sin(fromDeg / degreesPerRadian),
  kmh * Math.cos(fromDeg / degreesPerRadian),
]
