import type { I18n } from '@lingui/core'
import type { Place, PlaceStep } from '../../plan/place.ts'
import { isolate } from './element-words.ts'
import { kindWord } from './kind-words.ts'

/** “Route 3 ‹Alpha›, waypoint 7”; empty for the whole plan or file. */
export const placeWords = (i18n: I18n, place: Place): string =>
  place.map((step) => stepWords(i18n, step)).join(', ')

function stepWords(i18n: I18n, step: PlaceStep): string {
  const word = partWord(i18n, step.part)
  const numbered =
    step.number === undefined ? word : `${word} ${i18n.number(step.number, { useGrouping: false })}`
  return step.name ? `${numbered} ‹${isolate(step.name)}›` : numbered
}

function partWord(i18n: I18n, part: PlaceStep['part']): string {
  switch (part) {
    case 'sheet':
      return i18n._('Map and title')
    case 'layer':
      return i18n._('layer')
    case 'wind':
      return i18n._('wind')
    case 'element':
      return i18n._('Element')
    case 'waypoint':
      return i18n._('waypoint')
    case 'ring':
      return i18n._('outline')
    case 'position':
      return i18n._('position')
    case 'blue-line':
      return i18n._('blue line')
    case 'red-line':
      return i18n._('red line')
    case 'item':
      return i18n._('mission item')
    default:
      return kindWord(i18n, part)
  }
}
