import type { I18n } from '@lingui/core'

/** The words that the IL-2 Mission Planner offers first; any other colour is picked freely. */
export const colorWords = ['black', 'red', 'blue', 'green', 'orange', 'purple', 'brown'] as const

export function colorWord(i18n: I18n, word: (typeof colorWords)[number]): string {
  switch (word) {
    case 'black':
      return i18n._('Black')
    case 'red':
      return i18n._('Red')
    case 'blue':
      return i18n._('Blue')
    case 'green':
      return i18n._('Green')
    case 'orange':
      return i18n._('Orange')
    case 'purple':
      return i18n._('Purple')
    case 'brown':
      return i18n._('Brown')
  }
}
