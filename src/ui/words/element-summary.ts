import type { I18n } from '@lingui/core'
import type { Element, Route, Sheet } from '../../plan/element.ts'
import { legBetween } from '../../plan/leg.ts'
import { formatDistance } from '../../plan/leg-label.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { ShownUnits } from '../../plan/units.ts'
import { circleRadiusKm } from '../circle-radius.ts'
import { positionWords } from './position-words.ts'

/** What tells elements of one kind apart at a glance: where it is, how long, how wide. */
export function elementSummary(
  i18n: I18n,
  element: Exclude<Element, Sheet>,
  map: PlanMap | undefined,
  units: ShownUnits,
): string {
  if (!map) return ''
  switch (element.kind) {
    case 'route':
      return formatDistance(lengthKm(map, element), units)
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

const lengthKm = (map: PlanMap, { waypoints }: Route): number =>
  waypoints.reduce((km, { at }, index) => {
    const before = waypoints[index - 1]
    return before ? km + legBetween(map, before.at, at).distanceKm : km
  }, 0)
