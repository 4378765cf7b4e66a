import type { GameMap } from '../plan/plan-map.ts'

/** The numbered squares of a game map, as borders and middles in map units. */
export type GridAxis = {
  /** borders between squares, both edges of the map included, in the order of the numbers */
  readonly borders: readonly number[]
  /** the middle of each square; `label` is its number with two digits */
  readonly squares: readonly { readonly label: string; readonly from: number; readonly to: number }[]
}

/** Rows count from the top (`y` = 0) downwards. */
export const gridRows = (map: GameMap): GridAxis => axis(map.rows, -map.height)

/** Columns count from the left. */
export const gridColumns = (map: GameMap): GridAxis => axis(map.columns, map.width)

/** The keypad digit of a ninth of a square: laid out as on a number pad, 7 8 9 on top. */
export const keypadDigit = (thirdDown: number, thirdRight: number): number =>
  (2 - thirdDown) * 3 + thirdRight + 1

/** The last square may be cut by the map's edge: its number still counts (`sheet` 28.2 squares high has a row 29). */
function axis(count: number, length: number): GridAxis {
  const square = length / count
  const numbers = Array.from({ length: Math.ceil(count) }, (_, i) => i)
  return {
    borders: [...numbers.map((i) => i * square), length],
    squares: numbers.map((i) => ({
      label: String(i + 1).padStart(2, '0'),
      from: i * square,
      to: (i + 1) * square,
    })),
  }
}
