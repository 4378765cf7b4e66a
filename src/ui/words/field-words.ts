import type { I18n } from '@lingui/core'

/** A field of an element or a file as people call it; one without a word of its own keeps its name. */
export function fieldWord(i18n: I18n, field: string): string {
  switch (field) {
    case 'name':
      return i18n._('name')
    case 'title':
      return i18n._('title')
    case 'notes':
      return i18n._('notes')
    case 'text':
      return i18n._('text')
    case 'speed':
      return i18n._('speed')
    case 'altitude':
      return i18n._('altitude')
    case 'radius':
      return i18n._('radius')
    case 'color':
      return i18n._('colour')
    case 'photo':
      return i18n._('photo')
    case 'type':
      return i18n._('type')
    case 'latitude':
      return i18n._('latitude')
    case 'longitude':
      return i18n._('longitude')
    case 'coordinates':
      return i18n._('coordinates')
    case 'waypoints':
      return i18n._('waypoints')
    case 'layer':
      return i18n._('layer')
    case 'layers':
      return i18n._('layers')
    case 'locked':
      return i18n._('the lock')
    case 'hidden':
      return i18n._('that it is hidden')
    case 'flightPlan':
      return i18n._('that it is not flown')
    case 'climbRate':
      return i18n._('climb')
    case 'fuel':
      return i18n._('fuel')
    case 'winds':
      return i18n._('wind')
    case 'variationDeg':
      return i18n._('variation')
    case 'date':
      return i18n._('date')
    case 'holes':
      return i18n._('holes')
    case 'fill':
    case 'fillOpacity':
      return i18n._('filling')
    case 'extra':
      return i18n._('what another program said of it')
    case 'waypoint names':
      return i18n._('waypoint names')
    case 'waypoint altitudes':
      return i18n._('waypoint altitudes')
    case 'waypoint speeds':
      return i18n._('waypoint speeds')
    case 'waypoint times':
      return i18n._('waypoint times')
    case 'waypoint notes':
      return i18n._('waypoint notes')
    default:
      return field
  }
}

/** A kind of value in a file. */
export function valueWord(i18n: I18n, kind: string): string {
  switch (kind) {
    case 'text':
    case 'string':
      return i18n._('a text')
    case 'number':
      return i18n._('a number')
    case 'list':
    case 'array':
      return i18n._('a list')
    case 'object':
      return i18n._('a group of fields')
    case 'yes or no':
    case 'boolean':
      return i18n._('yes or no')
    case 'nothing':
      return i18n._('nothing')
    default:
      return kind
  }
}
