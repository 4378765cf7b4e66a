import { formatCoordinates, parseCoordinates } from './coordinates.ts'
import type { GameMap, PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'

/** How people name this place: `1215.7` on a game map, degrees on the world; undefined off the map. */
export function formatPlace(map: PlanMap, at: Position): string | undefined {
  return map.type === 'world' ? formatCoordinates(at, 'degrees-minutes') : gridReference(map, at)
}

/** The position that such a text names, whichever of the usual ways it is written in; undefined if it names none. */
export function parsePlace(map: PlanMap, text: string): Position | undefined {
  return map.type === 'world' ? parseCoordinates(text) : parseGridReference(map, text)
}

/**
 * Four digits RRCC and a keypad digit: `1215.7`. Rows count from the top, columns from the left, both from 1; the keypad
 * divides the square in nine as a number pad does, 7 8 9 on top. Undefined off the map.
 */
export function gridReference(map: GameMap, [x, y]: Position): string | undefined {
  const row = squareOf(-y / map.height, map.rows)
  const column = squareOf(x / map.width, map.columns)
  if (!row || !column) return undefined
  const keypad = (2 - row.third) * 3 + column.third + 1
  return `${twoDigits(row.number)}${twoDigits(column.number)}.${keypad}`
}

/**
 * The middle of the square (`1215`) or of its ninth (`1215.7`, `12-15-7`, `12 15 7`), as much of it as is on the map.
 * Undefined if the text is none or its square is not on this map.
 */
export function parseGridReference(map: GameMap, text: string): Position | undefined {
  const match = /^\s*(\d\d)[\s.,/-]*(\d\d)(?:[\s.,/:-]*([1-9]))?\s*$/.exec(text)
  if (!match) return undefined
  const keypad = match[3] === undefined ? undefined : Number(match[3]) - 1
  const down = middleOf(
    Number(match[1]),
    map.rows,
    keypad === undefined ? undefined : 2 - Math.floor(keypad / 3),
  )
  const right = middleOf(Number(match[2]), map.columns, keypad === undefined ? undefined : keypad % 3)
  if (down === undefined || right === undefined) return undefined
  return [right * map.width, -down * map.height]
}

/**
 * The square and the third of it in which a fraction of the map's extent lies. A border belongs to the square before
 * it (the number is rounded up), the map's own edge to the first square.
 */
function squareOf(fraction: number, squares: number): { number: number; third: number } | undefined {
  if (!(fraction >= 0 && fraction <= 1)) return undefined
  const along = fraction * squares
  const number = Math.max(1, Math.ceil(along))
  const third = Math.ceil((along - (number - 1)) * 3) - 1
  return { number, third: Math.min(2, Math.max(0, third)) }
}

/** The middle of a square, or of a third of it, as a fraction of the map's extent; the last square may be cut short. */
function middleOf(number: number, squares: number, third: number | undefined): number | undefined {
  const begin = number - 1 + (third === undefined ? 0 : third / 3)
  const end = Math.min(squares, third === undefined ? number : number - 1 + (third + 1) / 3)
  if (number < 1 || begin >= end) return undefined
  return (begin + end) / 2 / squares
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')
