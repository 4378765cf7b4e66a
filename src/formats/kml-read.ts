import { type Folder, kmlWithFolders } from '@tmcw/togeojson'
import { decimal } from './decimal.ts'
import type { FoundFeature, Geometry } from './feature.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { featureOfProperties, geometryOf } from './geojson-read.ts'
import { extraEntries } from './kept-extra.ts'
import { readKeptJson } from './kept-json.ts'
import { tidyCoordinates } from './kml-coordinates.ts'
import { dataText, isLook } from './kml-look.ts'
import { type Placemark, prepareKml } from './kml-prepare.ts'
import { lossTally } from './loss-tally.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import { planOfFeatures } from './plan-features.ts'
import { parseXml, type XmlElement, xmlAttribute, xmlChild, xmlChildren, xmlText } from './xml.ts'
import { zippedText } from './zip.ts'

type Fields = Readonly<Record<string, unknown>>

/** What KML has and a plan has not. */
const noPlace = [
  ...['GroundOverlay', 'ScreenOverlay', 'PhotoOverlay', 'NetworkLink', 'Model', 'Tour'],
  ...['BalloonStyle', 'ListStyle'],
] as const

/** What the converter says that is said otherwise, or of the list of Google Earth alone. */
const saidOtherwise = /^(@|styleUrl$|open$|visibility$)/

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
  tidyCoordinates(parsed.root)
  const whole = xmlChild(parsed.root, 'Document') ?? parsed.root
  const tally = lossTally()
  const keptOfFile = readKeptJson(keptText(whole))
  const unreadable = lossTally('unreadable')
  const placemarks = prepareKml(parsed.root, tally, unreadable)
  unreadable.tell(note)
  const features: FoundFeature[] = []
  const { children } = kmlWithFolders(parsed.document)
  collect(children, { layer: undefined, isHidden: false }, { placemarks, features, note })
  const file = { title: xmlText(whole, 'name'), kept: keptOfFile, features }
  return planOfFeatures(format, file, notes, options, tally)
}

function keptText(whole: XmlElement): string | undefined {
  const extended = xmlChild(whole, 'ExtendedData')
  const data = extended && xmlChildren(extended, 'Data')
  return xmlText(
    data?.find((item) => xmlAttribute(item, 'name') === 'missioncast'),
    'value',
  )
}

type Item = Folder | Exclude<Folder['children'][number], Folder>

/** The folder that an item stands in; hidden where it or one around it is. */
type Within = { readonly layer: string | undefined; readonly isHidden: boolean }

type Collecting = {
  readonly placemarks: readonly Placemark[]
  readonly features: FoundFeature[]
  readonly note: TakeNote
}

function collect(items: readonly Item[], within: Within, collecting: Collecting): void {
  for (const item of items) {
    if (item.type === 'folder') {
      const { name, visibility } = item.meta
      const own = typeof name === 'string' ? name.trim() : ''
      // A folder within a folder is called by both, since others may have one of the same name.
      const layer = [within.layer, own].filter((part) => part).join(' / ') || undefined
      collect(item.children, { layer, isHidden: within.isHidden || visibility === '0' }, collecting)
      continue
    }
    // Overlays and links are named above.
    if (item.properties?.['@geometry-type'] !== undefined) continue
    const placemark = collecting.placemarks[Number(item.id)]
    if (placemark) collectOne(item.properties ?? {}, item.geometry, placemark, within, collecting)
  }
}

function collectOne(
  properties: Fields,
  found: unknown,
  { where, data }: Placemark,
  { layer, isHidden }: Within,
  { features, note }: Collecting,
): void {
  const geometry = geometryOf(found)
  if (!geometry) {
    const problem: FileProblem = { code: 'missing', where, detail: { field: 'geometry' } }
    note({ code: 'left-out', where, detail: { problem } })
    return
  }
  const kept = readKeptJson(data.find(([key]) => key === 'missioncast')?.[1])
  const { id, place } = isObject(kept) ? kept : {}
  const known = new Map(isObject(kept) ? extraEntries(stringOf(kept.extra), 'features') : [])
  // What was written as a text for a value that is kept says nothing new.
  const said = data.filter(
    ([key, value]) => key !== 'missioncast' && !(known.has(key) && dataText(known.get(key)).trim() === value),
  )
  const feature = featureOfProperties(plainProperties(properties), geometry)
  // How Missioncast's own looks is written by its fields, and by what it keeps.
  const looks =
    kept === undefined ? (feature.others ?? []) : (feature.others ?? []).filter(([key]) => !isLook(key))
  features.push({
    where,
    id: stringOf(id),
    place: typeof place === 'number' ? place : undefined,
    feature: {
      ...feature,
      radius: kept === undefined ? radiusOf(said, geometry) : undefined,
      others: [...looks, ...(kept === undefined ? said.filter(([key]) => !isRadius(key, geometry)) : said)],
      layer,
      // In a folder that is not ticked nothing is: that says nothing of one element.
      ...(isHidden ? { isLayerHidden: true } : { hidden: properties.visibility === false }),
      ...(kept !== undefined && { kept }),
    },
  })
}

const isRadius = (key: string, geometry: Geometry): boolean => key === 'radius' && geometry.type === 'point'

/** In metres, as in GeoJSON. */
const radiusOf = (data: Placemark['data'], geometry: Geometry): unknown =>
  decimal(data.find(([key]) => isRadius(key, geometry))?.[1])

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** By the names of simplestyle. */
function plainProperties(properties: Fields): Fields {
  const { description, 'icon-color': color, ...rest } = properties
  const others = Object.entries(rest).filter(
    ([key, value]) =>
      !saidOtherwise.test(key) &&
      !(isLook(key) && key.endsWith('-opacity') && value === 1 && key !== 'fill-opacity'),
  )
  const said = { 'marker-color': color, description: plainText(description) }
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
