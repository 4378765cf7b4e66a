import type { I18n } from '@lingui/core'
import type { Element } from '../../plan/element.ts'
import { sameValue } from '../../plan/same-value.ts'
import { elementPhrase } from './element-words.ts'

/** What a gesture on the map did to an element: moved it, or one waypoint of it, or changed its shape. */
export function reshapeNote(i18n: I18n, before: Element | undefined, after: Element): string {
  const element = elementPhrase(i18n, after)
  if (before?.kind === 'route' && after.kind === 'route') {
    const count = after.waypoints.length - before.waypoints.length
    const changed = after.waypoints.flatMap((waypoint, index) =>
      sameValue(waypoint, before.waypoints[index]) ? [] : [index + 1],
    )
    const [number] = changed
    if (count === 0 && changed.length === 1 && number !== undefined)
      return i18n._('Move waypoint {number} of {element}', { number, element })
    if (count === 1) return i18n._('Insert a waypoint into {element}', { element })
    if (count > 1) return i18n._('Insert {count} waypoints into {element}', { count, element })
    if (count === -1) return i18n._('Delete a waypoint of {element}', { element })
    if (count === 0) return i18n._('Move {element}', { element })
  }
  if (before && 'at' in before && 'at' in after && sameValue({ ...before, at: after.at }, after))
    return i18n._('Move {element}', { element })
  return i18n._('Change {element}', { element })
}
