import { normalCourse } from './leg.ts'

/** Air that moves: `fromDeg` is the true direction that it comes from, `kmh` how fast. */
export type AirMotion = { readonly fromDeg: number; readonly kmh: number }

export type WindTriangle = {
  /** to be added to the course: positive to the right, −90 to 90 */
  readonly correctionDeg: number
  /** true heading, 0 up to but not including 360 */
  readonly headingDeg: number
  /** more than 0 */
  readonly groundKmh: number
}

/**
 * The heading that keeps a course in a wind, and the ground speed that results:
 * sin(wca) = (wind / tas) · sin(from − course), ground speed = tas · cos(wca) − wind · cos(from − course).
 * Source: the law of sines in the wind triangle, as in FAA-H-8083-25C, Pilot's Handbook of Aeronautical Knowledge, chapter 16.
 * Undefined where no heading keeps the course or the aircraft would not come forward on it.
 */
export function windTriangle(courseDeg: number, airKmh: number, wind: AirMotion): WindTriangle | undefined {
  if (!(airKmh > 0)) return undefined
  const angle = (wind.fromDeg - courseDeg) / degreesPerRadian
  const sine = (wind.kmh / airKmh) * Math.sin(angle)
  if (Math.abs(sine) > 1) return undefined
  const correction = Math.asin(sine)
  const groundKmh = airKmh * Math.cos(correction) - wind.kmh * Math.cos(angle)
  if (groundKmh <= airKmh * 1e-9) return undefined
  const correctionDeg = correction * degreesPerRadian || 0
  return { correctionDeg, headingDeg: normalCourse(courseDeg + correctionDeg), groundKmh }
}

const degreesPerRadian = 180 / Math.PI
