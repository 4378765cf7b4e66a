/** The CSS colours of the words that plans use most, with the IL-2 Mission Planner's red and blue. */
const words: ReadonlyMap<string, string> = new Map([
  ['red', '#9a070b'],
  ['blue', '#3c6490'],
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['green', '#008000'],
  ['yellow', '#ffff00'],
  ['orange', '#ffa500'],
  ['purple', '#800080'],
  ['violet', '#ee82ee'],
  ['magenta', '#ff00ff'],
  ['pink', '#ffc0cb'],
  ['cyan', '#00ffff'],
  ['teal', '#008080'],
  ['brown', '#a52a2a'],
])

/** A plan's colour as `#rrggbb`, for formats that know nothing else. Other words are drawn as black here, and there. */
export const hexColor = (color: string): string =>
  color.startsWith('#') ? color : (words.get(color) ?? '#000000')

/** A plan's colour for `#rgb`, `#rrggbb` (in capitals or not) or a word; undefined if it is none. */
export function colorOfFile(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const color = value.trim().toLowerCase()
  const hex = /^#[0-9a-f]{3}$/.test(color) ? color.replace(/[0-9a-f]/g, '$&$&') : color
  if (words.has(hex)) return hex
  for (const [word, known] of words) if (known === hex) return word
  return /^#[0-9a-f]{6}$/.test(hex) ? hex : undefined
}
