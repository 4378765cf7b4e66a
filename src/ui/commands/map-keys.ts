import type { I18n } from '@lingui/core'

/** The keys that the map itself hears while something is drawn (`src/map/draw-keys.ts`, `src/map/pointer-event.ts`), for the list of keys. */
export const mapKeys = (
  i18n: I18n,
): readonly { readonly keys: readonly string[]; readonly what: string }[] => [
  { keys: ['Enter'], what: i18n._('Finish what is being drawn') },
  { keys: ['Backspace'], what: i18n._('Take back the last position of what is being drawn') },
  { keys: [' '], what: i18n._('Set a position in the middle of the map, which the arrow keys move') },
  { keys: ['Shift'], what: i18n._('Held: keep to courses in steps of 15°') },
  { keys: ['Alt'], what: i18n._('Held: stick to nothing that is near') },
]

/** The keys that the browser hears, whose events mean elements where nothing else is meant (`element-clipboard.tsx`). */
export const clipboardKeys = (
  i18n: I18n,
): readonly { readonly keys: readonly string[]; readonly what: string }[] => [
  { keys: ['Ctrl+C'], what: i18n._('Copy what is picked') },
  { keys: ['Ctrl+X'], what: i18n._('Cut what is picked') },
  { keys: ['Ctrl+V'], what: i18n._('Paste elements or a plan, where the pointer is on the map') },
]
