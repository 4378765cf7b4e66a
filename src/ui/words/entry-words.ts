import type { I18n } from '@lingui/core'
import type { PlanMap } from '../../plan/plan-map.ts'
import type { EntryProblem } from '../../plan/precise-entry.ts'

/** Why a text names no place on this map, and how to write one. */
export function entryProblemSentence(i18n: I18n, map: PlanMap, problem: EntryProblem): string {
  switch (problem.code) {
    case 'empty':
    case 'unreadable':
      return entryHint(i18n, map)
    case 'off-map':
      return i18n._('There is no such square on this map.')
    case 'off-globe':
      return i18n._('Latitude goes from −90 to 90, longitude from −180 to 180. Latitude comes first.')
    case 'over-sixty':
      return i18n._('Minutes and seconds go from 0 to 59. After 59 minutes comes the next degree.')
    case 'no-square':
      return i18n._('There is no such square in MGRS. A whole reference looks like {example}.', {
        example: '33U UU 90094 19842',
      })
    case 'polar-grid':
      return i18n._(
        'Beyond 84° N and 80° S there is no MGRS here. Write latitude and longitude as in {decimal}.',
        {
          decimal: '85.5, 13.405',
        },
      )
    case 'no-start':
      return i18n._('A course and a distance need a waypoint before this one to start from.')
  }
}

/** How places are written on this map, by examples. */
export function entryHint(i18n: I18n, map: PlanMap): string {
  const leg = '045/12.5'
  return map.type === 'game'
    ? i18n._(
        'Row, column and keypad as in {grid}, map units as in {units}, or course and distance from the waypoint before as in {leg}.',
        { grid: '1215.7', units: 'x 120.5 y -80.25', leg },
      )
    : i18n._(
        'Latitude and longitude as in {decimal} or {minutes}, MGRS as in {mgrs}, or course and distance from the waypoint before as in {leg}.',
        { decimal: '52.52, 13.405', minutes: '52°31.2′N 13°24.3′E', mgrs: '33U UU 90094 19842', leg },
      )
}
