import { normalCourse } from './leg.ts'
import type { RouteLeg } from './route-legs.ts'
import { altitudeIn, distanceIn, type ShownUnits, speedIn, unitSigns } from './units.ts'

/** A leg in one line: `[12.3km|045°/225°|300kph|2:30]`, in the units that are shown. */
export const legLabel = (leg: RouteLeg, units: ShownUnits): string =>
  `[${[
    formatDistance(leg.distanceKm, units),
    formatCourses(leg.courseDeg),
    formatSpeed(leg.speedKmh, units),
    formatDuration(leg.hours),
  ].join('|')}]`

/** `12.3km`, `7.6mi` or `6.6nm` */
export const formatDistance = (km: number, units: ShownUnits): string =>
  `${distanceIn(units, km).toFixed(1)}${unitSigns[units].distance}`

/** `300kph`, `186mph` or `162kt` */
export const formatSpeed = (kmh: number, units: ShownUnits): string =>
  `${Math.round(speedIn(units, kmh))}${unitSigns[units].speed}`

/** `1000m` or `3281ft` */
export const formatAltitude = (metres: number, units: ShownUnits): string =>
  `${Math.round(altitudeIn(units, metres))}${unitSigns[units].altitude}`

/** `045°`: whole degrees, three digits, north is `000°` */
export const formatCourse = (courseDeg: number): string =>
  `${String(normalCourse(Math.round(courseDeg))).padStart(3, '0')}°`

/** `045°/225°`: the reciprocal of the rounded course, so that the two always differ by 180 */
export const formatCourses = (courseDeg: number): string => {
  const rounded = Math.round(courseDeg)
  return `${formatCourse(rounded)}/${formatCourse(rounded + 180)}`
}

/**
 * `2:30` is minutes and seconds, `1:02:30` from an hour on, `–:––` where one never arrives.
 * Seconds that have not passed wholly do not count.
 */
export function formatDuration(hours: number | undefined): string {
  if (hours === undefined || !Number.isFinite(hours)) return '–:––'
  // 12.5 km at 300 km/h come out a hair under 150 s in binary fractions.
  const seconds = Math.floor(hours * 3600 + 1e-6)
  const minutes = Math.floor(seconds / 60)
  const rest = twoDigits(seconds % 60)
  if (minutes < 60) return `${minutes}:${rest}`
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${rest}`
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')
