import type { ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { Feature, Geometry, Vertex } from './feature.ts'
import type { WriteResult } from './open-result.ts'
import { featuresOfPlan } from './plan-features.ts'
import { noteUnseen, type Shown } from './unseen.ts'

/**
 * A plan as GeoJSON (RFC 7946), a feature a line, coloured by simplestyle 1.1. What only Missioncast knows stands in each feature's
 * property `missioncast` and in the collection's member of that name: opened here again, it is the same plan.
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
  const lines = features.map(({ id, feature }) => JSON.stringify(featureObject(id, feature)))
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
    case 'many':
      return geometry.parts.every(({ type }) => type === 'line')
        ? {
            type: 'MultiLineString',
            coordinates: geometry.parts.map((part) => (part.type === 'line' ? part.path : [])),
          }
        : { type: 'GeometryCollection', geometries: geometry.parts.map(geometryObject) }
  }
}

/** Closed, the outer one counterclockwise and holes clockwise, as RFC 7946 (3.1.6) wants it. */
function closedRing(ring: readonly Vertex[], index: number): readonly Vertex[] {
  const isClockwise = signedArea(ring) < 0
  const wound = isClockwise === index > 0 ? ring : [...ring].reverse()
  return [...wound, ...wound.slice(0, 1)]
}

/** Twice the area that a ring encloses, positive if it runs counterclockwise. */
const signedArea = (ring: readonly Vertex[]): number =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? []
    return sum + Number(x) * Number(nextY) - Number(nextX) * Number(y)
  }, 0)
