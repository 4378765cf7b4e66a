import { knownPointType, type PointType } from '../plan/point-type.ts'
import { bar, box, disc, polygon, ring, roundedBox, star } from './glyph.ts'

/** A point's symbol as SVG path data in a box of 24 by 24: a frame of its side's shape, and a sign to be put on it. */
export type PointSymbol = {
  readonly frame: string
  /** filled by the even-odd rule in a colour that is read on the frame's; empty for a plain point */
  readonly sign: string
  /** how large the sign is to be drawn, from the middle of the box: a frame on its corner has less room */
  readonly signScale: number
  /** a line around the frame: what is active, or of another of the game's campaigns */
  readonly outline: string
}

/**
 * The symbol of a point type. Its frame tells sides apart without colour: red stands on its corner, blue is square, all
 * others are round. Types that no list knows are markers.
 */
export function symbolOf(type: string, color: string): PointSymbol {
  const known = knownPointType(type)
  const side = color === 'red' || color === 'blue' ? color : 'other'
  if (known === 'point' || known === 're-point')
    return { frame: dots[side], sign: '', signScale: 1, outline: '' }
  if (known === 're-point-active') {
    return { frame: dots[side], sign: '', signScale: 1, outline: ring(12, 12, 10, 8.4) }
  }
  const outline = known.startsWith('taw-') ? outlines[side] : ''
  return { frame: frames[side], sign: signs[known], signScale: side === 'red' ? 0.8 : 0.95, outline }
}

type Side = 'red' | 'blue' | 'other'

const diamond = (r: number): string => polygon([12, 12 - r], [12 + r, 12], [12, 12 + r], [12 - r, 12])

const frames: Readonly<Record<Side, string>> = {
  red: diamond(12.6),
  blue: roundedBox(2.4, 2.4, 21.6, 21.6, 2.5),
  other: disc(12, 12, 10.4),
}

const dots: Readonly<Record<Side, string>> = {
  red: diamond(6.4),
  blue: box(7.2, 7.2, 16.8, 16.8),
  other: disc(12, 12, 5.2),
}

const outlines: Readonly<Record<Side, string>> = {
  red: diamond(11.2) + diamond(10),
  blue: box(3.6, 3.6, 20.4, 20.4) + box(4.5, 4.5, 19.5, 19.5),
  other: ring(12, 12, 9.3, 8.4),
}

const pin =
  'M12 5.6a4.4 4.4 0 0 0-4.4 4.4c0 3.2 4.4 8.4 4.4 8.4s4.4-5.2 4.4-8.4a4.4 4.4 0 0 0-4.4-4.4Z' +
  disc(12, 10, 1.8)
const bomb =
  'M12 18.6c-2-1.1-3.2-2.9-3.2-5 0-1.9.9-3.3 1.8-4.4h2.8c.9 1.1 1.8 2.5 1.8 4.4 0 2.1-1.2 3.9-3.2 5Z' +
  polygon(
    [8.6, 5.4],
    [10.6, 6.6],
    [13.4, 6.6],
    [15.4, 5.4],
    [15.4, 7.4],
    [13.9, 8.4],
    [10.1, 8.4],
    [8.6, 7.4],
  )
const aircraft =
  'M12 5.2c.8 0 1.1 1 1.1 2v2.7l5.3 2.9v1.7l-5.3-1.3v2.8l1.8 1.3v1.2L12 18l-2.9.5v-1.2l1.8-1.3v-2.8l-5.3 1.3v-1.7' +
  'l5.3-2.9V7.2c0-1 .3-2 1.1-2Z'
const hangar = 'M6.6 17.4v-5.2a5.4 5.4 0 0 1 10.8 0v5.2h-2.6v-4.6H9.2v4.6Z'
const shield = 'M12 5.6l5.4 1.9v3.9c0 3.4-2.3 5.7-5.4 7-3.1-1.3-5.4-3.6-5.4-7V7.5Z'
const bridge = `${box(5.6, 8.4, 18.4, 10.4)}M6.6 11h10.8v5.4h-2.2a3.2 3.2 0 0 0-6.4 0H6.6Z`
const parachute = `M6.4 11.2a5.6 5.6 0 0 1 11.2 0Z${bar([6.9, 11.2], [10.6, 15], 0.9)}${bar([17.1, 11.2], [13.4, 15], 0.9)}${box(9.9, 14.4, 14.1, 18)}`

const runway =
  bar([7.4, 16.6], [16.6, 7.4], 4.2) +
  bar([9, 15], [10.2, 13.8], 0.9) +
  bar([11.4, 12.6], [12.6, 11.4], 0.9) +
  bar([13.8, 10.2], [15, 9], 0.9)
