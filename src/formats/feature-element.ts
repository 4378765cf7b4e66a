import { defaults } from '../plan/drawn-element.ts'
import { limits, type Sheet } from '../plan/element.ts'
import { isShown } from '../plan/layer.ts'
import type { Place } from '../plan/place.ts'
import { readElement } from '../plan/read-element.ts'
import { altitudeIn } from '../plan/units.ts'
import { cutAtDateLine, joinedAtDateLine } from './date-line-cut.ts'
import { type Drawn, featureOfElement } from './element-feature.ts'
import type { Feature, FoundFeature, Geometry, Vertex } from './feature.ts'
import { colorOfFile } from './file-color.ts'
import type { FileProblem, TakeNote } from './file-problem.ts'
import { cutText, shown } from './json-fields.ts'
import { extraEntries, withEntries } from './kept-extra.ts'
import { findWaypoints } from './kept-waypoints.ts'
import type { LossTally } from './loss-tally.ts'
import { isObject } from './parse-json.ts'
import { thinPath } from './thin-path.ts'
import { waypointFields } from './unwritten.ts'

export type FeatureReading = {
  readonly sheet: Sheet
  /** the id of the layer of that name, which is made if there is none */
  readonly layerId: (name: string) => string | undefined
  /** the names of those that come to be hidden with all that is in them */
  readonly hiddenLayers: ReadonlySet<string>
  readonly note: TakeNote
  readonly lose: LossTally['lose']
  /** takes down what is kept, but not drawn */
  readonly hide: LossTally['lose']
}

/** The elements that a feature is: as Missioncast wrote it, or else by its shape. Not checked, without an order. */
export function elementsOfFeature(found: FoundFeature, reading: FeatureReading): readonly object[] {
  const { feature, where } = found
  const kept =
    feature.kept === undefined ? undefined : keptElement(whole(feature, reading.sheet), reading, where)
  if (kept) return [kept]
  if (feature.kept !== undefined)
    reading.note({ code: 'value-dropped', where, detail: { field: 'missioncast' } })
  return plainElements(found, feature.geometry, reading)
}

/** A feature that was written in parts on both sides of 180°, as it was before, or else with its parts joined. */
function whole(feature: Feature, sheet: Sheet): Feature {
  const { kept, geometry } = feature
  if (!isObject(kept)) return feature
  const read = readElement({ ...kept, order: 'a0' })
  const element = read.ok && read.element.kind !== 'sheet' ? read.element : undefined
  const before = element && featureOfElement(element, sheet)?.geometry
  if (before && JSON.stringify(cutAtDateLine(before)) === JSON.stringify(geometry))
    return { ...feature, geometry: before }
  const isPath = kept.kind === 'line' || kept.kind === 'route'
  return { ...feature, geometry: (isPath && joinedAtDateLine(geometry)) || geometry }
}

/** The element that Missioncast wrote, with what another program has changed of the feature since; undefined if they do not fit. */
function keptElement(feature: Feature, reading: FeatureReading, where: Place): object | undefined {
  const { sheet, note } = reading
  if (!isObject(feature.kept)) return undefined
  const value = shaped(feature.kept, feature.geometry)
  const read = value && readElement({ ...value, order: 'a0' })
  if (!read?.ok || read.element.kind === 'sheet') return undefined
  const { element } = read
  if (element.kind === 'route') noteMissing(feature.kept, feature.geometry, where, note)
  // What would be written now: where the file says otherwise, somebody has changed it there.
  const written = featureOfElement(element, sheet)
  const changes: Record<string, unknown> = {}
  if (differs(feature.name, written?.name))
    changes[element.kind === 'text' ? 'text' : 'name'] = cut(
      'name',
      feature.name,
      limits.nameLength,
      where,
      note,
    )
  if (element.kind === 'point' && differs(feature.notes, written?.notes))
    changes.notes = cut('notes', feature.notes, limits.notesLength, where, note)
  if (element.kind === 'point' && feature.pointType !== undefined) changes.type = feature.pointType
  if (element.kind === 'point' && feature.photo !== undefined) changes.photo = feature.photo
  const color = feature.color === undefined ? undefined : colorOfFile(feature.color)
  if (color !== undefined && 'color' in element && color !== colorOfFile(written?.color))
    changes.color = color
  const { fillOpacity } = feature
  if (fillOpacity !== undefined && Math.abs(fillOpacity - (written?.fillOpacity ?? fillOpacity)) > 0.01)
    changes.fillOpacity = fillOpacity
  if (element.kind === 'circle' && feature.radius !== undefined) changes.radius = feature.radius
  if (feature.layer !== undefined && differs(feature.layer, written?.layer)) {
    const layer = reading.layerId(feature.layer)
    if (layer !== undefined) changes.layer = layer
    else reading.lose('layer', where)
  }
  if (feature.hidden && isShown(sheet, element)) changes.hidden = true
  if (feature.hidden === false && element.hidden) changes.hidden = false
  const others = [...(feature.others ?? [])]
  // Only points have notes of their own; of other elements they stay with what else the file says.
  const described = new Map(extraEntries(element.extra, 'features')).get('description')
  if (element.kind !== 'point' && differs(feature.notes, typeof described === 'string' ? described : ''))
    others.push(['description', feature.notes])
  const extra = withEntries(element.extra, 'features', others, where, note)
  if (extra !== undefined) changes.extra = extra
  return { ...element, ...changedWaypoints(element, feature, written, sheet), ...changes }
}

