import type { I18n } from '@lingui/core'

/** “a, b and c” in the language of the screen. */
export const listOf = (i18n: I18n, parts: readonly string[]): string =>
  new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(parts)
