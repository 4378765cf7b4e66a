import type { Sheet } from './element.ts'

/** In which units a plan stores speeds (km/h, mph) and altitudes (m, ft). */
export type Units = Sheet['units']

/** In which units a person sees a plan, whatever it stores: nautical are nautical miles, knots and feet. */
export type ShownUnits = Units | 'nautical'

export const shownUnits = ['metric', 'imperial', 'nautical'] as const satisfies readonly ShownUnits[]

/** International mile, foot and nautical mile, exact. */
export const kmPerMile = 1.609344
export const metresPerFoot = 0.3048
const kmPerNauticalMile = 1.852

/** Unit signs as the IL-2 Mission Planner writes them. */
export const unitSigns = {
  metric: { distance: 'km', speed: 'kph', altitude: 'm' },
  imperial: { distance: 'mi', speed: 'mph', altitude: 'ft' },
  nautical: { distance: 'nm', speed: 'kt', altitude: 'ft' },
} as const

/** km in one unit of distance, and km/h in one unit of speed. */
const kmPerUnit = { metric: 1, imperial: kmPerMile, nautical: kmPerNauticalMile } as const

const metresPerUnit = { metric: 1, imperial: metresPerFoot, nautical: metresPerFoot } as const

export const distanceIn = (units: ShownUnits, km: number): number => km / kmPerUnit[units]

export const kmOf = (units: ShownUnits, distance: number): number => distance * kmPerUnit[units]

/** km/h of a speed that is given in these units. */
export const speedKmh = (units: ShownUnits, speed: number): number => speed * kmPerUnit[units]

export const speedIn = (units: ShownUnits, kmh: number): number => kmh / kmPerUnit[units]

/** Metres of an altitude that is given in these units. */
export const altitudeM = (units: ShownUnits, altitude: number): number => altitude * metresPerUnit[units]

export const altitudeIn = (units: ShownUnits, metres: number): number => metres / metresPerUnit[units]
