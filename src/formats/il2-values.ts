import type { Place } from '../plan/place.ts'
import type { TakeNote } from './file-problem.ts'
import { planColor } from './il2-color.ts'
import { asNumber, type JsonFields, shown } from './json-fields.ts'
import { isObject } from './parse-json.ts'

/** What the readers of all kinds need to know. */
export type Il2Reading = {
  readonly where: Place
  readonly note: TakeNote
  /** subtracted from every latitude: the map's height for revision 1, which counts from its lower edge */
  readonly latitudeShift: number
  /** km/h or mph, for a route that says none */
  readonly speed: number
}

/** `{lat, lng}` or `[lat, lng]`, both of which Leaflet takes; anything else is left for the schema to refuse. */
export function readPosition(value: unknown, { where, note, latitudeShift }: Il2Reading): unknown {
  if (!isPosition(value)) return value ?? undefined
  const { lat, lng, lon, ...others }: Readonly<Record<string, unknown>> = isObject(value)
    ? value
    : { lat: value[0], lng: value[1], ...(value.length > 2 && { altitude: value[2] }) }
  const unread = Object.keys(others)
  if (unread.length > 0) note({ code: 'value-dropped', where, detail: { field: unread.join(', ') } })
  const y = asNumber(lat)
  return [asNumber(lng ?? lon), typeof y === 'number' ? y - latitudeShift : y]
}

export const readPath = (path: readonly unknown[], reading: Il2Reading): readonly unknown[] =>
  path.map((position) => readPosition(position, reading))

/** Whether a value is meant as one position, and not as a list of them. */
const isPosition = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  isObject(value) || (Array.isArray(value) && value.length > 0 && typeof value[0] !== 'object')

/** The rings of a polygon; Leaflet takes a lone ring without the list around it, and repeated first positions, too. */
export function readRings(latLngs: readonly unknown[], reading: Il2Reading): readonly unknown[] {
  const rings = latLngs.every(isPosition) ? [latLngs] : latLngs
  return rings.map((ring) => {
    if (!Array.isArray(ring)) return ring
    const path = readPath(ring, reading)
    const closed = path.length > 1 && JSON.stringify(path[0]) === JSON.stringify(path.at(-1))
    return closed ? path.slice(0, -1) : path
  })
}

/**
 * A colour, and as `kept` the file's own word for it if it would not be written the same: that stays in `extra`, and
 * is written back for as long as the colour is not changed.
 */
export function readColor(
  fields: JsonFields,
  fallback: string | undefined,
  spelling: (color: string) => string,
  { where, note }: Il2Reading,
): { color: string | undefined; kept: readonly (readonly [string, unknown])[] } {
  const value = fields.value('color')
  if (value === undefined) return { color: fallback, kept: [] }
  const read = planColor(value)
  const color = read ?? fallback
  if (color === undefined) {
    note({ code: 'value-dropped', where, detail: { field: 'color' } })
  } else if (read === undefined) {
    note({ code: 'value-replaced', where, detail: { field: 'color', found: shown(value), used: color } })
  }
  return { color, kept: color !== undefined && spelling(color) === value ? [] : [['color', value]] }
}
