import type { Sheet } from './element.ts'

/** In which units a plan stores speeds (km/h, mph) and altitudes (m, ft), and shows distances (km, mi). */
export type Units = Sheet['units']

/** International mile and foot, exact. */
export const kmPerMile = 1.609344
export const metresPerFoot = 0.3048

/** Unit signs as the IL-2 Mission Planner writes them. */
export const unitSigns = {
  metric: { distance: 'km', speed: 'kph', altitude: 'm' },
  imperial: { distance: 'mi', speed: 'mph', altitude: 'ft' },
} as const

export const distanceIn = (units: Units, km: number): number => (units === 'imperial' ? km / kmPerMile : km)

/** km/h of a speed that is stored in these units. */
export const speedKmh = (units: Units, speed: number): number =>
  units === 'imperial' ? speed * kmPerMile : speed
