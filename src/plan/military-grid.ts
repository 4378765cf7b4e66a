import * as library from 'mgrs'
import type { Position } from './position.ts'

// Node finds the library's CommonJS build, in which all is in the default; a bundler finds the other, which has no default.
const { forward, inverse } = 'default' in library && isLibrary(library.default) ? library.default : library

function isLibrary(value: unknown): value is typeof library {
  return typeof value === 'object' && value !== null && 'forward' in value
}

/**
 * The MGRS reference of a position on the world, to the metre in groups: `33U UU 90094 19842`; undefined near the poles,
 * which MGRS does not divide (beyond 84° N and 80° S). `digits`: 5 for 1 m to 1 for 10 km.
 */
export function formatMgrs([lng, lat]: Position, digits = 5): string | undefined {
  if (!isInGrid([lng, lat])) return undefined
  const match = /^(\d+[A-Z])([A-Z]{2})(\d*)$/.exec(forward([neat(lng), neat(lat)], digits))
  if (!match) return undefined
  const [, zone = '', square = '', numbers = ''] = match
  return `${zone} ${square} ${numbers.slice(0, digits)} ${numbers.slice(digits)}`
}

/** Zone, band, square of 100 km, and as many digits east as north. */
const pattern = /^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](?:\d\d){0,5}$/

/** Whether a text is meant as an MGRS reference, be there such a square or not. */
export const looksLikeMgrs = (text: string): boolean => pattern.test(compact(text))

/** The middle of the square that an MGRS reference names, however it is spaced; undefined if there is none. */
export function parseMgrs(text: string): Position | undefined {
  const reference = compact(text)
  if (!pattern.test(reference)) return undefined
  try {
    const [west, south, east, north] = inverse(reference)
    const middle: Position = [(west + east) / 2, (south + north) / 2]
    const points: readonly Position[] = [middle, [west, south], [east, south], [west, north], [east, north]]
    // What its zone or band does not have is reckoned all the same, to somewhere else; at a zone's edge a square may be cut.
    const isThere = points.some(
      ([lng, lat]) => isInGrid([lng, lat]) && reference.startsWith(forward([lng, lat], 1).slice(0, -2)),
    )
    return isThere ? [Math.max(-180, Math.min(180, middle[0])), middle[1]] : undefined
  } catch {
    // The library throws at letters that a zone does not have.
    return undefined
  }
}

const compact = (text: string): string => text.replace(/[\s-]/g, '').replace(/^0/, '').toUpperCase()

/** Less than a millimetre: a hair below 180° counts as a zone beyond the last. */
const neat = (deg: number): number => Math.round(deg * 1e9) / 1e9

const isInGrid = ([lng, lat]: Position): boolean => Math.abs(lng) <= 180 && lat >= -80 && lat <= 84
