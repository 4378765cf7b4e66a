import type { GameMap } from '../plan/plan-map.ts'
import { clipLine } from './clip-line.ts'
import { mapFont } from './font.ts'
import type { Frame, Painter } from './frame.ts'
import { type GridAxis, gridColumns, gridRows, keypadDigit } from './grid.ts'
import { withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'
import type { Spot } from './plane.ts'

/** Squares narrower than this carry no number of their own. */
const numberedSquarePx = 76
/** Squares from this width on are divided into the nine of the keypad. */
const dividedSquarePx = 150
/** The edge outside of the sheet where rows and columns are numbered. */
export const edgePx = 20

/** Paints a game map's sheet of paper, on which tiles and images lie. */
export const sheetPainter =
  (palette: Palette): Painter =>
  (context, frame) =>
    paintSheet(context, frame, palette)

/** Paints a game's numbered grid, its numbers along the edges and in the squares. */
export function gridPainter(map: GameMap, palette: Palette): Painter {
  const rows = gridRows(map)
  const columns = gridColumns(map)
  return (context, frame) => {
    const squarePx = map.width / map.columns / frame.unitsPerPx
    context.save()
    traceSheet(context, frame)
    context.clip()
    if (squarePx >= dividedSquarePx) paintNinths(context, frame, rows, columns, palette, squarePx)
    // Close lines would look like a grey sheet.
    const color = squarePx < 14 ? palette.minorGrid : palette.grid
    paintLines(context, frame, rows.borders, columns.borders, color)
    // Turned, there are no numbers along the view's edges: those in the squares have to do.
    if (squarePx >= (frame.turnRad === 0 ? numberedSquarePx : dividedSquarePx / 3))
      paintSquareNumbers(context, frame, rows, columns, palette)
    context.restore()
    if (frame.turnRad === 0) paintEdgeNumbers(context, frame, rows, columns, palette, sheetPixels(frame))
    else paintTurnedNumbers(context, frame, rows, columns, palette)
  }
}

/** Paints an empty sheet: no map has been chosen, so there is no grid, no scale and no north. */
export const paperPainter =
  (palette: Palette, words: string): Painter =>
  (context, frame) => {
    context.fillStyle = palette.paper
    context.fillRect(0, 0, frame.width, frame.height)
    context.fillStyle = palette.gridText
    context.font = mapFont(500, 15)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(words, frame.width / 2, frame.height / 2, frame.width - 32)
  }

type Sheet = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

function sheetPixels({ plane, pixelOf }: Frame): Sheet {
  const [left, top] = pixelOf([plane.extent[0], plane.extent[3]])
  const [right, bottom] = pixelOf([plane.extent[2], plane.extent[1]])
  return { left, top, right, bottom }
}

function traceSheet(context: CanvasRenderingContext2D, { plane, pixelOf }: Frame): void {
  const [minX, minY, maxX, maxY] = plane.extent
  context.beginPath()
  context.moveTo(...pixelOf([minX, maxY]))
  context.lineTo(...pixelOf([maxX, maxY]))
  context.lineTo(...pixelOf([maxX, minY]))
  context.lineTo(...pixelOf([minX, minY]))
  context.closePath()
}

function paintSheet(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  context.fillStyle = palette.table
  context.fillRect(0, 0, frame.width, frame.height)
  traceSheet(context, frame)
  context.fillStyle = palette.paper
  context.fill()
  context.strokeStyle = palette.frame
  context.lineWidth = 1.5
  context.stroke()
}

/** Lines over the whole view, on whole pixels where they stand upright so that they are sharp. */
function paintLines(
  context: CanvasRenderingContext2D,
  frame: Frame,
  ys: readonly number[],
  xs: readonly number[],
  color: string,
): void {
  const [minX, minY, maxX, maxY] = frame.extent
  const lines: readonly (readonly [Spot, Spot])[] = [
    ...xs.map((x): [Spot, Spot] => [
      [x, maxY],
      [x, minY],
    ]),
    ...ys.map((y): [Spot, Spot] => [
      [minX, y],
      [maxX, y],
    ]),
  ]
  const place = (spot: Spot): readonly [number, number] => {
    const [x, y] = frame.pixelOf(spot)
    return frame.turnRad === 0 ? [Math.round(x) + 0.5, Math.round(y) + 0.5] : [x, y]
  }
  context.beginPath()
  for (const [from, to] of lines) {
    const line = clipLine(place(from), place(to), frame.width, frame.height)
    if (!line) continue
    context.moveTo(...line[0])
    context.lineTo(...line[1])
  }
  context.strokeStyle = color
  context.lineWidth = 1
  context.stroke()
}

/** The squares of an axis that are in view. */
const inView = (axis: GridAxis, from: number, to: number): GridAxis['squares'] =>
  axis.squares.filter(
    (square) => Math.max(square.from, square.to) > from && Math.min(square.from, square.to) < to,
  )

function paintNinths(
  context: CanvasRenderingContext2D,
  frame: Frame,
  rows: GridAxis,
  columns: GridAxis,
  palette: Palette,
  squarePx: number,
): void {
  const [minX, minY, maxX, maxY] = frame.extent
  const visibleRows = inView(rows, minY, maxY)
  const visibleColumns = inView(columns, minX, maxX)
  const thirds = ({ from, to }: { from: number; to: number }): number[] =>
    [1, 2].map((i) => from + ((to - from) * i) / 3)
  paintLines(context, frame, visibleRows.flatMap(thirds), visibleColumns.flatMap(thirds), palette.minorGrid)
  context.fillStyle = withAlpha(palette.gridText, 0.38)
  context.font = mapFont(400, Math.min(22, squarePx / 11))
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const row of visibleRows) {
    for (const column of visibleColumns) {
      for (let ninth = 0; ninth < 9; ninth++) {
        const [down, right] = [Math.floor(ninth / 3), ninth % 3]
        const y = row.from + ((row.to - row.from) * (down + 0.5)) / 3
        const x = column.from + ((column.to - column.from) * (right + 0.5)) / 3
        context.fillText(String(keypadDigit(down, right)), ...frame.pixelOf([x, y]))
      }
    }
  }
}

