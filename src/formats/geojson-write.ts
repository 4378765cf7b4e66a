import type { ElementId } from '../plan/element.ts'
import { elementPlaces } from '../plan/place.ts'
import type { Plan } from '../plan/plan.ts'
import { cutAtDateLine, goesOver } from './date-line-cut.ts'
import type { Drawn } from './element-feature.ts'
import type { Feature, Geometry, Vertex } from './feature.ts'
import type { WriteResult } from './open-result.ts'
import { featuresOfPlan } from './plan-features.ts'
import { noteUnseen, type Shown } from './unseen.ts'

/**
 * A plan as GeoJSON (RFC 7946), a feature a line, coloured by simplestyle 1.1. What only Missioncast knows stands in each feature's
 * property `missioncast` and in the collection's member of that name: opened here again, it is the same plan. What goes over 180°
 * is in parts on both sides.
 */
export function writeGeoJson(plan: Plan): WriteResult<string> {
  const written = featuresOfPlan(plan)
  const { sheet, kept, features } = written
  const notes = [...written.notes]
  noteUnseen(
    written,
    shown,
    () => [],
    (note) => notes.push(note),
  )
  const head = {
    type: 'FeatureCollection',
    ...(sheet.title !== '' && { name: sheet.title }),
    missioncast: kept,
  }
  const places = elementPlaces(plan)
  const lines = features.map(({ id, element, feature }) => {
    const geometry = cutAtDateLine(feature.geometry)
    // Parts that somebody else has changed are not to be told from two elements: the whole is kept beside them.
    const whole = goesOver(feature.geometry) ? positionsOf(element) : {}
    if (goesOver(geometry)) notes.push({ code: 'over-date-line', where: places.get(id) ?? [], detail: {} })
    const cut = { ...feature, geometry, kept: { ...feature.kept, ...whole } }
    return JSON.stringify(featureObject(id, cut))
  })
  const content = `${JSON.stringify(head).slice(0, -1)},\n"features":[\n${lines.join(',\n')}\n]}\n`
  return { type: 'written', content, notes }
}

const shown: Shown = {
  sheet: ['title', 'layers'],
  route: ['name', 'color', 'altitude', 'layer', 'hidden'],
  waypoints: ['altitude'],
  point: ['name', 'at', 'color', 'notes', 'layer', 'hidden'],
  circle: ['name', 'at', 'color', 'fillOpacity', 'radius', 'layer', 'hidden'],
  polygon: ['name', 'rings', 'color', 'fillOpacity', 'layer', 'hidden'],
  line: ['name', 'path', 'color', 'layer', 'hidden'],
  front: ['name', 'blue', 'red', 'layer', 'hidden'],
  text: ['text', 'at', 'color', 'layer', 'hidden'],
}

const positionsOf = (element: Drawn): object => {
  if (element.kind === 'line') return { path: element.path }
  return element.kind === 'polygon' ? { rings: element.rings } : {}
}

function featureObject(id: ElementId, feature: Feature): object {
  const { name, notes, color, fillOpacity, radius, layer, hidden, kept, others } = feature
  const said = {
    name,
    description: notes || undefined,
    [feature.geometry.type === 'point' ? 'marker-color' : 'stroke']: color,
    fill: fillOpacity === undefined ? undefined : color,
    'fill-opacity': fillOpacity,
    radius,
    layer,
    hidden,
  }
  const properties = new Map<string, unknown>(Object.entries(said).filter(([, value]) => value !== undefined))
  // A filling of another colour than the outline has one only in the file.
  for (const [key, value] of others ?? [])
    if (!properties.has(key) || key === 'fill') properties.set(key, value)
  properties.set('missioncast', kept)
  return {
    type: 'Feature',
    id,
    geometry: geometryObject(feature.geometry),
    properties: Object.fromEntries(properties),
  }
}

function geometryObject(geometry: Geometry): object {
  switch (geometry.type) {
    case 'point':
      return { type: 'Point', coordinates: geometry.at }
    case 'line':
      return { type: 'LineString', coordinates: geometry.path }
    case 'polygon':
      return { type: 'Polygon', coordinates: geometry.rings.map(closedRing) }
    case 'many': {
      const { parts } = geometry
      const lines = parts.flatMap((part) => (part.type === 'line' ? [part.path] : []))
      if (lines.length === parts.length) return { type: 'MultiLineString', coordinates: lines }
      const areas = parts.flatMap((part) => (part.type === 'polygon' ? [part.rings.map(closedRing)] : []))
      if (areas.length === parts.length) return { type: 'MultiPolygon', coordinates: areas }
      return { type: 'GeometryCollection', geometries: parts.map(geometryObject) }
    }
  }
}

const closedRing = (ring: readonly Vertex[]): readonly Vertex[] => [...ring, ...ring.slice(0, 1)]
