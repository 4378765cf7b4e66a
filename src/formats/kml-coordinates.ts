import type { Place, PlaceStep } from '../plan/place.ts'
import { decimal } from './decimal.ts'
import type { LossTally } from './loss-tally.ts'
import type { XmlElement } from './xml.ts'

/**
 * Positions parted by one blank, with none at their commas: the converter takes a blank there for the end of a position, and its own
 * ways with white space take the square of its length.
 */
export function tidyCoordinates(root: XmlElement): void {
  for (const tag of Array.from(root.getElementsByTagName('coordinates')))
    tag.textContent = blanksToOne(tag.textContent ?? '').replace(/ ?, ?/g, ',')
  for (const tag of Array.from(root.getElementsByTagNameNS('*', 'coord')))
    tag.textContent = blanksToOne(tag.textContent ?? '')
}

/** In time that is linear in the text, since nothing follows the white space that could fail. */
const blanksToOne = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Leaves of a placemark's tidy positions those that can be read, and names the others: the converter would pass over them without
 * a word, or take of `12x` the 12.
 */
export function keepReadable(placemark: XmlElement, where: Place, unreadable: LossTally): void {
  const shapes = Array.from(placemark.getElementsByTagName('coordinates'))
  const counts = new Map<PlaceStep['part'], number>()
  for (const tag of shapes) {
    const part = partOf(tag.parentNode?.nodeName)
    const number = (counts.get(part) ?? 0) + 1
    counts.set(part, number)
    const shape: Place = shapes.length === 1 ? where : [...where, { part, number }]
    const text = tag.textContent ?? ''
    const read =
      text === ''
        ? []
        : text.split(' ').flatMap((tuple, index) => {
            const place: Place = [...shape, { part: 'position', number: index + 1 }]
            // More than one position is no point.
            return part === 'point' && index > 0
              ? lost(place, unreadable)
              : readable(tuple.split(','), place, unreadable)
          })
    tag.textContent = read.map((tuple) => tuple.join(',')).join(' ')
  }
  for (const track of tracks(placemark))
    Array.from(track.getElementsByTagNameNS('*', 'coord')).forEach((tag, index) => {
      const place: Place = [...where, { part: 'position', number: index + 1 }]
      const [read] = readable((tag.textContent ?? '').split(' '), place, unreadable)
      if (read) tag.textContent = read.join(' ')
      else track.removeChild(tag)
    })
}

const tracks = (placemark: XmlElement): readonly XmlElement[] =>
  Array.from(placemark.getElementsByTagNameNS('*', 'Track'))

function partOf(tag: string | undefined): PlaceStep['part'] {
  if (tag === 'Point') return 'point'
  return tag === 'LinearRing' ? 'ring' : 'line'
}

/** The numbers of a position, as their texts: longitude, latitude and altitude, if there is one. None of what is no position. */
function readable(
  [x, y, altitude, ...more]: readonly string[],
  place: Place,
  unreadable: LossTally,
): readonly (readonly string[])[] {
  if (!isNumber(x) || !isNumber(y) || more.some((text) => text !== '')) return lost(place, unreadable)
  if (altitude === undefined || altitude === '') return [[x, y]]
  if (isNumber(altitude)) return [[x, y, altitude]]
  unreadable.lose('altitude', place)
  return [[x, y]]
}

function lost(place: Place, { lose }: LossTally): readonly [] {
  lose('coordinates', place)
  return []
}

const isNumber = (text: string | undefined): text is string => typeof decimal(text) === 'number'
