import type { I18n } from '@lingui/core'
import type { Kind } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'
import { listOf } from './list-words.ts'

/** One of the kind, as on a tool or before a name. */
export function kindWord(i18n: I18n, kind: Kind): string {
  switch (kind) {
    case 'route':
      return i18n._('Route')
    case 'point':
      return i18n._('Point')
    case 'circle':
      return i18n._('Circle')
    case 'polygon':
      return i18n._('Area')
    case 'line':
      return i18n._('Line')
    case 'front':
      return i18n._('Front line')
    case 'text':
      return i18n._('Text')
  }
}

/** All of the kind, as a heading. */
export function kindHeading(i18n: I18n, kind: Kind): string {
  switch (kind) {
    case 'route':
      return i18n._('Routes')
    case 'point':
      return i18n._('Points')
    case 'circle':
      return i18n._('Circles')
    case 'polygon':
      return i18n._('Areas')
    case 'line':
      return i18n._('Lines')
    case 'front':
      return i18n._('Front lines')
    case 'text':
      return i18n._('Texts')
  }
}

/** “3 routes” */
function kindCount(i18n: I18n, kind: Kind, count: number): string {
  switch (kind) {
    case 'route':
      return i18n._('{count, plural, one {# route} other {# routes}}', { count })
    case 'point':
      return i18n._('{count, plural, one {# point} other {# points}}', { count })
    case 'circle':
      return i18n._('{count, plural, one {# circle} other {# circles}}', { count })
    case 'polygon':
      return i18n._('{count, plural, one {# area} other {# areas}}', { count })
    case 'line':
      return i18n._('{count, plural, one {# line} other {# lines}}', { count })
    case 'front':
      return i18n._('{count, plural, one {# front line} other {# front lines}}', { count })
    case 'text':
      return i18n._('{count, plural, one {# text} other {# texts}}', { count })
  }
}

/** “1 route and 2 points”; says so if nothing is drawn. */
export function kindCounts(i18n: I18n, plan: Plan): string {
  const counts = new Map<Kind, number>()
  for (const { kind } of plan.values()) if (kind !== 'sheet') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  if (counts.size === 0) return i18n._('Nothing is drawn on it')
  return listOf(
    i18n,
    [...counts].map(([kind, count]) => kindCount(i18n, kind, count)),
  )
}
