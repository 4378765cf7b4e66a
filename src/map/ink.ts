import { defaults } from '../plan/drawn-element.ts'
import { palettes, type Theme } from './palette.ts'

type Rgb = readonly [number, number, number]

/** Inks of the colour words that plans use most, chosen by hand for both papers. */
const inks: Readonly<Record<string, Readonly<Record<Theme, string>>>> = {
  black: { light: '#1b1f24', dark: '#e9edf0' },
  white: { light: '#6f757b', dark: '#ffffff' },
  gray: { light: '#5c646b', dark: '#a9b2ba' },
  grey: { light: '#5c646b', dark: '#a9b2ba' },
  red: { light: '#c4201d', dark: '#ff7a70' },
  blue: { light: '#1556c0', dark: '#76aefc' },
  green: { light: '#1a7f37', dark: '#5fd07f' },
  yellow: { light: '#8f6a00', dark: '#f5d547' },
  orange: { light: '#bd5200', dark: '#ff9d4d' },
  purple: { light: '#7a33b8', dark: '#c493ff' },
  violet: { light: '#7a33b8', dark: '#c493ff' },
  magenta: { light: '#a3126f', dark: '#ff85cf' },
  pink: { light: '#b8326e', dark: '#ff9ac4' },
  cyan: { light: '#00738a', dark: '#5ad6ec' },
  teal: { light: '#0b7268', dark: '#52d1c3' },
  brown: { light: '#7d4a1f', dark: '#d6a071' },
}

/**
 * The `#rrggbb` to draw an element's colour with. Known words have inks of their own (black is nearly white on dark
 * paper); `#rrggbb` is moved towards black or white until it stands out from the paper. Any other word is drawn as black.
 */
export const inkOf = (color: string = defaults.color, theme: Theme): string =>
  color.startsWith('#') ? readableInk(color, theme) : wordInk(color, theme)

/** WCAG 2.2 (1.4.11) asks 3:1 of graphics. On dark paper thin lines need more to look as strong. */
const leastContrast: Readonly<Record<Theme, number>> = { light: 3, dark: 4.5 }

const wordInk = (word: string, theme: Theme): string =>
  (Object.hasOwn(inks, word) ? inks[word] : inks.black)?.[theme] ?? palettes[theme].text

function readableInk(hex: string, theme: Theme): string {
  const ink = parseHex(hex)
  const grounds = [parseHex(palettes[theme].paper), parseHex(palettes[theme].sea)]
  const isGrey = Math.max(...ink) - Math.min(...ink) < 24
  // A grey that would vanish turns over as black does, so that a drawing keeps its order of light and dark.
  const least = leastContrast[theme]
  const start = isGrey && grounds.some((ground) => contrast(ink, ground) < least) ? turnedOver(ink) : ink
  const goal: Rgb = theme === 'light' ? [0, 0, 0] : [255, 255, 255]
  for (let step = 0; step <= 20; step++) {
    const mixed = mix(start, goal, step / 20)
    if (grounds.every((ground) => contrast(mixed, ground) >= least)) return toHex(mixed)
  }
  return toHex(goal)
}

/** The same colour, seen through: `#rrggbbaa`. */
export const withAlpha = (hex: string, alpha: number): string =>
  hex.slice(0, 7) +
  Math.round(Math.min(1, Math.max(0, alpha)) * 255)
    .toString(16)
    .padStart(2, '0')

/** Black or white, whichever is easier to read on this colour. */
export const inkOn = (hex: string): string => {
  const ground = parseHex(hex)
  return contrast(ground, [255, 255, 255]) >= contrast(ground, [16, 20, 24]) ? '#ffffff' : '#101418'
}

/** Contrast of two `#rrggbb` by WCAG 2.2, 1 to 21. */
export const contrastOf = (a: string, b: string): number => contrast(parseHex(a), parseHex(b))

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** Relative luminance, WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((channel) => {
    const c = channel / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const parseHex = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

const toHex = (rgb: Rgb): string => `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`

/** In whole channels: what is judged is what is drawn. */
const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
]

const turnedOver = ([r, g, b]: Rgb): Rgb => [255 - r, 255 - g, 255 - b]
