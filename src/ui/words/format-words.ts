import type { I18n } from '@lingui/core'
import type { FormatId } from '../../formats/format-list.ts'
import type { Route } from '../../plan/element.ts'
import { elementPhrase } from './element-words.ts'

/** The route that a format of one flight gets, and whether that is so because it is picked. */
export type ChosenFlight = { readonly route: Route | undefined; readonly isPicked: boolean }

/** What a format is good for, in one line. */
export function formatHint(i18n: I18n, id: FormatId, flight: ChosenFlight): string {
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
      return oneFlightHint(i18n, flight)
    case 'csv':
      return i18n._('The flight card of all flights, for spreadsheets.')
  }
}

function oneFlightHint(i18n: I18n, { route, isPicked }: ChosenFlight): string {
  if (!route) return i18n._('One flight: this plan has no route yet.')
  const what = { route: elementPhrase(i18n, route) }
  return isPicked
    ? i18n._('One flight: {route}, which is picked.', what)
    : i18n._('One flight: {route}, since no route is picked.', what)
}
