import type { I18n } from '@lingui/core'
import type { FormatId } from '../../formats/format-list.ts'

/** What a format is good for, in one line. */
export function formatHint(i18n: I18n, id: FormatId): string {
  switch (id) {
    case 'missioncast':
      return i18n._('The whole plan, exactly: to open it here again.')
    case 'il2':
      return i18n._('For the IL-2 Mission Planner and game servers.')
    case 'geojson':
    case 'kml':
    case 'kmz':
    case 'gpx':
      return i18n._(
        'All of the plan’s shapes, for maps and navigators; opened here again, it is the same plan.',
      )
    case 'qgc-plan':
    case 'qgc-waypoints':
    case 'lnmpln':
    case 'fpl':
    case 'combatflite':
    case 'cot':
      return i18n._('One flight: the selected route, or else the first.')
    case 'csv':
      return i18n._('The flight card of all flights, for spreadsheets.')
  }
}
