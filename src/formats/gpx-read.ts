import { limits } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { FoundFeature, Geometry, Vertex } from './feature.ts'
import type { Note } from './file-problem.ts'
import { gpxSaid, loseOfFile, loseOfPosition, withLinks } from './gpx-fields.ts'
import { pointTypeOf, symbolOf } from './gpx-symbol.ts'
import { readKeptJson } from './kept-json.ts'
import { type LossTally, lossTally } from './loss-tally.ts'
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
  const tally = lossTally()
  loseOfFile(root, tally)
  const metadata = xmlChild(root, 'metadata')
  const features = [
    ...xmlChildren(root, 'wpt').map((tag, index) => found(tag, 'point', index, tally, () => pointOf(tag))),
    ...xmlChildren(root, 'rte').map((tag, index) => {
      const points = xmlChildren(tag, 'rtept')
      const route = found(tag, 'route', index, tally, () => ({ type: 'line', path: points.map(vertexOf) }))
      const waypoints = points.map((point, at) => {
        const where: Place = [...route.where, { part: 'waypoint', number: at + 1 }]
        const { others, color, links } = gpxSaid(point, 'wpt', where, tally)
        for (const [what] of others) tally.lose(what, where)
        if (color !== undefined) tally.lose('color', where)
        return { name: xmlText(point, 'name'), notes: withLinks(notesOf(point), links) }
      })
      return { ...route, feature: { ...route.feature, isRoute: true, waypoints } }
    }),
    ...xmlChildren(root, 'trk').map((tag, index) =>
      found(tag, 'line', index, tally, (where) => trackOf(tag, where, tally)),
    ),
  ]
  const file = {
    title: xmlText(metadata, 'name') ?? xmlText(root, 'name'),
    kept: metadata && readKeptJson(keptText(metadata)),
    features,
  }
  return planOfFeatures('gpx', file, notes, options, tally)
}

function found(
  tag: XmlElement,
  part: 'point' | 'route' | 'line',
  index: number,
  tally: LossTally,
  geometryAt: (where: Place) => Geometry,
): FoundFeature {
  const name = xmlText(tag, 'name')
  const where: Place = [{ part, number: index + 1, ...(name !== undefined && { name: name.slice(0, 60) }) }]
  const kept = readKeptJson(keptText(tag))
  const { id, place, kind, type, photo } = isObject(kept) ? kept : {}
  const { others, color, links } = gpxSaid(tag, part === 'point' ? 'wpt' : 'way', where, tally)
  // What was written for the point's own picture, type and symbol says nothing new.
  const foreign = links.filter(({ href }) => href !== photo)
  const picture =
    part === 'point'
      ? foreign.find(({ isPicture, href }) => isPicture && href.length <= limits.photoLength)
      : undefined
  const ownSymbol = typeof type === 'string' ? symbolOf(type) : undefined
  const said = others.filter(
    ([key, value]) => !(key === 'type' && value === type) && !(key === 'sym' && value === ownSymbol),
  )
  const words = new Map(said)
  const plain = geometryAt(where)
  return {
    where,
    id: typeof id === 'string' ? id : undefined,
    place: typeof place === 'number' ? place : undefined,
    feature: {
      geometry: kind === 'polygon' ? areaOf(plain) : plain,
      name,
      notes: withLinks(
        notesOf(tag),
        foreign.filter((link) => link !== picture),
      ),
      ...(part === 'point' && {
        pointType: pointTypeOf(words.get('type'), words.get('sym')),
        photo: picture?.href,
      }),
      color,
      others: said,
      ...(kept !== undefined && { kept }),
    },
  }
}

const keptText = (tag: XmlElement): string | undefined =>
  xmlChildren(tag, 'extensions')
    .flatMap((list) => xmlChildren(list, 'element'))
    .flatMap((element) => xmlText(element) ?? [])[0]

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

/** Segments without two positions are no way; a track of none is named where elements are made of it. */
function trackOf(tag: XmlElement, where: Place, tally: LossTally): Geometry {
  for (const segment of xmlChildren(tag, 'trkseg')) {
    const positions = xmlChildren(segment, 'trkpt')
    for (const position of positions) loseOfPosition(position, where, tally)
    if (positions.length < 2) tally.lose('trkseg', where)
  }
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
