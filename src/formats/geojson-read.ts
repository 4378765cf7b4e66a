import * as v from 'valibot'
import { elementIdSchema } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import { kindOf } from '../plan/read-element.ts'
import type { Feature, FoundFeature, Geometry, Vertex } from './feature.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { pointTypeOf } from './gpx-symbol.ts'
import { shown } from './json-fields.ts'
import { type LossTally, lossTally } from './loss-tally.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import { planOfFeatures } from './plan-features.ts'

type Fields = Readonly<Record<string, unknown>>

const geometryTypes = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]

/** Whether a JSON object looks like GeoJSON. */
export const isGeoJson = ({ type }: Fields): boolean =>
  typeof type === 'string' && ['FeatureCollection', 'Feature', ...geometryTypes].includes(type)

/**
 * Opens GeoJSON (RFC 7946): points, lines and polygons with the properties of simplestyle 1.1 (`marker-color`, `stroke`, `fill-opacity` …),
 * `name`, `layer`, and `radius` in metres, which makes a point a circle. Other properties stay with their elements.
 */
export function readGeoJson(file: Fields, options: OpenOptions): OpenResult {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const tally = lossTally()
  const features = featuresOf(file).flatMap((feature, index) => {
    const found = foundFeature(feature, index + 1, note, tally)
    return found ? [found] : []
  })
  const isCollection = file.type === 'FeatureCollection'
  if (isCollection)
    for (const field of Object.keys(file))
      if (!['type', 'features', 'name', 'bbox', 'missioncast'].includes(field))
        note({ code: 'value-dropped', where: [], detail: { field } })
  const kept = isCollection ? file.missioncast : undefined
  const title = isCollection && typeof file.name === 'string' ? file.name : undefined
  return planOfFeatures('geojson', { title, kept, features }, notes, options, tally)
}

function featuresOf(file: Fields): readonly unknown[] {
  if (file.type === 'FeatureCollection') return Array.isArray(file.features) ? file.features : []
  return [file.type === 'Feature' ? file : { type: 'Feature', properties: null, geometry: file }]
}

function foundFeature(
  value: unknown,
  number: number,
  note: TakeNote,
  tally: LossTally,
): FoundFeature | undefined {
  const properties = isObject(value) && isObject(value.properties) ? value.properties : {}
  const name = textOf(properties.name) ?? textOf(properties.title)
  const where: Place = [{ part: 'element', number, ...(name && { name: name.slice(0, 60) }) }]
  const geometry = isObject(value) ? geometryOf(value.geometry) : undefined
  if (!isObject(value) || !geometry) {
    const problem: FileProblem = isObject(value)
      ? { code: 'missing', where, detail: { field: 'geometry' } }
      : { code: 'wrong-kind', where, detail: { field: 'feature', expected: 'object', found: kindOf(value) } }
    note({ code: 'left-out', where, detail: { problem } })
    return undefined
  }
  loseAround(value, where, tally)
  const feature = featureOfProperties(properties, geometry)
  const { id } = value
  const isOurs = v.is(elementIdSchema, id) && (geometry.type !== 'many' || feature.kept !== undefined)
  const isId = (typeof id === 'string' && id !== '') || typeof id === 'number'
  const others = [...(isId && !isOurs ? [['@id', id] as const] : []), ...(feature.others ?? [])]
  return { where, id: isOurs ? id : undefined, feature: { ...feature, others } }
}

/** What stands in a feature beside what RFC 7946 knows, and in its geometry what is none. */
function loseAround(value: Fields, where: Place, { lose }: LossTally): void {
  for (const field of Object.keys(value))
    if (!['type', 'id', 'geometry', 'properties', 'bbox'].includes(field)) lose(shown(field), where)
  if (!isObject(value.properties ?? {})) lose('properties', where)
  const { type, coordinates, geometries } = isObject(value.geometry) ? value.geometry : {}
  const parts: unknown = type === 'GeometryCollection' ? geometries : coordinates
  const isMany = typeof type === 'string' && /^Multi|Collection$/.test(type)
  for (const part of isMany && Array.isArray(parts) ? parts : []) {
    const geometry = type === 'GeometryCollection' ? part : { type: String(type).slice(5), coordinates: part }
    if (!geometryOf(geometry)) lose('geometry', where)
  }
}

