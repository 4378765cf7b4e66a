import type { I18n } from '@lingui/core'
import type { Element, Sheet } from '../../plan/element.ts'
import { formatDistance } from '../../plan/leg-label.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import { routeLegs } from '../../plan/route-legs.ts'
import type { Units } from '../../plan/units.ts'
import { circleRadiusKm } from '../circle-radius.ts'
import { positionWords } from './position-words.ts'

/** What tells elements of one kind apart at a glance: where it is, how long, how wide. */
export function elementSummary(
  i18n: I18n,
  element: Exclude<Element, Sheet>,
  map: PlanMap | undefined,
  units: Units,
): string {
  if (!map) return ''
  switch (element.kind) {
    case 'route':
      return formatDistance(routeLegs(map, { units }, element).totalKm, units)
    case 'point':
    case 'text':
      return positionWords(i18n, map, element.at)
    case 'circle':
      return i18n._('radius {distance}', {
        distance: formatDistance(circleRadiusKm(map, element.radius), units),
      })
    case 'polygon':
    case 'line':
    case 'front':
      return ''
  }
}
