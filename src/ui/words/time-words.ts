import type { I18n } from '@lingui/core'

/** “just now”, “12 s ago”, “3 min ago”, “2 h ago”: in steps that a glance can use. */
export function agoWords(i18n: I18n, sinceMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - sinceMs) / 1_000))
  if (seconds < 5) return i18n._('just now')
  return i18n._('{age} ago', { age: ageWords(i18n, seconds) })
}

/** “12 s”, “3 min”, “2 h”, “3 d” */
export function ageWords(i18n: I18n, seconds: number): string {
  if (seconds < 60) return i18n._('{seconds} s', { seconds: Math.max(0, Math.round(seconds)) })
  if (seconds < 3_600) return i18n._('{minutes} min', { minutes: Math.floor(seconds / 60) })
  if (seconds < 86_400) return i18n._('{hours} h', { hours: Math.floor(seconds / 3_600) })
  return i18n._('{days} d', { days: Math.floor(seconds / 86_400) })
}

/** The time of day, to the minute, as this reader writes it. */
export const clockWords = (i18n: I18n, atMs: number): string =>
  i18n.date(new Date(atMs), { hour: '2-digit', minute: '2-digit' })

/** The time of day, to the second; it does not break at the end of a line. */
export const exactClockWords = (i18n: I18n, atMs: number): string =>
  i18n
    .date(new Date(atMs), { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    .replaceAll(/\s/g, '\u00a0')

const longestToday = 16 * 3_600_000

/** The same, with the day where it may have been another one. */
export const momentWords = (i18n: I18n, atMs: number, nowMs: number): string =>
  nowMs - atMs < longestToday
    ? clockWords(i18n, atMs)
    : i18n.date(new Date(atMs), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** “in 5 s”, or “now” when the time has come. */
export function inWords(i18n: I18n, atMs: number, nowMs: number): string {
  const seconds = Math.ceil((atMs - nowMs) / 1_000)
  return seconds > 0 ? i18n._('in {age}', { age: ageWords(i18n, seconds) }) : i18n._('now')
}
