import type { Position } from './position.ts'

export type CoordinateStyle = 'decimal' | 'degrees-minutes'

/** `52.520008, 13.404954` or `52°31.2005′N 013°24.2972′E`: latitude first, as people write it; to about 0.1 m. */
export function formatCoordinates([lng, lat]: Position, style: CoordinateStyle): string {
  if (style === 'decimal') return `${plain(lat)}, ${plain(lng)}`
  return `${degreesMinutes(lat, 2, 'N', 'S')} ${degreesMinutes(lng, 3, 'E', 'W')}`
}

/**
 * Reads latitude and longitude: decimal (`52.52, -13.4`), degrees and minutes, or degrees, minutes and seconds, each with
 * a sign or a hemisphere (`52°31.2′N 13°24′17.8″E`, `N52 31.2 E013 24.3`). With hemispheres either may come first,
 * without them latitude does. Undefined if it is none of these or not on the globe.
 */
export function parseCoordinates(text: string): Position | undefined {
  const halves = splitHalves(text.trim().toUpperCase())
  const first = halves && parseHalf(halves[0])
  const second = halves && parseHalf(halves[1])
  if (!first || !second) return undefined
  const swapped = first.axis === 'lng' || second.axis === 'lat'
  if (swapped && (first.axis === 'lat' || second.axis === 'lng')) return undefined
  const lat = swapped ? second.deg : first.deg
  const lng = swapped ? first.deg : second.deg
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : undefined
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

function parseHalf(text: string): { deg: number; axis: 'lat' | 'lng' | undefined } | undefined {
  // A hemisphere may follow its number at once.
  const match = half.exec(text.trim().replace(/(\d)([NSEW])$/, '$1 $2'))
  if (!match) return undefined
  const [, before, sign, degrees = '', minutes, seconds, after] = match
  const hemisphere = before ?? after
  if ((before && after) || (hemisphere && sign)) return undefined
  // Only the last of the numbers may have a fraction.
  if ((minutes && degrees.includes('.')) || (seconds && minutes?.includes('.'))) return undefined
  if (Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60) return undefined
  const deg = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600
  const negative = hemisphere ? 'SW'.includes(hemisphere) : sign !== undefined && sign !== '+'
  const axis = hemisphere ? ('NS'.includes(hemisphere) ? 'lat' : 'lng') : undefined
  return { deg: negative ? -deg : deg, axis }
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
