import type { Plan } from '../plan/plan.ts'
import type { WrittenFeature } from './element-feature.ts'
import type { Feature, Geometry, Vertex } from './feature.ts'
import { gpxFields } from './gpx-fields.ts'
import { missioncastNamespace } from './gpx-read.ts'
import { pointTypeOf, symbolOf } from './gpx-symbol.ts'
import { keptJson } from './kept-json.ts'
import type { WriteResult } from './open-result.ts'
import { featuresOfPlan } from './plan-features.ts'
import { noteUnseen, type Shown } from './unseen.ts'
import { writeXml, type XmlTag, xmlField, xmlTag } from './xml-write.ts'

/**
 * A plan as GPX 1.1: points, texts and circles as waypoints, routes as routes, everything else as tracks. What only Missioncast knows
 * stands in extensions: opened here again, it is the same plan.
 */
export function writeGpx(plan: Plan): WriteResult<string> {
  const written = featuresOfPlan(plan)
  const { sheet, kept, features } = written
  const notes = [...written.notes]
  noteUnseen(written, shown, unseenOthers, (note) => notes.push(note))
  const tags = features.map(({ id, feature }, place) => gpxTag(feature, { ...feature.kept, id, place }))
  const ofName = (name: string): XmlTag[] => tags.filter((tag) => tag.name === name)
  const { text } = writeXml(
    xmlTag(
      'gpx',
      {
        version: '1.1',
        creator: 'Missioncast',
        xmlns: 'http://www.topografix.com/GPX/1/1',
        'xmlns:gpx_style': 'http://www.topografix.com/GPX/gpx_style/0/2',
        'xmlns:missioncast': missioncastNamespace,
      },
      xmlTag('metadata', {}, xmlField('name', sheet.title), extension(kept)),
      ...ofName('wpt'),
      ...ofName('rte'),
      ...ofName('trk'),
    ),
  )
  return { type: 'written', content: text, notes }
}

const shown: Shown = {
  sheet: ['title'],
  route: ['name', 'color', 'altitude'],
  waypoints: ['name', 'altitude', 'notes'],
  point: ['name', 'at', 'type', 'notes', 'photo'],
  circle: ['name', 'at'],
  polygon: ['name', 'rings', 'color'],
  line: ['name', 'path', 'color'],
  front: ['name', 'blue', 'red'],
  text: ['text', 'at'],
}

const unseenOthers = ({ feature }: { feature: WrittenFeature }): readonly string[] => {
  const said = saidTags(feature, ...allFields(feature)).map(({ name }) => name)
  return (feature.others ?? [])
    .map(([name]) => name)
    .filter((name) => !said.includes(name) && name !== 'description')
}

const extension = (kept: object, ...others: (XmlTag | undefined)[]): XmlTag =>
  xmlTag('extensions', {}, ...others, xmlTag('missioncast:element', {}, keptJson(kept)))

/** The colour of a line, in the extension that most programs know (gpx_style 0.2). */
const lineStyle = (color: string | undefined): XmlTag | undefined =>
  color === undefined
    ? undefined
    : xmlTag('gpx_style:line', {}, xmlTag('gpx_style:color', {}, color.slice(1)))

const isWaypoint = ({ isRoute, geometry }: Feature): boolean => !isRoute && geometry.type === 'point'

type Fields = readonly { readonly name: string; readonly pattern: RegExp }[]

const allFields = (feature: Feature): readonly Fields[] => {
  const { first, beforeLinks, last } = gpxFields[isWaypoint(feature) ? 'wpt' : 'way']
  return [first, beforeLinks, last]
}

/** Those of the fields that something is said of which the schema allows. */
function saidTags(feature: Feature, ...fields: readonly Fields[]): readonly XmlTag[] {
  const others = new Map(feature.others ?? [])
  if (feature.pointType !== undefined) {
    const { pointType } = feature
    const before = pointTypeOf(textOf(others.get('type')), textOf(others.get('sym'))) ?? 'marker'
    if (before !== pointType) {
      others.set('type', pointType === 'marker' ? undefined : pointType)
      others.set('sym', symbolOf(pointType))
    }
  }
  return fields.flat().flatMap(({ name, pattern }) => {
    const value = textOf(others.get(name))
    return value !== undefined && pattern.test(value) ? [xmlTag(name, {}, value)] : []
  })
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

function gpxTag(feature: WrittenFeature, kept: object): XmlTag {
  const { geometry, name, notes, isRoute, waypoints, photo } = feature
  const [first = [], beforeLinks = [], last = []] = allFields(feature)
  const about = notes ?? textOf(new Map(feature.others ?? []).get('description'))
  const said = [
    ...saidTags(feature, first),
    xmlField('name', name),
    xmlField('desc', about),
    ...saidTags(feature, beforeLinks),
    photo ? xmlTag('link', { href: photo }) : undefined,
    ...saidTags(feature, last),
  ]
  if (isWaypoint(feature) && geometry.type === 'point')
    return vertexTag('wpt', geometry.at, ...said, extension(kept))
  const style = lineStyle(feature.color)
  if (isRoute) {
    const path = geometry.type === 'line' ? geometry.path : geometry.type === 'point' ? [geometry.at] : []
    const points = path.map((vertex, index) => {
      const waypoint = waypoints?.[index]
      return vertexTag('rtept', vertex, xmlField('name', waypoint?.name), xmlField('desc', waypoint?.notes))
    })
    return xmlTag('rte', {}, ...said, extension(kept, style), ...points)
  }
  const segments = pathsOf(geometry).map((path) =>
    xmlTag('trkseg', {}, ...path.map((vertex) => vertexTag('trkpt', vertex))),
  )
  return xmlTag('trk', {}, ...said, extension(kept, style), ...segments)
}

function vertexTag(name: string, [x, y, altitude]: Vertex, ...children: (XmlTag | undefined)[]): XmlTag {
  // GPX counts longitudes from −180 up to but not including 180.
  const lon = Number(x) === 180 ? -180 : Number(x)
  const ele = typeof altitude === 'number' ? xmlTag('ele', {}, altitude) : undefined
  return xmlTag(name, { lat: Number(y), lon }, ele, ...children)
}

function pathsOf(geometry: Geometry): readonly (readonly Vertex[])[] {
  switch (geometry.type) {
    case 'point':
      return [[geometry.at]]
    case 'line':
      return [geometry.path]
    case 'polygon':
      return geometry.rings.map((ring) => [...ring, ...ring.slice(0, 1)])
    case 'many':
      return geometry.parts.flatMap(pathsOf)
  }
}
