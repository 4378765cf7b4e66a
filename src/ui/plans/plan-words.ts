import type { I18n } from '@lingui/core'
import type { KeptPlan } from '../../state/my-plans.ts'
import { mapTitle } from '../words/map-words.ts'
import { momentWords } from '../words/time-words.ts'

export const planTitle = (i18n: I18n, title: string): string => title.trim() || i18n._('Untitled plan')

/** «Kuban · 12 elements · changed 14:05» */
export function planFacts(i18n: I18n, plan: KeptPlan, nowMs: number): string {
  const { map, count, savedAtMs } = plan
  return [
    mapTitle(i18n, map),
    i18n._('{count, plural, =0 {empty} one {# element} other {# elements}}', { count }),
    ...(savedAtMs > 0 ? [i18n._('changed {moment}', { moment: momentWords(i18n, savedAtMs, nowMs) })] : []),
  ].join(' · ')
}
