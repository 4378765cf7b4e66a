import type { I18n } from '@lingui/core'

/** “812 B”, “64 KiB”, “4.2 MiB” */
export function sizeWords(i18n: I18n, bytes: number): string {
  const number = (value: number) => i18n.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  if (bytes < 1_024) return i18n._('{size} B', { size: number(bytes) })
  if (bytes < 1_048_576) return i18n._('{size} KiB', { size: number(bytes / 1_024) })
  return i18n._('{size} MiB', { size: number(bytes / 1_048_576) })
}
