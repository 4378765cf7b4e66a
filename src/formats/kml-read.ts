import { type Folder, kmlWithFolders } from '@tmcw/togeojson'
import type { Place } from '../plan/place.ts'
import type { FoundFeature } from './feature.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { featureOfProperties, geometryOf } from './geojson-read.ts'
import { readKeptJson } from './kept-json.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import { planOfFeatures } from './plan-features.ts'
import { parseXml, type XmlElement, xmlAttribute, xmlChild, xmlChildren, xmlText } from './xml.ts'
import { zippedText } from './zip.ts'

type Fields = Readonly<Record<string, unknown>>

/** What KML has and a plan has not. */
const noPlace = ['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay', 'NetworkLink', 'Model', 'Tour'] as const

/** What is said of how things look in Google Earth, beside their colours. */
const looks = /^(icon|label|stroke|fill|style|@|open$|tessellate$|extrude$|visibility$|snippet$)/i

/** Opens KML 2.2: placemarks of points, lines, polygons and tracks; folders become layers. Nothing is fetched. */
export function readKml(text: string, options: OpenOptions): OpenResult {
  return readDocument('kml', text, options)
}

/** Opens KMZ: the first KML of the archive, `doc.kml` before all. */
export function readKmz(bytes: Uint8Array, options: OpenOptions): OpenResult {
  const main = zippedText(bytes, (name) => name.toLowerCase() === 'doc.kml', 'doc.kml')
  const found = main.ok ? main : zippedText(bytes, isKmlName, '*.kml')
  return found.ok ? readDocument('kmz', found.text, options) : { type: 'failed', problem: found.problem }
}

export const isKmlName = (name: string): boolean => name.toLowerCase().endsWith('.kml')

function readDocument(format: 'kml' | 'kmz', text: string, options: OpenOptions): OpenResult {
  const parsed = parseXml(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  for (const what of noPlace) {
    const count = parsed.document.getElementsByTagName(what).length
    if (count > 0) note({ code: 'not-read', where: [], detail: { what, count } })
  }
  tidyCoordinates(parsed.root, note)
  const whole = xmlChild(parsed.root, 'Document') ?? parsed.root
  const features: FoundFeature[] = []
  collect(kmlWithFolders(parsed.document).children, undefined, features, note)
  const file = { title: xmlText(whole, 'name'), kept: readKeptJson(keptText(whole)), features }
  return planOfFeatures(format, file, notes, options)
}

function keptText(whole: XmlElement): string | undefined {
  const extended = xmlChild(whole, 'ExtendedData')
  const data = extended && xmlChildren(extended, 'Data')
  return xmlText(
    data?.find((item) => xmlAttribute(item, 'name') === 'missioncast'),
    'value',
  )
}

/**
 * Positions parted by one blank, with none at their commas: the converter takes a blank there for the end of a position, and its own
 * ways with white space take the square of its length. What is no position it passes over, so that is counted here.
 */
function tidyCoordinates(root: XmlElement, note: TakeNote): void {
  let count = 0
  for (const tag of Array.from(root.getElementsByTagName('coordinates'))) {
    const text = blanksToOne(tag.textContent ?? '').replace(/ ?, ?/g, ',')
    for (const tuple of text.split(' '))
      if (tuple !== '' && !/^[-+.\deE]+,[-+.\deE]+(,[-+.\deE]*)?$/.test(tuple)) count++
    tag.textContent = text
  }
  for (const tag of Array.from(root.getElementsByTagNameNS('*', 'coord')))
    tag.textContent = blanksToOne(tag.textContent ?? '')
  if (count > 0) note({ code: 'not-read', where: [], detail: { what: 'coordinates', count } })
}

/** In time that is linear in the text, since nothing follows the white space that could fail. */
const blanksToOne = (text: string): string => text.replace(/\s+/g, ' ').trim()

type Item = Folder | Exclude<Folder['children'][number], Folder>

function collect(
  items: readonly Item[],
  layer: string | undefined,
  features: FoundFeature[],
  note: TakeNote,
): void {
  for (const item of items) {
    if (item.type === 'folder') {
      const { name } = item.meta
      collect(item.children, typeof name === 'string' ? name.trim() : layer, features, note)
      continue
    }
    const properties: Fields = item.properties ?? {}
    // Named above.
    if (properties['@geometry-type'] !== undefined) continue
    const name = typeof properties.name === 'string' ? properties.name.trim() : ''
    const where: Place = [
      { part: 'element', number: features.length + 1, ...(name && { name: name.slice(0, 60) }) },
    ]
    const geometry = geometryOf(item.geometry)
    if (!geometry) {
      const problem: FileProblem = { code: 'missing', where, detail: { field: 'geometry' } }
      if (properties['@geometry-type'] === undefined) note({ code: 'left-out', where, detail: { problem } })
      continue
    }
    const kept = readKeptJson(stringOf(properties.missioncast))
    const { id, place } = isObject(kept) ? kept : {}
    features.push({
      where,
      id: stringOf(id),
      place: typeof place === 'number' ? place : undefined,
      feature: {
        ...featureOfProperties(plainProperties(properties), geometry),
        layer,
        ...(properties.visibility === false && { hidden: true }),
        ...(kept !== undefined && { kept }),
      },
    })
  }
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** By the names of simplestyle, without the looks that a plan does not have. */
function plainProperties(properties: Fields): Fields {
  const {
    missioncast: _,
    description,
    'icon-color': icon,
    stroke,
    fill,
    'fill-opacity': opacity,
    ...rest
  } = properties
  const others = Object.entries(rest).filter(([key]) => !looks.test(key))
  const said = {
    'marker-color': icon,
    stroke,
    fill,
    'fill-opacity': opacity,
    description: plainText(description),
  }
  return Object.fromEntries([...others, ...Object.entries(said).filter(([, value]) => value !== undefined)])
}

/** A description is a text, or HTML, of which the words remain. */
function plainText(description: unknown): string | undefined {
  if (typeof description === 'string') return description
  if (!isObject(description) || typeof description.value !== 'string') return undefined
  return description.value
    .replace(/<br\s*\/?>|<\/(p|div|tr|li|h\d)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\n\s*\n\s*/g, '\n\n')
    .trim()
}
