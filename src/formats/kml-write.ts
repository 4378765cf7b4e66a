import { strToU8 } from 'fflate'
import { destination } from '../plan/leg.ts'
import type { Plan } from '../plan/plan.ts'
import { worldMap } from '../plan/plan-map.ts'
import type { Feature, Geometry, Vertex } from './feature.ts'
import { keptJson } from './kept-json.ts'
import { dataText, isLook, kmlStyle } from './kml-look.ts'
import type { Bytes, WriteResult } from './open-result.ts'
import { featuresOfPlan } from './plan-features.ts'
import { noteUnseen, type Shown } from './unseen.ts'
import { writeXml, type XmlTag, xmlField, xmlTag } from './xml-write.ts'
import { writeZip } from './zip.ts'

/**
 * A plan as KML 2.2 (OGC 07-147r2), a folder for each layer. Circles have an outline of 72 positions beside their centre. What only
 * Missioncast knows stands in the extended data `missioncast`: opened here again, it is the same plan.
 */
export function writeKml(plan: Plan): WriteResult<string> {
  const written = featuresOfPlan(plan)
  const { sheet, kept, features } = written
  const notes = [...written.notes]
  noteUnseen(
    written,
    shown,
    () => [],
    (note) => notes.push(note),
  )
  const placed = features.map(({ id, feature }, place) => ({
    layer: feature.layer,
    tag: placemark(feature, { ...feature.kept, id, place }),
  }))
  const layers = [...new Set(placed.flatMap(({ layer }) => layer ?? []))]
  const inLayer = (name: string | undefined): XmlTag[] =>
    placed.filter(({ layer }) => layer === name).map(({ tag }) => tag)
  // Layers of one name are one folder.
  const isHidden = (name: string): boolean =>
    (sheet.layers ?? []).every((layer) => layer.name !== name || layer.hidden === true)
  const document = xmlTag(
    'Document',
    {},
    xmlField('name', sheet.title),
    extendedData([['missioncast', keptJson(kept)]]),
    ...inLayer(undefined),
    ...layers.map((name) =>
      xmlTag('Folder', {}, xmlTag('name', {}, name), visibility(isHidden(name)), ...inLayer(name)),
    ),
  )
  const { text } = writeXml(xmlTag('kml', { xmlns: 'http://www.opengis.net/kml/2.2' }, document))
  return { type: 'written', content: text, notes }
}

/** A plan as KMZ: KML in a zip archive. */
export function writeKmz(plan: Plan): WriteResult<Bytes> {
  const written = writeKml(plan)
  if (written.type === 'failed') return written
  return { ...written, content: writeZip({ 'doc.kml': strToU8(written.content) }) }
}

function placemark(feature: Feature, kept: object): XmlTag {
  const { name, notes, hidden, others } = feature
  return xmlTag(
    'Placemark',
    {},
    xmlField('name', name),
    visibility(hidden),
    xmlField('description', notes),
    kmlStyle(feature),
    extendedData([
      ...(others ?? [])
        .filter(([key]) => !isLook(key))
        .map(([key, value]) => [key, dataText(value)] as const),
      ['missioncast', keptJson(kept)],
    ]),
    geometryTag(feature.radius === undefined ? feature.geometry : circle(feature)),
  )
}

const visibility = (isHidden: boolean | undefined): XmlTag | undefined =>
  isHidden ? xmlTag('visibility', {}, '0') : undefined

const extendedData = (entries: readonly (readonly [string, string])[]): XmlTag =>
  xmlTag(
    'ExtendedData',
    {},
    ...entries.map(([name, value]) => xmlTag('Data', { name }, xmlTag('value', {}, value))),
  )

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

function circle({ geometry, radius }: Feature): Geometry {
  if (geometry.type !== 'point') return geometry
  const [x, y] = geometry.at
  const ring = Array.from({ length: 72 }, (_, step) =>
    destination(worldMap, [Number(x), Number(y)], step * -5, Number(radius) / 1000),
  )
  return { type: 'many', parts: [geometry, { type: 'polygon', rings: [ring] }] }
}

function geometryTag(geometry: Geometry): XmlTag {
  switch (geometry.type) {
    case 'point':
      return xmlTag('Point', {}, altitudeMode([geometry.at]), coordinates([geometry.at]))
    case 'line':
      return xmlTag(
        'LineString',
        {},
        xmlTag('tessellate', {}, '1'),
        altitudeMode(geometry.path),
        coordinates(geometry.path),
      )
    case 'polygon':
      return xmlTag(
        'Polygon',
        {},
        xmlTag('tessellate', {}, '1'),
        ...geometry.rings.map((ring, index) =>
          xmlTag(
            index === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs',
            {},
            xmlTag('LinearRing', {}, coordinates([...ring, ...ring.slice(0, 1)])),
          ),
        ),
      )
    case 'many':
      return xmlTag('MultiGeometry', {}, ...geometry.parts.map(geometryTag))
  }
}

/** Without it readers lay everything on the ground. */
const altitudeMode = (path: readonly Vertex[]): XmlTag | undefined =>
  path.every(({ length }) => length > 2) && path.length > 0
    ? xmlTag('altitudeMode', {}, 'absolute')
    : undefined

const coordinates = (path: readonly Vertex[]): XmlTag =>
  xmlTag('coordinates', {}, path.map((vertex) => vertex.join(',')).join(' '))
