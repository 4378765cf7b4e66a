import type { Place } from '../plan/place.ts'
import type { FoundFeature, Geometry, Vertex } from './feature.ts'
import type { Note } from './file-problem.ts'
import { readKeptJson } from './kept-json.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import { planOfFeatures } from './plan-features.ts'
import {
  parseXml,
  type XmlElement,
  xmlAttributeNumber,
  xmlChild,
  xmlChildren,
  xmlNumber,
  xmlText,
} from './xml.ts'

/** Of the elements that hold what only Missioncast knows; an address of nothing. */
export const missioncastNamespace = 'urn:x-missioncast:plan:2'

/**
 * Opens GPX 1.0 and 1.1: waypoints become points, routes become routes with the names and altitudes of their waypoints, each segment
 * of a track becomes a line. Read by hand, since the converter for KML forgets the names of a route's waypoints.
 */
export function readGpx(text: string, options: OpenOptions): OpenResult {
  const parsed = parseXml(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  const { root } = parsed
  const notes: Note[] = []
  const times = root.getElementsByTagName('trkpt').length > 0 ? countTimes(root) : 0
  if (times > 0) notes.push({ code: 'not-read', where: [], detail: { what: 'time', count: times } })
  const metadata = xmlChild(root, 'metadata')
  const features = [
    ...xmlChildren(root, 'wpt').map((tag, index) => found(tag, 'point', index, pointOf(tag))),
    ...xmlChildren(root, 'rte').map((tag, index) => {
      const points = xmlChildren(tag, 'rtept')
      const route = found(tag, 'route', index, { type: 'line', path: points.map(vertexOf) })
      const waypoints = points.map((point) => ({ name: xmlText(point, 'name'), notes: notesOf(point) }))
      return { ...route, feature: { ...route.feature, isRoute: true, waypoints } }
    }),
    ...xmlChildren(root, 'trk').map((tag, index) => found(tag, 'line', index, trackOf(tag))),
  ]
  const file = {
    title: xmlText(metadata, 'name') ?? xmlText(root, 'name'),
    kept: metadata && readKeptJson(keptText(metadata)),
    features,
  }
  return planOfFeatures('gpx', file, notes, options)
}

/** When a track was flown, which a plan does not hold. */
const countTimes = (root: XmlElement): number =>
  Array.from(root.getElementsByTagName('trkpt')).filter((point) => xmlChild(point, 'time')).length

function found(
  tag: XmlElement,
  part: 'point' | 'route' | 'line',
  index: number,
  plain: Geometry,
): FoundFeature {
  const name = xmlText(tag, 'name')
  const where: Place = [{ part, number: index + 1, ...(name !== undefined && { name: name.slice(0, 60) }) }]
  const kept = readKeptJson(keptText(tag))
  const { id, place, kind } = isObject(kept) ? kept : {}
  return {
    where,
    id: typeof id === 'string' ? id : undefined,
    place: typeof place === 'number' ? place : undefined,
    feature: {
      geometry: kind === 'polygon' ? areaOf(plain) : plain,
      name,
      notes: notesOf(tag),
      ...(kept !== undefined && { kept }),
    },
  }
}

const keptText = (tag: XmlElement): string | undefined => xmlText(tag, 'extensions', 'element')

/** What is said of it, and where both are given the comment, too. */
function notesOf(tag: XmlElement): string | undefined {
  const [desc, cmt] = [xmlText(tag, 'desc'), xmlText(tag, 'cmt')]
  if (desc === undefined || cmt === undefined || desc === cmt) return desc ?? cmt
  return `${desc}\n${cmt}`
}

const vertexOf = (tag: XmlElement): Vertex => {
  const at = [xmlAttributeNumber(tag, 'lon'), xmlAttributeNumber(tag, 'lat')]
  const altitude = xmlNumber(tag, 'ele')
  return altitude === undefined ? at : [...at, altitude]
}

const pointOf = (tag: XmlElement): Geometry => ({ type: 'point', at: vertexOf(tag) })

/** Segments without two positions are no way; a track of none is left to the schema. */
function trackOf(tag: XmlElement): Geometry {
  const parts = xmlChildren(tag, 'trkseg')
    .map((segment) => ({ type: 'line' as const, path: xmlChildren(segment, 'trkpt').map(vertexOf) }))
    .filter(({ path }) => path.length > 1)
  const [first] = parts
  return parts.length === 1 && first ? first : { type: 'many', parts }
}

/** The rings of a polygon, which was written as a track. */
function areaOf(geometry: Geometry): Geometry {
  const paths = geometry.type === 'many' ? geometry.parts : [geometry]
  return { type: 'polygon', rings: paths.map((path) => (path.type === 'line' ? path.path.slice(0, -1) : [])) }
}
