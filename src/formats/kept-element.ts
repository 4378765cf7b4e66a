import { limits, type Sheet } from '../plan/element.ts'
import { isShown } from '../plan/layer.ts'
import type { Place } from '../plan/place.ts'
import { readElement } from '../plan/read-element.ts'
import { cutAtDateLine, joinedAtDateLine } from './date-line-cut.ts'
import { type Drawn, featureOfElement } from './element-feature.ts'
import type { Feature, Geometry, Vertex } from './feature.ts'
import type { FeatureReading } from './feature-reading.ts'
import { colorOfFile } from './file-color.ts'
import type { TakeNote } from './file-problem.ts'
import { textWithin } from './file-text-fields.ts'
import { extraEntries, withEntries } from './kept-extra.ts'
import { findWaypoints } from './kept-waypoints.ts'
import { isObject } from './parse-json.ts'
import { waypointFields } from './unwritten.ts'
import { positionOf, storedAltitude } from './vertex.ts'

/** The element that Missioncast wrote, with what another program has changed of the feature since; undefined if they do not fit. */
export function keptElement(found: Feature, reading: FeatureReading, where: Place): object | undefined {
  const feature = whole(found, reading.sheet)
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
    changes[element.kind === 'text' ? 'text' : 'name'] = textWithin(
      feature.name ?? '',
      'name',
      limits.nameLength,
      where,
      note,
    )
  if (element.kind === 'point' && differs(feature.notes, written?.notes))
    changes.notes = textWithin(feature.notes ?? '', 'notes', limits.notesLength, where, note)
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
  const isAlone = feature.isLayerHidden && !reading.hiddenLayers.has(feature.layer ?? '')
  if ((feature.hidden || isAlone) && isShown(sheet, element)) changes.hidden = true
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

/** A feature that was written in parts on both sides of 180°, as it was before, or else with its parts joined. */
function whole(feature: Feature, sheet: Sheet): Feature {
  const { kept, geometry } = feature
  if (!isObject(kept)) return feature
  const read = readElement({ ...kept, order: 'a0' })
  const element = read.ok && read.element.kind !== 'sheet' ? read.element : undefined
  const before = element && featureOfElement(element, sheet)?.geometry
  const cut = before && cutAtDateLine(before)
  if (before && cut && (JSON.stringify(cut) === JSON.stringify(geometry) || areSameAreas(cut, geometry)))
    return { ...feature, geometry: before }
  const isPath = kept.kind === 'line' || kept.kind === 'route'
  return { ...feature, geometry: (isPath && joinedAtDateLine(geometry)) || geometry }
}

/** Whether both are the same areas in parts, to 1 m: other programs round positions. */
function areSameAreas(one: Geometry, other: Geometry): boolean {
  const [some, others] = [one, other].map((shape) =>
    shape.type === 'many' ? shape.parts.map((part) => part.type === 'polygon' && part.rings) : undefined,
  )
  return isNear(some, others)
}

/** Whether two lists of numbers, or of such lists, are one another's but for 1e-5, which is 1 m in degrees. */
function isNear(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= 1e-5
  if (!Array.isArray(one) || !Array.isArray(other)) return false
  return one.length === other.length && one.every((item, index) => isNear(item, other[index]))
}

/** Texts in XML lose white space, and what no file can hold. */
export const differs = (found: string | undefined, written: string | undefined): boolean =>
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
      return part?.type === 'point' ? { ...kept, at: positionOf(part.at) } : undefined
    }
    case 'line':
      return geometry.type === 'line' ? { ...kept, path: geometry.path.map(positionOf) } : undefined
    case 'polygon':
      return geometry.type === 'polygon'
        ? { ...kept, rings: geometry.rings.map((ring) => ring.map(positionOf)) }
        : undefined
    case 'front': {
      const [blue, red] = geometry.type === 'many' ? geometry.parts : []
      if (blue?.type !== 'line' || red?.type !== 'line') return undefined
      return { ...kept, blue: blue.path.map(positionOf), red: red.path.map(positionOf) }
    }
    case 'route': {
      const path = routePath(geometry)
      const { details } = findWaypoints(waypointsOf(kept), path)
      return { ...kept, waypoints: path.map((at, index) => ({ ...details[index], at: positionOf(at) })) }
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
      ...(typeof altitude === 'number' && !isSame && { altitude: storedAltitude(units, altitude) }),
      ...(differs(name, waypoint.name) && { name }),
      ...(differs(notes, waypoint.notes) && { notes }),
    }
  })
  return { waypoints }
}
