import type { Place } from '../plan/place.ts'
import { keepReadable } from './kml-coordinates.ts'
import type { LossTally } from './loss-tally.ts'
import { type XmlElement, xmlAt, xmlAttribute, xmlChild, xmlChildren, xmlText } from './xml.ts'

/** What a placemark says that the converter would lose, or take for something else. */
export type Placemark = {
  readonly where: Place
  /** its extended data, by their names */
  readonly data: readonly (readonly [string, string])[]
}

const geometries = [
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Track',
  'MultiTrack',
  'Model',
]

const ofPlacemark = [
  ...['name', 'description', 'visibility', 'open', 'address', 'phoneNumber'],
  ...['styleUrl', 'Style', 'StyleMap', 'ExtendedData', 'TimeSpan', 'TimeStamp'],
  ...geometries,
]

/** Overlays and links are counted elsewhere. */
const ofFolder = [
  ...['name', 'visibility', 'open', 'Style', 'StyleMap', 'Schema', 'styleUrl'],
  ...['Document', 'Folder', 'Placemark', 'CascadingStyle'],
  ...['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay', 'NetworkLink', 'Tour'],
]

/**
 * Makes the document ready for the converter, which gives every placemark back by the id that it gets here: its number from 0.
 * Extended data are read here, since there they would take the place of a name or a colour. Of a `StyleMap` the normal
 * style counts, wherever it stands. What nobody reads is lost; positions have to be tidy, and what is none of them is taken out.
 */
export function prepareKml(root: XmlElement, tally: LossTally, unreadable: LossTally): readonly Placemark[] {
  for (const map of all(root, 'StyleMap')) keepNormal(map, tally)
  const styles = new Set(
    ['Style', 'StyleMap', 'CascadingStyle'].flatMap((name) =>
      all(root, name).map((style) => xmlAttribute(style, 'id')),
    ),
  )
  for (const folder of [root, ...all(root, 'Document'), ...all(root, 'Folder')]) loseOfFolder(folder, tally)
  return all(root, 'Placemark').map((tag, index) => {
    const name = xmlText(tag, 'name')
    const where: Place = [{ part: 'element', number: index + 1, ...(name && { name: name.slice(0, 60) }) }]
    for (const { localName } of xmlChildren(tag))
      if (!ofPlacemark.includes(localName ?? '')) tally.lose(localName ?? '', where)
    keepReadable(tag, where, unreadable)
    loseOfShapes(tag, where, tally)
    const data = dataOf(tag, where, tally)
    const id = xmlAttribute(tag, 'id')
    const url = xmlText(tag, 'styleUrl')
    if (url !== undefined && !styles.has(url.replace(/^#/, ''))) tally.lose('styleUrl', where)
    tag.setAttribute('id', String(index))
    return { where, data: id === undefined ? data : [['@id', id], ...data] }
  })
}

const all = (root: XmlElement, name: string): readonly XmlElement[] =>
  Array.from(root.getElementsByTagNameNS('*', name))

/** Leaves the normal style of the two, which the converter takes; one that stands within gets the map's own id. */
function keepNormal(map: XmlElement, { lose }: LossTally): void {
  const pairs = xmlChildren(map, 'Pair')
  const normal = pairs.find((pair) => xmlText(pair, 'key') === 'normal') ?? pairs[0]
  for (const pair of pairs) {
    if (pair === normal) continue
    lose('highlight', [])
    map.removeChild(pair)
  }
  const style = normal && xmlChild(normal, 'Style')
  const id = xmlAttribute(map, 'id')
  if (style && id !== undefined) style.setAttribute('id', id)
}

function loseOfFolder(folder: XmlElement, { lose }: LossTally): void {
  const name = xmlText(folder, 'name')
  const isFolder = folder.localName === 'Folder'
  const where: Place = isFolder ? [{ part: 'layer', ...(name && { name: name.slice(0, 60) }) }] : []
  for (const tag of xmlChildren(folder)) {
    const what = tag.localName ?? ''
    const isOwn =
      what === 'ExtendedData' &&
      xmlChildren(tag).every((data) => xmlAttribute(data, 'name') === 'missioncast')
    if (!ofFolder.includes(what) && !isOwn) lose(what, where)
  }
}

/** Shapes of too few positions, which the converter passes over, and walls down to the ground. */
function loseOfShapes(tag: XmlElement, where: Place, { lose }: LossTally): void {
  for (const [name, least] of [
    ['LineString', 2],
    ['LinearRing', 3],
  ] as const)
    for (const shape of all(tag, name)) {
      if (positionsOf(shape) < least) lose(name, where)
    }
  // The converter would take the first of its holes for the area.
  for (const area of all(tag, 'Polygon')) {
    const outline = xmlAt(area, 'outerBoundaryIs', 'LinearRing')
    const hasArea = outline ? positionsOf(outline) >= 3 : !xmlChild(area, 'innerBoundaryIs')
    if (hasArea) continue
    if (!outline) lose('Polygon', where)
    area.parentNode?.removeChild(area)
  }
  for (const extrude of all(tag, 'extrude')) if (xmlText(extrude) === '1') lose('extrude', where)
}

const positionsOf = (shape: XmlElement): number =>
  (xmlText(shape, 'coordinates') ?? '').split(' ').filter((tuple) => tuple.includes(',')).length

/** The extended data of a placemark, with and without a schema, as the texts that they are; they are taken out of it. */
function dataOf(tag: XmlElement, where: Place, { lose }: LossTally): readonly (readonly [string, string])[] {
  return xmlChildren(tag, 'ExtendedData').flatMap((extended) => {
    tag.removeChild(extended)
    return xmlChildren(extended).flatMap((data) => {
      if (data.localName === 'Data') return named(data, xmlText(data, 'value'))
      if (data.localName !== 'SchemaData') {
        lose(data.localName ?? '', where)
        return []
      }
      return xmlChildren(data).flatMap((simple) => {
        if (simple.localName === 'SimpleData') return named(simple, xmlText(simple))
        lose(simple.localName ?? '', where)
        return []
      })
    })
  })
}

const named = (tag: XmlElement, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[xmlAttribute(tag, 'name') ?? '', value]]