/** RRCC in the upper left corner of each square, as the games name it. */
function paintSquareNumbers(
  context: CanvasRenderingContext2D,
  frame: Frame,
  rows: GridAxis,
  columns: GridAxis,
  palette: Palette,
): void {
  const [minX, minY, maxX, maxY] = frame.extent
  context.fillStyle = palette.gridText
  context.font = mapFont(500, 12)
  const isTurned = frame.turnRad !== 0
  context.textAlign = isTurned ? 'center' : 'left'
  context.textBaseline = isTurned ? 'middle' : 'top'
  // Near the corner, towards the square's own middle: turned, the square lies to any side of it.
  const part = 0.24
  for (const row of inView(rows, minY, maxY)) {
    for (const column of inView(columns, minX, maxX)) {
      const [x, y] = isTurned
        ? frame.pixelOf([
            column.from + (column.to - column.from) * part,
            row.from + (row.to - row.from) * part,
          ])
        : frame.pixelOf([column.from, row.from])
      context.fillText(row.label + column.label, isTurned ? x : x + 5, isTurned ? y : y + 5)
    }
  }
}

/** Numbers of rows and columns outside of the sheet's own edges, upright. */
function paintTurnedNumbers(
  context: CanvasRenderingContext2D,
  frame: Frame,
  rows: GridAxis,
  columns: GridAxis,
  palette: Palette,
): void {
  const [minX, , , maxY] = frame.plane.extent
  const off = (edgePx / 2 + 2) * frame.unitsPerPx
  context.fillStyle = palette.gridText
  context.font = mapFont(500, 11)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const write = (axis: GridAxis, spotOf: (middle: number) => Spot): void => {
    let last: readonly [number, number] = [-Infinity, -Infinity]
    for (const { label, from, to } of axis.squares) {
      const at = frame.pixelOf(spotOf((from + to) / 2))
      if (Math.hypot(at[0] - last[0], at[1] - last[1]) < 22) continue
      last = at
      context.fillText(label, ...at)
    }
  }
  write(columns, (x) => [x, maxY + off])
  write(rows, (y) => [minX - off, y])
}

/** Numbers of rows and columns along the sheet's edges, or along the view's where the sheet goes on beyond it. */
function paintEdgeNumbers(
  context: CanvasRenderingContext2D,
  frame: Frame,
  rows: GridAxis,
  columns: GridAxis,
  palette: Palette,
  sheet: Sheet,
): void {
  const x = Math.max(0, sheet.left - edgePx - 2)
  const y = Math.max(0, sheet.top - edgePx - 2)
  context.fillStyle = withAlpha(palette.table, 0.88)
  context.fillRect(
    Math.max(0, sheet.left),
    y,
    Math.min(frame.width, sheet.right) - Math.max(0, sheet.left),
    edgePx,
  )
  context.fillRect(
    x,
    Math.max(0, sheet.top),
    edgePx,
    Math.min(frame.height, sheet.bottom) - Math.max(0, sheet.top),
  )
  context.fillStyle = palette.gridText
  context.font = mapFont(500, 11)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const along = (
    axis: GridAxis,
    place: (square: { from: number; to: number }) => readonly [number, number],
  ): void => {
    let lastEnd = -Infinity
    for (const square of axis.squares) {
      const [begin, end] = place(square)
      const middle = (begin + end) / 2
      if (middle - lastEnd < 22 || middle < edgePx) continue
      lastEnd = middle
      if (axis === columns) context.fillText(square.label, middle, y + edgePx / 2 + 0.5)
      else context.fillText(square.label, x + edgePx / 2, middle)
    }
  }
  along(columns, ({ from, to }) => [frame.pixelOf([from, 0])[0], frame.pixelOf([to, 0])[0]])
  along(rows, ({ from, to }) => [frame.pixelOf([0, from])[1], frame.pixelOf([0, to])[1]])
}
