import type { I18n } from '@lingui/core'
import type { Parsed } from './kit/draft-field.tsx'

/** Any text up to a length, without white space at its ends. */
export function parseTextOfLength(i18n: I18n, text: string, limit: number): Parsed<string> {
  const value = text.trim()
  if (value.length <= limit) return { ok: true, value }
  return {
    ok: false,
    problem: i18n._('{length} characters are too many: {limit} at most.', {
      length: i18n.number(value.length),
      limit: i18n.number(limit),
    }),
  }
}

/**
 * A number within bounds; a comma may stand for the point. Spreadsheets write 1500 as `1,500`, which elsewhere is one and a
 * half: that is asked back, not guessed.
 */
export function parseNumber(
  i18n: I18n,
  text: string,
  bounds: { readonly least: number; readonly most: number },
): Parsed<number> {
  if (/^\s*[+-]?\d{1,3}(,\d{3})+\s*$/.test(text))
    return { ok: false, problem: i18n._('Please write {number} without commas.', { number: text.trim() }) }
  const trimmed = text.trim().replace(',', '.')
  const value = Number(trimmed)
  if (trimmed === '' || !/^[+-]?\d*\.?\d*$/.test(trimmed) || Number.isNaN(value))
    return { ok: false, problem: i18n._('Please enter a number.') }
  if (value < bounds.least || value > bounds.most) {
    return {
      ok: false,
      problem: i18n._('From {least} to {most}.', {
        least: i18n.number(bounds.least),
        most: i18n.number(bounds.most),
      }),
    }
  }
  return { ok: true, value }
}

/** The same, or nothing at all. */
export function parseOptionalNumber(
  i18n: I18n,
  text: string,
  bounds: { readonly least: number; readonly most: number },
): Parsed<number | undefined> {
  return text.trim() === '' ? { ok: true, value: undefined } : parseNumber(i18n, text, bounds)
}
