import type { I18n } from '@lingui/core'
import { fieldWord } from './field-words.ts'

/** A broken file may have a whole book where a word should stand. */
const valueLength = 60

/** The details of a problem or a note as words for its sentence: numbers as this reader writes them, fields by name. */
export function detailWords(i18n: I18n, detail: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'number') return [key, i18n.number(value)]
      const text = String(value)
      if (key === 'field') return [key, fieldWord(i18n, text)]
      return [key, text.length > valueLength ? `${text.slice(0, valueLength)}…` : text]
    }),
  )
}
