import type { Position } from './position.ts'

export type CoordinateStyle = 'decimal' | 'degrees-minutes'

/** `52.520008, 13.404954` or `52°31.2005′N 013°24.2972′E`: latitude first, as people write it; to about 0.1 m. */
export function formatCoordinates([lng, lat]: Position, style: CoordinateStyle): string {
  if (style === 'decimal') return `${plain(lat)}, ${plain(lng)}`
  return `${degreesMinutes(lat, 2, 'N', 'S')} ${degreesMinutes(lng, 3, 'E', 'W')}`
}

/** Numbers that were understood, but no place: of degrees beyond their bounds, or of minutes or seconds from 60 on. */
export type CoordinateFault = 'off-globe' | 'over-sixty'

/**
 * Reads latitude and longitude: decimal (`52.52, -13.4`), degrees and minutes, or degrees, minutes and seconds, each with
 * a sign or a hemisphere (`52°31.2′N 13°24′17.8″E`, `N52 31.2 E013 24.3`). With hemispheres either may come first,
 * without them latitude does; and with them numbers may stand together as in aviation (`523112N0132417E`, `5231N 01324E`,
 * `N523112.5 E0132417`) or with dashes or points between (`52-31-12N 013-24-17E`, `N52.31.12 E013.24.17`).
 * Undefined if it is none of these.
 */
export function readCoordinates(text: string): Position | CoordinateFault | undefined {
  const halves = splitHalves(text.trim().toUpperCase())
  const first = halves && parseHalf(halves[0])
  const second = halves && parseHalf(halves[1])
  if (!first || !second) return undefined
  const swapped = first.axis === 'lng' || second.axis === 'lat'
  if (swapped && (first.axis === 'lat' || second.axis === 'lng')) return undefined
  if (first.isOverSixty || second.isOverSixty) return 'over-sixty'
  const lat = swapped ? second.deg : first.deg
  const lng = swapped ? first.deg : second.deg
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : 'off-globe'
}

/** The position that `readCoordinates` finds; undefined if the text is none or not on the globe. */
export function parseCoordinates(text: string): Position | undefined {
  const read = readCoordinates(text)
  return typeof read === 'string' ? undefined : read
}

/** At a comma or semicolon, else at the hemispheres, else in the middle of two plain numbers. */
function splitHalves(text: string): [string, string] | undefined {
  const parts = text.split(/[,;]/)
  if (parts.length === 2) return [parts[0] ?? '', parts[1] ?? '']
  const match =
    /^([^NSEW]+[NSEW])([^NSEW]+[NSEW])$/.exec(text) ??
    /^([NSEW][^NSEW]+)([NSEW][^NSEW]+)$/.exec(text) ??
    /^(\S+)\s+(\S+)$/.exec(text)
  return match ? [match[1] ?? '', match[2] ?? ''] : undefined
}

const half =
  /^([NSEW])?\s*([+-]|−)?\s*(\d{1,3}(?:\.\d+)?)(?:\s*[°º:]\s*|\s+|$)(?:(\d{1,2}(?:\.\d+)?)(?:\s*['’′:]\s*|\s+|$))?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["”″]|''|′′)?\s*)?([NSEW])?$/

type Half = { readonly deg: number; readonly axis: 'lat' | 'lng' | undefined; readonly isOverSixty: boolean }

function parseHalf(text: string): Half | undefined {
  // A hemisphere may follow its number at once.
  const match = half.exec(spaced(text.trim()).replace(/(\d)([NSEW])$/, '$1 $2'))
  if (!match) return undefined
  const [, before, sign, degrees = '', minutes, seconds, after] = match
  const hemisphere = before ?? after
  if ((before && after) || (hemisphere && sign)) return undefined
  // Only the last of the numbers may have a fraction.
  if ((minutes && degrees.includes('.')) || (seconds && minutes?.includes('.'))) return undefined
  const deg = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const negative = hemisphere ? 'SW'.includes(hemisphere) : sign !== undefined && sign !== '+'
  const axis = hemisphere ? ('NS'.includes(hemisphere) ? 'lat' : 'lng') : undefined
  const isOverSixty = Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60
  return { deg: negative ? -deg : deg, axis, isOverSixty }
}

/** Two digits of degrees north or south, three east or west, then two of minutes, and of seconds where there are six or seven. */
const together = [
  /^([NS]?)\s*(\d{2})(\d{2})(\d{2})?(\.\d+)?\s*([NS]?)$/,
  /^([EW]?)\s*(\d{3})(\d{2})(\d{2})?(\.\d+)?\s*([EW]?)$/,
] as const

const dotted = /^([NSEW]?)\s*(\d{1,3})\.(\d{1,2})\.(\d{1,2}(?:\.\d+)?)\s*([NSEW]?)$/

/** The numbers apart, where a hemisphere says that they are degrees, minutes and seconds. */
function spaced(text: string): string {
  if (!/^[NSEW]|[NSEW]$/.test(text)) return text
  const match = together.map((pattern) => pattern.exec(text)).find((found) => found !== null)
  if (match) {
    const [, before, degrees, minutes, seconds, fraction = '', after] = match
    return `${before} ${degrees} ${minutes}${seconds === undefined ? '' : ` ${seconds}`}${fraction} ${after}`.trim()
  }
  return text
    .replace(dotted, '$1 $2 $3 $4 $5')
    .replace(/(\d)\s*[-–]\s*(?=\d)/g, '$1 ')
    .trim()
}

/** Six decimals, without trailing zeros or a negative nought. */
const plain = (deg: number): string => String(Number(deg.toFixed(6)) || 0)

function degreesMinutes(deg: number, digits: number, positive: string, negative: string): string {
  // Rounded as a whole first, so that 59.99999 minutes become the next degree.
  const tenThousandths = Math.round(Math.abs(deg) * 60 * 10_000)
  const degrees = Math.floor(tenThousandths / 600_000)
  const minutes = ((tenThousandths % 600_000) / 10_000).toFixed(4)
  const hemisphere = deg < 0 && tenThousandths > 0 ? negative : positive
  return `${String(degrees).padStart(digits, '0')}°${minutes.padStart(7, '0')}′${hemisphere}`
}
