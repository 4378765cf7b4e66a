import type { I18n } from '@lingui/core'
import type { ElementChange } from '../../state/element-change.ts'
import { elementPhrase } from './element-words.ts'
import { listOf } from './list-words.ts'

/** “Route ‹Alpha›: changed” */
export function changeSentence(i18n: I18n, change: ElementChange): string {
  const element = elementPhrase(i18n, change.element)
  switch (change.what) {
    case 'added':
      return i18n._('{element}: added', { element })
    case 'changed':
      return i18n._('{element}: changed', { element })
    case 'deleted':
      return i18n._('{element}: deleted', { element })
  }
}

/** “2 added, 1 changed”; empty if nothing is different. */
export function changeCounts(i18n: I18n, changes: readonly ElementChange[]): string {
  const count = (what: ElementChange['what']) => changes.filter((change) => change.what === what).length
  const [added, changed, deleted] = [count('added'), count('changed'), count('deleted')]
  const parts = [
    added > 0 && i18n._('{count, plural, one {# added} other {# added}}', { count: added }),
    changed > 0 && i18n._('{count, plural, one {# changed} other {# changed}}', { count: changed }),
    deleted > 0 && i18n._('{count, plural, one {# deleted} other {# deleted}}', { count: deleted }),
  ].filter((part) => part !== false)
  return listOf(i18n, parts)
}
