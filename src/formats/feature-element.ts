import { defaults } from '../plan/drawn-element.ts'
import { limits } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { Feature, FoundFeature, Geometry, Vertex } from './feature.ts'
import type { FeatureReading } from './feature-reading.ts'
import { colorOfFile } from './file-color.ts'
import type { FileProblem, TakeNote } from './file-problem.ts'
import { textWithin } from './file-text-fields.ts'
import { shown } from './json-fields.ts'
import { keptElement } from './kept-element.ts'
import { withEntries } from './kept-extra.ts'
import { thinPath } from './thin-path.ts'
import { positionOf, storedAltitude } from './vertex.ts'

/** The elements that a feature is: as Missioncast wrote it, or else by its shape. Not checked, without an order. */
export function elementsOfFeature(found: FoundFeature, reading: FeatureReading): readonly object[] {
  const { feature, where } = found
  const kept = feature.kept === undefined ? undefined : keptElement(feature, reading, where)
  if (kept) return [kept]
  if (feature.kept !== undefined)
    reading.note({ code: 'value-dropped', where, detail: { field: 'missioncast' } })
  return plainElements(found, feature.geometry, reading)
}

function plainElements(found: FoundFeature, geometry: Geometry, reading: FeatureReading): readonly object[] {
  const { feature, where } = found
  const { note, sheet } = reading
  if (geometry.type === 'many') {
    const problem: FileProblem = { code: 'missing', where, detail: { field: 'geometry' } }
    if (geometry.parts.length === 0) note({ code: 'left-out', where, detail: { problem } })
    return geometry.parts.flatMap((part) => plainElements(found, part, reading))
  }
  const color = readColor(feature, where, note)
  const name = textWithin(feature.name ?? '', 'name', limits.nameLength, where, note)
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
      const at = positionOf(geometry.at)
      noteAltitudes(found, [geometry.at], reading)
      if (feature.radius !== undefined)
        return [{ kind: 'circle', ...given, at, radius: feature.radius, color, fillOpacity, ...rest }]
      const notes = textWithin(feature.notes ?? '', 'notes', limits.notesLength, where, note)
      const { pointType: type = defaults.pointType, photo } = feature
      return [{ kind: 'point', name, at, type, color, notes, ...(photo && { photo }), ...rest }]
    }
    case 'line': {
      const path = thinned(geometry.path, where, note)
      noteAltitudes(found, path, reading)
      if (!feature.isRoute) return [{ kind: 'line', ...given, path: path.map(positionOf), color, ...rest }]
      // A thinned path has lost count of them.
      const details = path.length === geometry.path.length ? feature.waypoints : undefined
      const waypoints = path.map((vertex, index) => ({
        at: positionOf(vertex),
        ...named(details?.[index], where, note),
        ...(typeof vertex[2] === 'number' && { altitude: storedAltitude(sheet.units, vertex[2]) }),
      }))
      const { speed } = defaults[sheet.units]
      return [{ kind: 'route', name, color, flightPlan: true, speed, waypoints, ...rest }]
    }
    case 'polygon': {
      noteAltitudes(found, geometry.rings.flat(), reading)
      const rings = geometry.rings.map((ring) => thinned(ring, where, note).map(positionOf))
      return [{ kind: 'polygon', ...given, rings, color, fillOpacity, ...rest }]
    }
  }
}

function named(
  details: { readonly name?: string | undefined; readonly notes?: string | undefined } | undefined,
  where: Place,
  note: TakeNote,
): object {
  const name = textWithin(details?.name ?? '', 'name', limits.nameLength, where, note)
  const notes = textWithin(details?.notes ?? '', 'notes', limits.notesLength, where, note)
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
