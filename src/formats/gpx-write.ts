import type { Plan } from '../plan/plan.ts'
import type { WrittenFeature } from './element-feature.ts'
import type { Geometry, Vertex } from './feature.ts'
import { missioncastNamespace } from './gpx-read.ts'
import { keptJson } from './kept-json.ts'
import type { WriteResult } from './open-result.ts'
import { featuresOfPlan } from './plan-features.ts'
import { writeXml, type XmlTag, xmlField, xmlTag } from './xml-write.ts'

/**
 * A plan as GPX 1.1: points, texts and circles as waypoints, routes as routes, everything else as tracks. What only Missioncast knows
 * stands in extensions: opened here again, it is the same plan.
 */
export function writeGpx(plan: Plan): WriteResult<string> {
  const { sheet, kept, features, notes } = featuresOfPlan(plan)
  const tags = features.map(({ id, feature }, place) =>
    gpxTag(feature, extension({ ...feature.kept, id, place })),
  )
  const ofName = (name: string): XmlTag[] => tags.filter((tag) => tag.name === name)
  const { text } = writeXml(
    xmlTag(
      'gpx',
      {
        version: '1.1',
        creator: 'Missioncast',
        xmlns: 'http://www.topografix.com/GPX/1/1',
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

const extension = (kept: object): XmlTag =>
  xmlTag('extensions', {}, xmlTag('missioncast:element', {}, keptJson(kept)))

function gpxTag(feature: WrittenFeature, kept: XmlTag): XmlTag {
  const { geometry, name, notes, isRoute, waypoints } = feature
  const said = [xmlField('name', name), xmlField('desc', notes), kept]
  if (isRoute) {
    const path = geometry.type === 'line' ? geometry.path : geometry.type === 'point' ? [geometry.at] : []
    const points = path.map((vertex, index) => {
      const waypoint = waypoints?.[index]
      return vertexTag('rtept', vertex, xmlField('name', waypoint?.name), xmlField('desc', waypoint?.notes))
    })
    return xmlTag('rte', {}, ...said, ...points)
  }
  if (geometry.type === 'point') return vertexTag('wpt', geometry.at, ...said)
  const segments = pathsOf(geometry).map((path) =>
    xmlTag('trkseg', {}, ...path.map((vertex) => vertexTag('trkpt', vertex))),
  )
  return xmlTag('trk', {}, ...said, ...segments)
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
