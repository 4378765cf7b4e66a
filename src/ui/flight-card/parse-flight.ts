import type { I18n } from '@lingui/core'
import type { Parsed } from '../kit/draft-field.tsx'

/** A time of the day: `9:05`, `09:05:30`, `0905` or `090530`; nothing at all is none. In seconds since midnight. */
export function parseDayTime(i18n: I18n, text: string): Parsed<number | undefined> {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: undefined }
  const [, hours, minutes, seconds = '0'] =
    /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/.exec(trimmed) ?? /^(\d{2})(\d{2})(\d{2})?$/.exec(trimmed) ?? []
  const value = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59 || value > 86_400)
    return { ok: false, problem: i18n._('Please enter a time like 10:15 or 10:15:30.') }
  return { ok: true, value }
}

/** A variation: `5.5`, `5.5E`, `-3` or `3 W`; degrees, east positive. */
export function parseVariation(i18n: I18n, text: string): Parsed<number> {
  const match = /^([+-]?)(\d+(?:[.,]\d+)?)\s*°?\s*([EW])?$/.exec(text.trim().toUpperCase().replace('−', '-'))
  const [, sign = '', digits = '', side = ''] = match ?? []
  const size = Number(digits.replace(',', '.'))
  if (!match || (sign !== '' && side !== '') || size > 180)
    return { ok: false, problem: i18n._('Please enter degrees like 5.5 E or 3 W, at most 180.') }
  return { ok: true, value: sign === '-' || side === 'W' ? -size || 0 : size }
}

/** `5.5° E`, `3.0° W` */
export function variationText(deg: number): string {
  const rounded = Math.round(deg * 10) / 10
  return `${Math.abs(rounded).toFixed(1)}° ${rounded < 0 ? 'W' : 'E'}`
}
