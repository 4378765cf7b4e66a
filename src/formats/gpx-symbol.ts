import { type PointType, pointTypes } from '../plan/point-type.ts'

/** The names of the symbols of Garmin and Maki (which simplestyle takes) that are what a point of a plan can be; the first of a type is the one that is written. */
const symbols: readonly (readonly [symbol: string, type: PointType])[] = [
  ['Airport', 'base'],
  ['Airfield', 'base'],
  ['Private Field', 'base'],
  ['Soft Field', 'base'],
  ['Glider Area', 'base'],
  ['Ultralight Area', 'base'],
  ['Seaplane Base', 'base'],
  ['Heliport', 'landing'],
  ['Bridge', 'taw-bridge'],
  ['City (Small)', 'taw-city'],
  ['City', 'taw-city'],
  ['Town', 'taw-city'],
  ['Village', 'taw-city'],
  ['City (Medium)', 'taw-city'],
  ['City (Large)', 'taw-city'],
  ['City (Capitol)', 'taw-city'],
  ['Railway', 'taw-train'],
  ['Rail', 'taw-train'],
  ['Bullseye', 'target'],
]

/** What a waypoint with this type and symbol is; undefined where neither says anything that a plan knows. */
export function pointTypeOf(type: string | undefined, symbol: string | undefined): PointType | undefined {
  const word = type?.toLowerCase()
  const known = pointTypes.find((pointType) => pointType === word)
  return known ?? symbols.find(([name]) => name.toLowerCase() === symbol?.toLowerCase())?.[1]
}

export const symbolOf = (type: string): string | undefined => symbols.find(([, known]) => known === type)?.[0]
