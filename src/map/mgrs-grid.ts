import { gridBands, gridZoneBox } from '../plan/grid-zone.ts'
import { clipLine } from './clip-line.ts'
import type { Extent } from './plane.ts'
import { fromUtm, utmOf } from './utm.ts'

type LngLat = readonly [lng: number, lat: number]

/** A grid zone of MGRS, degrees: six degrees by eight, but for the exceptions around Norway and Spitsbergen. */
export type GridZone = {
  readonly zone: number
  /** C to X, without I and O */
  readonly band: string
  /** west, south, east, north */
  readonly box: Extent
}

/** A line of constant easting or northing within a zone, with the value in metres. */
export type GridLine = {
  readonly axis: 'easting' | 'northing'
  readonly metres: number
  readonly path: readonly LngLat[]
}

/** The zones that are in a box of the world, degrees within −180 to 180. North of 84° and south of 80° there are none. */
export function gridZones([west, south, east, north]: Extent): readonly GridZone[] {
  return [...gridBands].flatMap((band) =>
    Array.from({ length: 60 }, (_, i) => i + 1).flatMap((zone): GridZone[] => {
      const box = gridZoneBox(zone, band)
      if (!box || box[1] >= north || box[3] <= south || box[0] >= east || box[2] <= west) return []
      return [{ zone, band, box }]
    }),
  )
}

/** Into how many pieces a line is cut, so that it bends as it should. */
const pieces = 10

/** The lines at every multiple of `stepM` in the part of a zone that is in the box. */
export function gridLines(
  { zone, box }: GridZone,
  [west, south, east, north]: Extent,
  stepM: number,
): readonly GridLine[] {
  const part: Extent = [
    Math.max(west, box[0]),
    Math.max(south, box[1]),
    Math.min(east, box[2]),
    Math.min(north, box[3]),
  ]
  if (part[0] >= part[2] || part[1] >= part[3]) return []
  const [minE, minN, maxE, maxN] = utmBox(zone, part)
  const lines: GridLine[] = []
  const add = (axis: GridLine['axis'], metres: number, from: LngLat, to: LngLat): void => {
    const whole = Array.from({ length: pieces + 1 }, (_, i) =>
      fromUtm(zone, [from[0] + ((to[0] - from[0]) * i) / pieces, from[1] + ((to[1] - from[1]) * i) / pieces]),
    )
    const path = clipPath(whole, part)
    if (path.length > 1) lines.push({ axis, metres, path })
  }
  for (const easting of multiples(minE, maxE, stepM))
    add('easting', easting, [easting, minN], [easting, maxN])
  for (const northing of multiples(minN, maxN, stepM))
    add('northing', northing, [minE, northing], [maxE, northing])
  return lines
}

/** The middles of the squares of 100 km that are in a box, for their letters. */
export function squareMiddles({ zone, box }: GridZone, view: Extent): readonly LngLat[] {
  const part: Extent = [
    Math.max(view[0], box[0]),
    Math.max(view[1], box[1]),
    Math.min(view[2], box[2]),
    Math.min(view[3], box[3]),
  ]
  if (part[0] >= part[2] || part[1] >= part[3]) return []
  const [minE, minN, maxE, maxN] = utmBox(zone, part)
  const step = 100_000
  return multiples(minE - step, maxE, step).flatMap((easting) =>
    multiples(minN - step, maxN, step).flatMap((northing) => {
      const at = fromUtm(zone, [easting + step / 2, northing + step / 2])
      const isInside = at[0] > part[0] && at[0] < part[2] && at[1] > part[1] && at[1] < part[3]
      return isInside ? [at] : []
    }),
  )
}

/** The eastings and northings that occur along the edges of a box, which are the outermost of all in it. */
function utmBox(zone: number, [west, south, east, north]: Extent): Extent {
  const lats = [0, 0.25, 0.5, 0.75, 1].map((part) => south + part * (north - south))
  const lngs = [0, 0.25, 0.5, 0.75, 1].map((part) => west + part * (east - west))
  // Along the equator, and along the zone's middle, the extremes are not at the ends.
  if (south < 0 && north > 0) lats.push(0)
  const middle = zone * 6 - 183
  if (west < middle && east > middle) lngs.push(middle)
  const places = [
    ...lats.flatMap((lat) => [utmOf(zone, [west, lat]), utmOf(zone, [east, lat])]),
    ...lngs.flatMap((lng) => [utmOf(zone, [lng, south]), utmOf(zone, [lng, north])]),
  ]
  return [
    Math.min(...places.map(([easting]) => easting)),
    Math.min(...places.map(([, northing]) => northing)),
    Math.max(...places.map(([easting]) => easting)),
    Math.max(...places.map(([, northing]) => northing)),
  ]
}

const multiples = (from: number, to: number, step: number): readonly number[] => {
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step)
}

/** What of a path is in a box; it enters and leaves it once at most, as grid lines do. */
function clipPath(path: readonly LngLat[], [west, south, east, north]: Extent): readonly LngLat[] {
  const inside: LngLat[] = []
  path.slice(1).forEach((to, i) => {
    const from = path[i]
    const cut =
      from &&
      clipLine([from[0] - west, from[1] - south], [to[0] - west, to[1] - south], east - west, north - south)
    if (!cut) return
    const [begin, end] = cut.map(([x, y]): LngLat => [x + west, y + south])
    if (begin && inside.length === 0) inside.push(begin)
    if (end) inside.push(end)
  })
  return inside
}
