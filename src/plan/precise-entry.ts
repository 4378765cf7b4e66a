import { readCoordinates } from './coordinates.ts'
import { parseGridReference } from './grid-reference.ts'
import { destination, normalCourse } from './leg.ts'
import { looksLikeMgrs, looksPolar, parseMgrs } from './military-grid.ts'
import type { GameMap, PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'
import { kmPerMile, type ShownUnits } from './units.ts'

/** Why a text names no place; the words for it say what was expected. */
export type EntryProblem =
  | { readonly code: 'empty' }
  /** none of the ways in which this map's places are written */
  | { readonly code: 'unreadable' }
  /** a grid reference without its square on the map, or map units beyond its edge */
  | { readonly code: 'off-map' }
  /** a number of degrees beyond its bounds, as it was written */
  | { readonly code: 'off-globe' }
  /** minutes or seconds of 60 and more */
  | { readonly code: 'over-sixty' }
  /** looks like MGRS, but there is no such square */
  | { readonly code: 'no-square' }
  /** a reference of the poles' own grid, UPS, which is not read */
  | { readonly code: 'polar-grid' }
  /** a course and a distance, but nothing that they start from */
  | { readonly code: 'no-start' }

export type Entry =
  | { readonly ok: true; readonly at: Position }
  | { readonly ok: false; readonly problem: EntryProblem }

/**
 * The position that a text names, in whichever way it is written:
 * - world: latitude and longitude (`readCoordinates`) or MGRS (`33U UU 90000 19800`), of which the middle of the square is taken;
 * - game map: the grid reference with or without keypad (`0815 5`), or map units, east before north, with a sign or a point
 *   (`x 120.5 y -80.25`, `120.5, -80.25`);
 * - both: course and distance from `from` (`045° 12.5 km`, `045/12.5`), without a unit in those that are shown.
 *
 * A comma may stand for the point wherever the text means nothing with a comma that parts numbers (`52,52 13,40`).
 */
export function readPlace(map: PlanMap, units: ShownUnits, text: string, from?: Position): Entry {
  const words = text.trim()
  if (words === '') return failed('empty')
  const entry = readWords(map, units, words, from)
  const pointed = words.includes('.') ? words : words.replace(/(\d),(?=\d)/g, '$1.')
  if (entry.ok || pointed === words || isThousands(words)) return entry
  const again = readWords(map, units, pointed, from)
  return again.ok || again.problem.code !== 'unreadable' ? again : entry
}

/** Spreadsheets write 1500 m as `1,500 m`, which elsewhere is one and a half: that is not guessed. */
const isThousands = (words: string): boolean => /\d,\d{3}\s*(?:km|m|nm|nmi|mi|ft)$/i.test(words)

function readWords(map: PlanMap, units: ShownUnits, words: string, from: Position | undefined): Entry {
  const leg = readLeg(words, units)
  if (leg) return from ? found(destination(map, from, leg.courseDeg, leg.distanceKm)) : failed('no-start')
  return map.type === 'world' ? readWorldPlace(words) : readGamePlace(map, words)
}

/** A place of a game map that is in no square of its grid: `x 300.5 y 12.25`, to a ten thousandth of a unit. */
export const formatMapUnits = ([x, y]: Position): string => `x ${neat(x)} y ${neat(y)}`

const neat = (units: number): string => String(Number(units.toFixed(4)) || 0)

function readWorldPlace(text: string): Entry {
  const at = readCoordinates(text)
  if (typeof at === 'string') return failed(at)
  if (at) return found(at)
  if (looksLikeMgrs(text)) {
    const middle = parseMgrs(text)
    return middle ? found(middle) : failed('no-square')
  }
  if (looksPolar(text)) return failed('polar-grid')
  const [first = 0, second = NaN] = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
  return failed(
    looksLikeDegrees.test(text) && !Number.isNaN(second) && (first > 90 || second > 180)
      ? 'off-globe'
      : 'unreadable',
  )
}

/** With a hemisphere, four digits and more are no number of degrees but several numbers together. */
const looksLikeDegrees = /^(?!.*(?:[NSEW]\s*\d{4}|\d{4}(?:\.\d+)?\s*[NSEW]))[\d\s.,;:°º'’′"”″NSEW+−-]+$/i

function readGamePlace(map: GameMap, text: string): Entry {
  const at = parseGridReference(map, text)
  if (at) return found(at)
  const units = readMapUnits(text)
  if (units) return found(units)
  return failed(/^\d\d[\s.,/-]*\d\d(?:[\s.,/:-]*[1-9])?$/.test(text) ? 'off-map' : 'unreadable')
}

const number = String.raw`([+\-−]?\d+(?:\.\d+)?)`
const twoNumbers = new RegExp(`^${number}\\s*[,;\\s]\\s*${number}$`)
const namedNumbers = new RegExp(`^x\\s*[=:]?\\s*${number}\\s*[,;]?\\s*y\\s*[=:]?\\s*${number}$`, 'i')

/** Two numbers that no grid reference could be: named, or with a sign or a decimal point. */
function readMapUnits(text: string): Position | undefined {
  const match = namedNumbers.exec(text) ?? (/[+\-−]\d|\d\.\d/.test(text) ? twoNumbers.exec(text) : null)
  if (!match) return undefined
  return [plainNumber(match[1]), plainNumber(match[2])]
}

const plainNumber = (text = ''): number => Number(text.replace('−', '-'))

/** Kilometres in what distances are written in: a nautical mile is 1852 m exactly. */
const kmPer = { km: 1, m: 0.001, nm: 1.852, nmi: 1.852, mi: kmPerMile, ft: 0.000_304_8 } as const

const legWithUnit = /^(\d{1,3}(?:\.\d+)?)\s*°?\s*[/,;\s]\s*(\d+(?:\.\d+)?)\s*(km|m|nm|nmi|mi|ft)$/i
const legWithout = /^(\d{3}(?:\.\d+)?)\s*(?:°\s*[/,;\s]?|\/)\s*(\d+(?:\.\d+)?)$/

function readLeg(text: string, units: ShownUnits): { courseDeg: number; distanceKm: number } | undefined {
  const match = legWithUnit.exec(text) ?? legWithout.exec(text)
  if (!match || Number(match[1]) > 360) return undefined
  const usual = ({ metric: 'km', imperial: 'mi', nautical: 'nm' } as const)[units]
  const written = match[3]?.toLowerCase()
  const unit = written !== undefined && isUnit(written) ? written : usual
  return { courseDeg: normalCourse(Number(match[1])), distanceKm: Number(match[2]) * kmPer[unit] }
}

const isUnit = (text: string): text is keyof typeof kmPer => Object.hasOwn(kmPer, text)

const found = (at: Position): Entry => ({ ok: true, at })
const failed = (code: EntryProblem['code']): Entry => ({ ok: false, problem: { code } })
