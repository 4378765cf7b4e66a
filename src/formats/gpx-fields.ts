import type { Place } from '../plan/place.ts'
import { colorOfFile } from './file-color.ts'
import type { LossTally } from './loss-tally.ts'
import { type XmlElement, xmlAttribute, xmlChild, xmlChildren, xmlText } from './xml.ts'

type Field = { readonly name: string; readonly pattern: RegExp }

const text = (name: string): Field => ({ name, pattern: /\S/ })
const whole = (name: string): Field => ({ name, pattern: /^\d{1,9}$/ })
const number = (name: string): Field => ({ name, pattern: /^[+-]?\d{1,12}(\.\d{1,12})?$/ })
const time: Field = {
  name: 'time',
  pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/,
}

/**
 * What GPX 1.1 says of waypoints, and of routes and tracks, that a plan has no field for and an element keeps, with the values that
 * the schema allows. In the schema's sequence, in which names and descriptions, links and extensions are where they are said.
 */
export const gpxFields = {
  wpt: {
    first: [time, number('magvar'), number('geoidheight')],
    beforeLinks: [text('src')],
    last: [
      text('sym'),
      text('type'),
      { name: 'fix', pattern: /^(none|2d|3d|dgps|pps)$/ },
      whole('sat'),
      ...['hdop', 'vdop', 'pdop', 'ageofdgpsdata'].map(number),
      whole('dgpsid'),
    ],
  },
  way: { first: [], beforeLinks: [text('src')], last: [whole('number'), text('type')] },
} as const satisfies Record<string, Record<string, readonly Field[]>>

const read = ['name', 'cmt', 'desc', 'link', 'url', 'urlname', 'extensions', 'ele', 'rtept', 'trkseg']

export type GpxSaid = {
  /** by their names in the file, those of extensions with their prefixes */
  readonly others: readonly (readonly [string, string])[]
  readonly color: string | undefined
  readonly links: readonly GpxLink[]
}

export type GpxLink = {
  readonly href: string
  readonly text: string | undefined
  readonly isPicture: boolean
}

/** What an element says beside its name, description and place. What cannot be kept is lost. */
export function gpxSaid(tag: XmlElement, kind: 'wpt' | 'way', where: Place, { lose }: LossTally): GpxSaid {
  const { first, beforeLinks, last } = gpxFields[kind]
  const known = new Set<string>([...first, ...beforeLinks, ...last].map(({ name }) => name))
  const others: (readonly [string, string])[] = []
  for (const child of xmlChildren(tag)) {
    const name = child.localName ?? ''
    const value = xmlText(child)
    if (known.has(name) && value !== undefined) others.push([name, value])
    else if (!read.includes(name) && !known.has(name)) lose(name, where)
  }
  const extensions: readonly XmlElement[] = xmlChildren(tag, 'extensions').flatMap((list) =>
    xmlChildren(list).filter((extension) => !isOwn(extension)),
  )
  let color: string | undefined
  for (const extension of extensions) {
    const found = colorOf(extension)
    color ??= found?.color
    if (found?.isAll) continue
    const value = xmlText(extension)
    if (xmlChildren(extension).length === 0 && value !== undefined) others.push([extension.nodeName, value])
    else if (value !== undefined) lose(extension.nodeName, where)
  }
  return { others, color, links: linksOf(tag) }
}

const isOwn = ({ nodeName }: XmlElement): boolean => nodeName === 'missioncast:element'

/** Colours as gpx_style, OsmAnd and Garmin write them; `isAll` where the extension says nothing else. */
function colorOf(extension: XmlElement): { color: string; isAll: boolean } | undefined {
  const names = ['color', 'DisplayColor']
  const within = xmlChildren(extension)
  const tag = [extension, ...within].find(({ localName }) => names.includes(localName ?? ''))
  const value = tag && xmlText(tag)
  const hex = /^#?(?:[\da-f]{2})?([\da-f]{6})$/i.exec(value ?? '')?.[1]
  const color = hex ? `#${hex.toLowerCase()}` : value
  return color !== undefined && colorOfFile(color) !== undefined
    ? { color, isAll: tag === extension || within.length === 1 }
    : undefined
}

/** GPX 1.1 has any number of them, 1.0 one, in other elements. */
function linksOf(tag: XmlElement): readonly GpxLink[] {
  const old = xmlText(tag, 'url')
  return [
    ...xmlChildren(tag, 'link').flatMap((link) => {
      const href = xmlAttribute(link, 'href')
      const type = xmlText(link, 'type') ?? ''
      return href === undefined ? [] : [linkOf(href, xmlText(link, 'text'), type)]
    }),
    ...(old === undefined ? [] : [linkOf(old, xmlText(tag, 'urlname'), '')]),
  ]
}

const linkOf = (href: string, words: string | undefined, type: string): GpxLink => ({
  href,
  text: words,
  isPicture: /^https?:/i.test(href) && (/^image\b/.test(type) || /\.(jpe?g|png|gif|webp|avif)$/i.test(href)),
})

/** Notes with the links that have no other place, a line each. */
export function withLinks(notes: string | undefined, links: readonly GpxLink[]): string | undefined {
  const lines = links.map(({ href, text: words }) => (words === undefined ? href : `${words}: ${href}`))
  const all = [...(notes === undefined ? [] : [notes]), ...lines.filter((line) => !notes?.includes(line))]
  return all.length === 0 ? undefined : all.join('\n')
}

/** What is said of a position of a track beside its place. */
export function loseOfPosition(tag: XmlElement, where: Place, { lose }: LossTally): void {
  for (const { localName } of xmlChildren(tag)) if (localName !== 'ele') lose(localName ?? '', where)
}

/** The same of the whole file, as far as it says more than when it was written and where. */
export function loseOfFile(root: XmlElement, { lose }: LossTally): void {
  const known = ['metadata', 'wpt', 'rte', 'trk', 'name', 'time', 'bounds']
  const said = [...xmlChildren(root), ...xmlChildren(xmlChild(root, 'metadata') ?? root)]
  for (const tag of new Set(said)) {
    const name = tag.localName ?? ''
    const isLost = name !== 'extensions' || xmlChildren(tag).some((extension) => !isOwn(extension))
    if (!known.includes(name) && isLost) lose(name, [])
  }
}
