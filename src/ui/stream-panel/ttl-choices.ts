import type { I18n } from '@lingui/core'

/** P6: unless chosen. */
export const ttlUsual = 3 * 3_600

/** P6: from 10 minutes to 24 hours. */
export const ttlChoices = (i18n: I18n): readonly { readonly seconds: number; readonly words: string }[] => [
  { seconds: 600, words: i18n._('{count, plural, one {# minute} other {# minutes}}', { count: 10 }) },
  ...[1, 3, 6, 12, 24].map((count) => ({
    seconds: count * 3_600,
    words: i18n._('{count, plural, one {# hour} other {# hours}}', { count }),
  })),
]