/** Texts in XML lose white space, and what no file can hold. */
const differs = (found: string | undefined, written: string | undefined): boolean =>
  found !== undefined && plain(found) !== plain(written ?? '')

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}\p{P}\p{S}]+/gu, '')

/** What Missioncast kept, with the positions of the shape; undefined if the shape is another one. */
function shaped(kept: Readonly<Record<string, unknown>>, geometry: Geometry): object | undefined {
  const { kind } = kept
  switch (kind) {
    case 'point':
    case 'circle':
    case 'text': {
      const part = geometry.type === 'many' ? geometry.parts[0] : geometry
      return part?.type === 'point' ? { ...kept, at: place(part.at) } : undefined
    }
    case 'line':
      return geometry.type === 'line' ? { ...kept, path: geometry.path.map(place) } : undefined
    case 'polygon':
      return geometry.type === 'polygon'
        ? { ...kept, rings: geometry.rings.map((ring) => ring.map(place)) }
        : undefined
    case 'front': {
      const [blue, red] = geometry.type === 'many' ? geometry.parts : []
      if (blue?.type !== 'line' || red?.type !== 'line') return undefined
      return { ...kept, blue: blue.path.map(place), red: red.path.map(place) }
    }
    case 'route': {
      const path = routePath(geometry)
      const { details } = findWaypoints(waypointsOf(kept), path)
      return { ...kept, waypoints: path.map((at, index) => ({ ...details[index], at: place(at) })) }
    }
    default:
      return undefined
  }
}

/** A route of one waypoint is a point. */
function routePath(geometry: Geometry): readonly Vertex[] {
  if (geometry.type === 'point') return [geometry.at]
  return geometry.type === 'line' ? geometry.path : []
}

