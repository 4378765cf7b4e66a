import { type I18n, setupI18n } from '@lingui/core'
import { messages } from './locales/en.ts'

/**
 * Words in the user's language: English, the only one so far. Its catalogue has what must be compiled; all else is shown
 * as it is written.
 */
export function createI18n(): I18n {
  const i18n = setupI18n({ locale: 'en', messages: { en: messages } })
  i18n.setMessagesCompiler((text) => [text])
  return i18n
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** Tells the page in which language and direction it speaks. */
export function applyLanguage(i18n: I18n, root: HTMLElement): void {
  root.lang = i18n.locale
  root.dir = rightToLeft.has(i18n.locale.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
