import type { GameMap } from '../plan/plan-map.ts'
import { mapFont } from './font.ts'
import type { Frame, Painter } from './frame.ts'
import { type GridAxis, gridColumns, gridRows, keypadDigit } from './grid.ts'
import { withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'

/** Squares narrower than this carry no number of their own. */
const numberedSquarePx = 76
/** Squares from this width on are divided into the nine of the keypad. */
const dividedSquarePx = 150
/** The edge outside of the sheet where rows and columns are numbered. */
export const edgePx = 20

/** Paints a game map: a sheet of paper with the game's numbered grid, its numbers along the edges and in the squares. */
export function chartPainter(map: GameMap, palette: Palette): Painter {
  const rows = gridRows(map)
  const columns = gridColumns(map)
  return (context, frame) => {
    paintSheet(context, frame, palette)
    const squarePx = map.width / map.columns / frame.unitsPerPx
    const sheet = sheetPixels(frame)
    context.save()
    context.beginPath()
    context.rect(sheet.left, sheet.top, sheet.right - sheet.left, sheet.bottom - sheet.top)
    context.clip()
    if (squarePx >= dividedSquarePx) paintNinths(context, frame, rows, columns, palette, squarePx)
    // Close lines would look like a grey sheet.
    const color = squarePx < 14 ? palette.minorGrid : palette.grid
    paintLines(context, frame, rows.borders, columns.borders, color)
    if (squarePx >= numberedSquarePx) paintSquareNumbers(context, frame, rows, columns, palette)
    context.restore()
    paintEdgeNumbers(context, frame, rows, columns, palette, sheet)
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

function paintSheet(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  const { left, top, right, bottom } = sheetPixels(frame)
  context.fillStyle = palette.table
  context.fillRect(0, 0, frame.width, frame.height)
  context.fillStyle = palette.paper
  context.fillRect(left, top, right - left, bottom - top)
  context.strokeStyle = palette.frame
  context.lineWidth = 1.5
  context.strokeRect(left, top, right - left, bottom - top)
}

/** Vertical and horizontal lines over the whole view, on whole pixels so that they are sharp. */
function paintLines(
  context: CanvasRenderingContext2D,
  { width, height, pixelOf }: Frame,
  ys: readonly number[],
  xs: readonly number[],
  color: string,
): void {
  context.beginPath()
  for (const x of xs) {
    const at = Math.round(pixelOf([x, 0])[0]) + 0.5
    if (at < 0 || at > width) continue
    context.moveTo(at, 0)
    context.lineTo(at, height)
  }
  for (const y of ys) {
    const at = Math.round(pixelOf([0, y])[1]) + 0.5
    if (at < 0 || at > height) continue
    context.moveTo(0, at)
    context.lineTo(width, at)
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
  context.textAlign = 'left'
  context.textBaseline = 'top'
  for (const row of inView(rows, minY, maxY)) {
    for (const column of inView(columns, minX, maxX)) {
      const [x, y] = frame.pixelOf([column.from, row.from])
      context.fillText(row.label + column.label, x + 5, y + 5)
    }
  }
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
