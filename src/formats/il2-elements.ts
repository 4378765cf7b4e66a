import { defaults } from '../plan/drawn-element.ts'
import { limits } from '../plan/element.ts'
import { kindOf } from '../plan/read-element.ts'
import { pointColor, strokeColor, unreadColor } from './il2-color.ts'
import { extraOf } from './il2-extra.ts'
import { readOwn } from './il2-own.ts'
import { type Il2Reading, readColor, readPath, readPosition, readRings } from './il2-values.ts'
import { asNumber, type JsonFields, jsonFields } from './json-fields.ts'

// Each function makes a candidate for an element out of an object of a file: not checked yet, and without an order.
// Names of waypoints, circles and polygons and the mark `missioncast` are additions that the original does not mind.

export function il2Route(object: object, reading: Il2Reading): object {
  const fields = jsonFields(object, reading.where, reading.note)
  const kind = fields.value('missioncast')
  if (kind === 'line') return il2Line(fields, reading)
  const positions = fields.list('latLngs')
  const { color, kept } = readColor(fields, undefined, strokeColor, reading)
  const name = fields.text('name', limits.nameLength) ?? ''
  const speeds = perWaypoint(fields, 'speeds', positions.length, reading)
  const speed = fields.number('speed') ?? speeds[0] ?? assumedSpeed(reading)
  const altitude = fields.number('altitude')
  const altitudes = perWaypoint(fields, 'altitudes', positions.length, reading)
  const names = perWaypoint(fields, 'names', positions.length, reading)
  const flightPlan = fields.value('isFlightPlan') ?? true
  const { own, waypoints: ownWaypoints } = readOwn(fields, positions.length)
  // What is equal to the route's own speed or altitude is left to the route: changing that then changes all alike.
  const waypoints = positions.map((position, index) =>
    given({
      at: readPosition(position, reading),
      name: names[index],
      altitude: altitudes[index] === altitude ? undefined : altitudes[index],
      speed: speeds[index] === speed ? undefined : speeds[index],
      ...ownWaypoints[index],
    }),
  )
  const extra = extraOf([...kept, ...unknownMark(kind), ...fields.rest()], reading.where, reading.note)
  return given({ kind: 'route', name, color, flightPlan, speed, altitude, waypoints, ...own, ...extra })
}

function assumedSpeed({ speed, where, note }: Il2Reading): number {
  const detail = { field: 'speed', found: kindOf(undefined), used: String(speed) }
  note({ code: 'value-replaced', where, detail })
  return speed
}

/** A line, which the original can only draw as a route that is not flown. */
function il2Line(fields: JsonFields, reading: Il2Reading): object {
  const path = readPath(fields.list('latLngs'), reading)
  const { color, kept } = readColor(fields, unreadColor.stroke, strokeColor, reading)
  const name = fields.text('name', limits.nameLength)
  fields.value('isFlightPlan')
  const { own } = readOwn(fields)
  const extra = extraOf([...kept, ...fields.rest()], reading.where, reading.note)
  return given({ kind: 'line', name: name === '' ? undefined : name, path, color, ...own, ...extra })
}

export function il2Point(object: object, reading: Il2Reading): object {
  const { where, note } = reading
  const fields = jsonFields(object, where, note)
  const kind = fields.value('missioncast')
  const at = readPosition(fields.value('latLng'), reading)
  const { own } = readOwn(fields)
  const { color, kept } = readColor(fields, unreadColor.point, pointColor, reading)
  if (kind === 'text') {
    const text = fields.text('name', limits.textLength)
    for (const key of ['type', 'notes']) fields.value(key)
    return given({ kind, at, text, color, ...own, ...extraOf([...kept, ...fields.rest()], where, note) })
  }
  const name = fields.text('name', limits.nameLength) ?? ''
  const type = fields.text('type', limits.pointTypeLength) ?? defaults.pointType
  const notes = fields.text('notes', limits.notesLength) ?? ''
  const photo = fields.value('photo')
  // Half an address is none: a picture that is too long for the plan is not cut.
  const photoFits = typeof photo !== 'string' || photo.length <= limits.photoLength
  if (!photoFits) note({ code: 'value-dropped', where, detail: { field: 'photo' } })
  const extra = extraOf([...kept, ...unknownMark(kind), ...fields.rest()], where, note)
  return given({
    kind: 'point',
    name,
    at,
    type,
    color,
    notes,
    photo: photoFits ? photo : undefined,
    ...own,
    ...extra,
  })
}

export function il2Circle(object: object, reading: Il2Reading): object {
  const fields = jsonFields(object, reading.where, reading.note)
  const at = readPosition(fields.value('latLng'), reading)
  const radius = fields.number('radius')
  return given({ kind: 'circle', at, radius, ...readArea(fields, reading) })
}

export function il2Polygon(object: object, reading: Il2Reading): object {
  const fields = jsonFields(object, reading.where, reading.note)
  const rings = readRings(fields.list('latLngs'), reading)
  return given({ kind: 'polygon', rings, ...readArea(fields, reading) })
}

/** `[blue, red]`, each a list of positions. */
export function il2Front(pair: unknown, reading: Il2Reading): object {
  const [blue, red, ...others] = Array.isArray(pair) ? pair : [pair]
  if (others.length > 0) {
    reading.note({ code: 'value-dropped', where: reading.where, detail: { field: 'frontline' } })
  }
  const path = (line: unknown) => (Array.isArray(line) ? readPath(line, reading) : (line ?? []))
  return { kind: 'front', blue: path(blue), red: path(red) }
}

function readArea(fields: JsonFields, reading: Il2Reading): object {
  const name = fields.text('name', limits.nameLength)
  const { color, kept } = readColor(fields, unreadColor.stroke, strokeColor, reading)
  const fillOpacity = fields.number('fillOpacity') ?? defaults.fillOpacity
  const { own } = readOwn(fields)
  return {
    name,
    color,
    fillOpacity,
    ...own,
    ...extraOf([...kept, ...fields.rest()], reading.where, reading.note),
  }
}

/** Speeds, altitudes or names by waypoint: numbers where they can be read as such; null (the original's NaN) is none. */
function perWaypoint(
  fields: JsonFields,
  key: 'speeds' | 'altitudes' | 'names',
  waypoints: number,
  { where, note }: Il2Reading,
): readonly unknown[] {
  const values = fields.list(key)
  if (values.length > waypoints) note({ code: 'value-dropped', where, detail: { field: key } })
  return values.map((value) => (key === 'names' ? (value ?? undefined) : asNumber(value)))
}

/** A mark that is none of ours, to be kept. */
const unknownMark = (mark: unknown): readonly (readonly [string, unknown])[] =>
  mark === undefined ? [] : [['missioncast', mark]]

/** The object without what is undefined. */
const given = (object: object): object =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