const cannon = bar([9.8, 14], [17.4, 7.6], 2.2) + ring(9.6, 15, 3, 1.3)
const tank =
  roundedBox(5.8, 13, 18.2, 17, 1.9) +
  polygon(
    [8.6, 12.2],
    [9.4, 8.8],
    [14, 8.8],
    [14.4, 9.8],
    [18.4, 9.8],
    [18.4, 11.2],
    [14.7, 11.2],
    [15, 12.2],
  )
const crates = box(9.5, 6, 14.5, 11) + box(6.4, 12, 11.4, 17) + box(12.6, 12, 17.6, 17)
const flag = bar([8.4, 5.8], [8.4, 18.2], 1.5) + polygon([9.9, 6.2], [17.6, 9], [9.9, 11.8])
const truck =
  box(5.8, 8.4, 12.6, 14.2) +
  polygon([13.2, 10], [16, 10], [18.2, 12.2], [18.2, 14.2], [13.2, 14.2]) +
  disc(8.6, 16.2, 1.6) +
  disc(15.4, 16.2, 1.6)
const warehouse = polygon(
  [6.2, 17.2],
  [6.2, 10.4],
  [12, 6.4],
  [17.8, 10.4],
  [17.8, 17.2],
  [15.2, 17.2],
  [15.2, 12.4],
  [8.8, 12.4],
  [8.8, 17.2],
)
const fort = polygon(
  [6.6, 17.4],
  [6.6, 7],
  [8.9, 7],
  [8.9, 9],
  [10.8, 9],
  [10.8, 7],
  [13.2, 7],
  [13.2, 9],
  [15.1, 9],
  [15.1, 7],
  [17.4, 7],
  [17.4, 17.4],
  [13.6, 17.4],
  [13.6, 13.4],
  [10.4, 13.4],
  [10.4, 17.4],
)
const city = box(6.2, 11, 9.6, 17.4) + box(10.3, 6.4, 13.7, 17.4) + box(14.4, 9, 17.8, 17.4)
const engine =
  roundedBox(7.4, 5.8, 16.6, 15.4, 2) +
  box(9.2, 7.6, 14.8, 10.6) +
  disc(9.7, 13, 0.9) +
  disc(14.3, 13, 0.9) +
  polygon([8.6, 16], [15.4, 16], [17, 18.2], [7, 18.2])
const swords =
  bar([7, 7], [15.2, 15.2], 1.6) +
  bar([13, 17.2], [17.2, 13], 1.4) +
  bar([15.6, 15.6], [17.6, 17.6], 1.8) +
  polygon([17.57, 7.57], [13.1, 12.04], [11.96, 10.9], [16.43, 6.43]) +
  bar([11, 17.2], [6.8, 13], 1.4) +
  polygon([11.2, 11.66], [12.34, 12.8], [9.37, 15.77], [8.23, 14.63]) +
  bar([8.4, 15.6], [6.4, 17.6], 1.8)
const up =
  box(6.4, 16, 17.6, 17.8) + bar([7.4, 14.2], [13.6, 8], 2.2) + polygon([10.6, 6], [16.6, 5.8], [16.4, 11.8])
const down =
  box(6.4, 16, 17.6, 17.8) +
  bar([7.4, 5.6], [13.2, 11.4], 2.2) +
  polygon([16.4, 7.8], [16.6, 14.4], [10.2, 14.2])
const crosshair =
  ring(12, 12, 5.2, 3.6) +
  disc(12, 12, 1.6) +
  box(11.3, 4.8, 12.7, 6.8) +
  box(11.3, 17.2, 12.7, 19.2) +
  box(4.8, 11.3, 6.8, 12.7) +
  box(17.2, 11.3, 19.2, 12.7)

const signs: Readonly<Record<Exclude<PointType, 'point' | 're-point' | 're-point-active'>, string>> = {
  marker: pin,
  target: crosshair,
  'bomb-target': bomb,
  combat: star(12, 12, 6.6, 2.9, 8),
  'ground-combat': swords,
  takeoff: up,
  landing: down,
  base: hangar,
  plane: aircraft,
  're-af': runway,
  're-art': cannon,
  're-hq': flag,
  're-motorcade': truck,
  're-tanks': tank,
  're-warehouse': warehouse,
  're-fort': fort,
  'taw-af': runway,
  'taw-arta': cannon,
  'taw-bridge': bridge,
  'taw-city': city,
  'taw-def': shield,
  'taw-depo': crates,
  'taw-supply': parachute,
  'taw-tank': tank,
  'taw-train': engine,
}
