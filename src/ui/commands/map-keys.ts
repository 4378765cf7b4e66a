import type { I18n } from '@lingui/core'

/** The keys that the map itself hears while something is drawn (`src/map/draw-keys.ts`), for the list of keys. */
export const mapKeys = (
  i18n: I18n,
): readonly { readonly keys: readonly string[]; readonly what: string }[] => [
  { keys: ['Enter'], what: i18n._('Finish what is being drawn') },
  { keys: ['Backspace'], what: i18n._('Take back the last position of what is being drawn') },
  { keys: [' '], what: i18n._('Set a position in the middle of the map, which the arrow keys move') },
]
