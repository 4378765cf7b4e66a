import * as library from 'mgrs'
import { gridZoneBox } from './grid-zone.ts'
import type { Position } from './position.ts'

// Node finds the library's CommonJS build, in which all is in the default; a bundler finds the other, which has no default.
const { forward, inverse } = 'default' in library && isLibrary(library.default) ? library.default : library

function isLibrary(value: unknown): value is typeof library {
  return typeof value === 'object' && value !== null && 'forward' in value
}

/**
 * The MGRS reference of a position on the world, to the metre in groups: `33U UU 90094 19842`; undefined near the poles,
 * which MGRS does not divide (beyond 84° N and 80° S). `digits`: 5 for 1 m to 0 for 100 km.
 */
export function formatMgrs([lng, lat]: Position, digits = 5): string | undefined {
  if (!isInGrid([lng, lat])) return undefined
  const match = /^(\d+[A-Z])([A-Z]{2})(\d*)$/.exec(forward([neat(lng), Math.min(neat(lat), below84)], digits))
  if (!match) return undefined
  const [, zone = '', square = '', numbers = ''] = match
  return `${zone} ${square} ${numbers.slice(0, digits)} ${numbers.slice(digits)}`.trimEnd()
}

/** Zone, band, square of 100 km, and as many digits east as north. */
const pattern = /^\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z][A-HJ-NP-V](?:\d\d){0,5}$/

/** Whether a text is meant as an MGRS reference, be there such a square or not. */
export const looksLikeMgrs = (text: string): boolean => pattern.test(compact(text))

/** Whether a text is meant as a reference of the grid of the poles, UPS, which is not read: `ZAH 12345 67890`. */
export const looksPolar = (text: string): boolean =>
  /^(?:\d{1,2})?[ABYZ][A-HJ-NP-Z]{2}(?:\d\d){1,5}$/.test(compact(text))

/** The middle of the square that an MGRS reference names, however it is spaced; undefined if there is none. */
export function parseMgrs(text: string): Position | undefined {
  const reference = compact(text)
  if (!pattern.test(reference)) return undefined
  try {
    const [west, south, east, north] = inverse(reference)
    if (!isInItsZone(reference)) return undefined
    return [Math.max(-180, Math.min(180, (west + east) / 2)), (south + north) / 2]
  } catch {
    // The library throws at letters that a zone does not have.
    return undefined
  }
}

/** Whole metres are written, and a zone's edge goes through the middle of them. */
const toleranceM = 2

/**
 * Whether any of the square lies in the zone and band that it is named with. What they do not have is reckoned all the same,
 * to somewhere else; at an edge a square may be cut to a sliver without any of its corners.
 */
function isInItsZone(reference: string): boolean {
  const [, zone = '', band = '', square = '', digits = ''] = /^(\d+)(.)(..)(\d*)$/.exec(reference) ?? []
  const box = gridZoneBox(Number(zone), band)
  if (!box) return false
  const sizeM = 10 ** (5 - digits.length / 2)
  const [left, bottom] = [digits.slice(0, digits.length / 2), digits.slice(digits.length / 2)].map(
    (part) => Number(part) * sizeM,
  )
  const metres = (value: number) => String(Math.min(99_999, value)).padStart(5, '0')
  const at = (right: number, up: number): Position => {
    const name = `${zone}${band}${square}${metres((left ?? 0) + right)}${metres((bottom ?? 0) + up)}`
    const [lng, lat] = inverse(name)
    return [lng, lat]
  }
  // A kilometre of a parallel bends by less than the tolerance.
  const pieces = Math.max(1, sizeM / 1000)
  const steps = Array.from({ length: pieces }, (_, step) => Math.round((step * sizeM) / pieces))
  const outline = [
    ...steps.map((step) => at(step, 0)),
    ...steps.map((step) => at(sizeM, step)),
    ...steps.map((step) => at(sizeM - step, sizeM)),
    ...steps.map((step) => at(0, sizeM - step)),
  ]
  return overlaps(outline, box)
}

/** Whether an outline has any part in a box, or within the tolerance of it: what is left of it, side by side (Sutherland and Hodgman). */
function overlaps(
  outline: readonly Position[],
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  const latDeg = toleranceM / 111_000
  const lngDeg = latDeg / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  const sides: readonly ((at: Position) => number)[] = [
    ([lng]) => lng - west + lngDeg,
    ([lng]) => east + lngDeg - lng,
    ([, lat]) => lat - south + latDeg,
    ([, lat]) => north + latDeg - lat,
  ]
  let left = outline
  for (const inside of sides) {
    left = left.flatMap((to, index) => {
      const from = left.at(index - 1) ?? to
      const [before, after] = [inside(from), inside(to)]
      if (before < 0 === after < 0) return after < 0 ? [] : [to]
      const part = before / (before - after)
      const edge: Position = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
      return after < 0 ? [edge] : [edge, to]
    })
  }
  return left.length > 0
}

const compact = (text: string): string => text.replace(/[\s-]/g, '').replace(/^0/, '').toUpperCase()

/** Less than a millimetre: a hair below 180° counts as a zone beyond the last. */
const neat = (deg: number): number => Math.round(deg * 1e9) / 1e9

/** At 84° itself the library knows nothing of Spitsbergen’s zones any more. */
const below84 = 84 - 1e-9

const isInGrid = ([lng, lat]: Position): boolean => Math.abs(lng) <= 180 && lat >= -80 && lat <= 84