const waypointsOf = ({ waypoints }: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Array.isArray(waypoints) ? waypoints : []

const place = ([x, y]: Vertex): unknown => [x, y]

/** Names what was kept of waypoints that are not on the route any more, or are not found there. */
function noteMissing(
  kept: Readonly<Record<string, unknown>>,
  geometry: Geometry,
  where: Place,
  note: TakeNote,
): void {
  const { missing } = findWaypoints(waypointsOf(kept), routePath(geometry))
  const saying = [...missing.values()].filter((waypoint) =>
    waypointFields.some(([key]) => Object.hasOwn(waypoint, key)),
  )
  if (saying.length === 0) return
  const fields = waypointFields.filter(([key]) => saying.some((waypoint) => Object.hasOwn(waypoint, key)))
  const field = fields.map(([, words]) => words).join(', ')
  note({ code: 'waypoints-missing', where, detail: { count: saying.length, field } })
}

/** Waypoints whose altitudes, names or notes another program has changed. */
function changedWaypoints(
  element: Drawn,
  feature: Feature,
  written: Feature | undefined,
  { units }: Sheet,
): object {
  if (element.kind !== 'route') return {}
  const path = routePath(feature.geometry)
  const before = written ? routePath(written.geometry) : []
  const waypoints = element.waypoints.map((waypoint, index) => {
    const altitude = path[index]?.[2]
    const known = before[index]?.[2]
    const isSame = typeof known === 'number' && Math.abs(Number(altitude) - known) < 0.1
    const { name, notes } = feature.waypoints?.[index] ?? {}
    return {
      ...waypoint,
      ...(typeof altitude === 'number' && !isSame && { altitude: neat(altitudeIn(units, altitude)) }),
      ...(differs(name, waypoint.name) && { name }),
      ...(differs(notes, waypoint.notes) && { notes }),
    }
  })
  return { waypoints }
}

/** Millimetres are more than any altimeter shows. */
const neat = (altitude: number): number => Math.round(altitude * 1000) / 1000

function plainElements(found: FoundFeature, geometry: Geometry, reading: FeatureReading): readonly object[] {
  const { feature, where } = found
  const { note, sheet } = reading
  if (geometry.type === 'many') {
    const problem: FileProblem = { code: 'missing', where, detail: { field: 'geometry' } }
    if (geometry.parts.length === 0) note({ code: 'left-out', where, detail: { problem } })
    return geometry.parts.flatMap((part) => plainElements(found, part, reading))
  }
  const color = readColor(feature, where, note)
  const name = cut('name', feature.name, limits.nameLength, where, note)
  const layer = feature.layer === undefined ? undefined : reading.layerId(feature.layer)
  if (feature.layer && layer === undefined) reading.lose('layer', where)
  // Where no layer can be hidden for it, it is hidden alone.
  const hasHiddenLayer = layer !== undefined && reading.hiddenLayers.has(feature.layer ?? '')
  const isHidden = feature.hidden || (feature.isLayerHidden && !hasHiddenLayer)
  const common = {
    ...(layer !== undefined && { layer }),
    ...(isHidden && { hidden: true }),
  }
  const others = [...(feature.others ?? [])]
  if (feature.layer && layer === undefined) others.push(['layer', feature.layer])
  const isPoint = geometry.type === 'point' && feature.radius === undefined
  // Only points have notes of their own; other elements keep them.
  if (feature.notes && !isPoint) others.push(['description', feature.notes])
  for (const [key] of others)
    if (key === 'icon' || key === 'marker-symbol' || (key === 'fill' && geometry.type === 'polygon'))
      reading.hide(key, where)
  const extra = withEntries(undefined, 'features', others, where, note)
  const rest = { ...common, ...(extra !== undefined && { extra }) }
  const given = name === '' ? {} : { name }
  const fillOpacity = feature.fillOpacity ?? defaults.fillOpacity
  switch (geometry.type) {
    case 'point': {
      const at = place(geometry.at)
      noteAltitudes(found, [geometry.at], reading)
      if (feature.radius !== undefined)
        return [{ kind: 'circle', ...given, at, radius: feature.radius, color, fillOpacity, ...rest }]
      const notes = cut('notes', feature.notes, limits.notesLength, where, note)
      const { pointType: type = defaults.pointType, photo } = feature
      return [{ kind: 'point', name, at, type, color, notes, ...(photo && { photo }), ...rest }]
    }
    case 'line': {
      const path = thinned(geometry.path, where, note)
      noteAltitudes(found, path, reading)
      if (!feature.isRoute) return [{ kind: 'line', ...given, path: path.map(place), color, ...rest }]
      // A thinned path has lost count of them.
      const details = path.length === geometry.path.length ? feature.waypoints : undefined
      const waypoints = path.map((vertex, index) => ({
        at: place(vertex),
        ...named(details?.[index], where, note),
        ...(typeof vertex[2] === 'number' && { altitude: neat(altitudeIn(sheet.units, vertex[2])) }),
      }))
      const { speed } = defaults[sheet.units]
      return [{ kind: 'route', name, color, flightPlan: true, speed, waypoints, ...rest }]
    }
    case 'polygon': {
      noteAltitudes(found, geometry.rings.flat(), reading)
      const rings = geometry.rings.map((ring) => thinned(ring, where, note).map(place))
      return [{ kind: 'polygon', ...given, rings, color, fillOpacity, ...rest }]
    }
  }
}

function named(
  details: { readonly name?: string | undefined; readonly notes?: string | undefined } | undefined,
  where: Place,
  note: TakeNote,
): object {
  const name = cut('name', details?.name, limits.nameLength, where, note)
  const notes = cut('notes', details?.notes, limits.notesLength, where, note)
  return { ...(name !== '' && { name }), ...(notes !== '' && { notes }) }
}

/** Only the waypoints of a route have altitudes; many programs write 0 for none. */
function noteAltitudes(
  { feature, where }: FoundFeature,
  vertices: readonly Vertex[],
  { note, lose }: FeatureReading,
): void {
  if (vertices.some(({ length }) => length > 3)) lose('coordinates', where)
  const isLost = vertices.some(([, , altitude]) => typeof altitude === 'number' && altitude !== 0)
  if (isLost && !feature.isRoute) note({ code: 'value-dropped', where, detail: { field: 'altitude' } })
}

function thinned(path: readonly Vertex[], where: Place, note: TakeNote): readonly Vertex[] {
  const thin = thinPath(path)
  if (thin.length < path.length)
    note({ code: 'thinned', where, detail: { count: path.length, kept: thin.length } })
  return thin
}

function readColor(feature: Feature, where: Place, note: TakeNote): string {
  if (feature.color === undefined) return defaults.color
  const color = colorOfFile(feature.color)
  if (color !== undefined) return color
  const detail = { field: 'color', found: shown(feature.color), used: defaults.color }
  note({ code: 'value-replaced', where, detail })
  return defaults.color
}

const cut = (
  field: string,
  text: string | undefined,
  limit: number,
  where: Place,
  note: TakeNote,
): string => {
  if (text === undefined || text.length <= limit) return text ?? ''
  note({ code: 'text-cut', where, detail: { field, length: text.length, limit } })
  return cutText(text, limit)
}