/** A feature by its properties: also those that KML is read as. What is said in another way than the plan takes it is among the others. */
export function featureOfProperties(properties: Fields, geometry: Geometry): Feature {
  const rest = new Map(Object.entries(properties))
  /** The first of these properties that is a text or number; those that say the same go with it. */
  const take = (...keys: readonly string[]): string | undefined => {
    const value = keys.map((key) => textOf(rest.get(key))).find((text) => text !== undefined)
    for (const key of keys) if (value !== undefined && textOf(rest.get(key)) === value) rest.delete(key)
    return value
  }
  const takeIf = (key: string, fits: (value: unknown) => boolean): unknown => {
    const value = rest.get(key)
    if (!fits(value)) return undefined
    rest.delete(key)
    return value
  }
  const isPoint = geometry.type === 'point'
  const kept = takeIf('missioncast', () => true)
  const radius = takeIf('radius', (value) => isPoint && value !== null)
  const isFilled = !(isPoint && radius === undefined) && geometry.type !== 'line'
  const fillOpacity = takeIf('fill-opacity', (value) => isFilled && typeof value === 'number')
  const symbol = textOf(rest.get('marker-symbol')) ?? textOf(rest.get('sym'))
  return {
    geometry,
    name: take('name', 'title'),
    notes: take('description', 'desc'),
    color: take(...(isPoint ? ['marker-color', 'stroke', 'fill'] : ['stroke', 'fill', 'marker-color'])),
    fillOpacity: typeof fillOpacity === 'number' ? Math.min(1, Math.max(0, fillOpacity)) : undefined,
    radius,
    layer: take('layer'),
    hidden: takeIf('hidden', (value) => typeof value === 'boolean') === true ? true : undefined,
    pointType: kept === undefined ? pointTypeOf(textOf(rest.get('type')), symbol) : undefined,
    kept,
    others: [...rest].filter(([, value]) => value !== null && value !== ''),
  }
}

/** A GeoJSON geometry; undefined for what is none, or has nothing in it. Positions are left to the schema. */
export function geometryOf(value: unknown): Geometry | undefined {
  if (!isObject(value)) return undefined
  const { type, coordinates, geometries } = value
  switch (type) {
    case 'Point':
      return isVertex(coordinates) ? { type: 'point', at: coordinates } : undefined
    case 'LineString':
      return Array.isArray(coordinates) ? { type: 'line', path: vertices(coordinates) } : undefined
    case 'Polygon':
      return Array.isArray(coordinates)
        ? {
            type: 'polygon',
            rings: coordinates.filter(Array.isArray).map((ring) => openRing(vertices(ring))),
          }
        : undefined
    case 'MultiPoint':
      return many('Point', coordinates)
    case 'MultiLineString':
      return many('LineString', coordinates)
    case 'MultiPolygon':
      return many('Polygon', coordinates)
    case 'GeometryCollection':
      return manyOf(geometries)
    default:
      return undefined
  }
}

const many = (type: string, coordinates: unknown): Geometry | undefined =>
  Array.isArray(coordinates)
    ? manyOf(coordinates.map((item: unknown) => ({ type, coordinates: item })))
    : undefined

function manyOf(geometries: unknown): Geometry | undefined {
  const list: readonly unknown[] = Array.isArray(geometries) ? geometries : []
  const parts = list.flatMap((geometry) => geometryOf(geometry) ?? [])
  return parts.length === 0 ? undefined : { type: 'many', parts }
}

/** What is no position becomes one that the schema refuses. */
const vertices = (list: readonly unknown[]): readonly Vertex[] =>
  list.map((item) => (isVertex(item) ? item : [item]))

const isVertex = (value: unknown): value is Vertex => Array.isArray(value)

function openRing(ring: readonly Vertex[]): readonly Vertex[] {
  const [first] = ring
  const last = ring.at(-1)
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring.slice(0, -1) : ring
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
