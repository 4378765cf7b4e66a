import type { I18n } from '@lingui/core'
import { formatPlace } from '../../plan/grid-reference.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { Position } from '../../plan/position.ts'

/** A position as people name it on this map; there are no names for what lies beyond its edge, or while no map is chosen. */
export function positionWords(i18n: I18n, map: PlanMap | undefined, at: Position): string {
  if (!map) return i18n._('no map chosen')
  return formatPlace(map, at) ?? i18n._('outside the map')
}
