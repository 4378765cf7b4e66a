import type { ShownUnits } from '../plan/units.ts'
import { mapFont } from './font.ts'
import type { Frame } from './frame.ts'
import { inkOf } from './ink.ts'
import type { Room } from './label-room.ts'
import type { Palette } from './palette.ts'
import { scaleBar } from './scale-bar.ts'
import { paintSymbol, symbolPx } from './symbol-painter.ts'
import { paintHaloText, paintPill, textWidth } from './words-painter.ts'

/** A line of the legend: a point's symbol, or the colour of a layer, and what it means. */
export type LegendRow = {
  readonly sign:
    | { readonly type: 'point'; readonly pointType: string; readonly color: string }
    | { readonly type: 'layer'; readonly color: string | undefined }
  readonly label: string
}

const edgePx = 10
const rowPx = 28
const font = mapFont(500, 12.5)
const smallFont = mapFont(400, 11)

/** The scale in the left lower corner; none without a map. */
export function paintScale(
  context: CanvasRenderingContext2D,
  { plane, unitsPerPx, extent, width, height }: Frame,
  units: ShownUnits,
  palette: Palette,
): void {
  const kmPerUnit = plane.kmPerUnit([(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2])
  if (kmPerUnit === undefined) return
  const { label, widthPx } = scaleBar(kmPerUnit * unitsPerPx, units, Math.min(120, width / 4))
  const [left, bottom] = [edgePx + 18, height - edgePx]
  paintPill(
    context,
    { left: left - 6, top: bottom - 20, right: left + widthPx + 6, bottom: bottom + 4 },
    palette.pill,
    palette.frame,
  )
  context.beginPath()
  context.moveTo(left, bottom - 6)
  context.lineTo(left, bottom)
  context.lineTo(left + widthPx, bottom)
  context.lineTo(left + widthPx, bottom - 6)
  context.strokeStyle = palette.text
  context.lineWidth = 1.5
  context.stroke()
  context.font = smallFont
  paintHaloText(context, label, left + widthPx / 2, bottom - 9, palette.text, palette.halo)
}

/** An arrow to the north in the right upper corner, for maps that are turned. */
export function paintNorth(
  context: CanvasRenderingContext2D,
  { width, turnRad }: Frame,
  word: string,
  palette: Palette,
): void {
  const [x, y] = [width - 30, 32]
  const [ux, uy] = [Math.sin(turnRad), -Math.cos(turnRad)]
  const at = (along: number, aside: number): [number, number] => [
    x + ux * along - uy * aside,
    y + uy * along + ux * aside,
  ]
  context.beginPath()
  context.arc(x, y, 22, 0, 2 * Math.PI)
  context.fillStyle = palette.pill
  context.fill()
  context.strokeStyle = palette.frame
  context.lineWidth = 1
  context.stroke()
  context.beginPath()
  context.moveTo(...at(8, 0))
  context.lineTo(...at(-14, 6))
  context.lineTo(...at(-10, 0))
  context.lineTo(...at(-14, -6))
  context.closePath()
  context.fillStyle = palette.text
  context.fill()
  context.font = mapFont(700, 11)
  paintHaloText(context, word, ...at(15, 0), palette.text, palette.halo)
}

/** The places that are taken before anything is written on the map. */
export function furnitureRooms(
  context: CanvasRenderingContext2D,
  frame: Frame,
  content: LegendContent,
): readonly Room[] {
  const { width, height, turnRad } = frame
  const { box } = legendBox(context, frame, content)
  const wide = textWidth(context, smallFont, content.credit)
  return [
    { left: edgePx, top: height - 36, right: edgePx + 150, bottom: height },
    ...(content.credit === ''
      ? []
      : [{ left: width - wide - 2 * edgePx, top: height - 28, right: width, bottom: height }]),
    ...(turnRad === 0 ? [] : [{ left: width - 56, top: 0, right: width, bottom: 58 }]),
    ...(box ? [box] : []),
  ]
}

type LegendContent = { readonly rows: readonly LegendRow[]; readonly credit: string }

/** Which rows find a place, and the box around them. What finds none is left out from the end: the map is more than its legend. */
function legendBox(
  context: CanvasRenderingContext2D,
  { width, height }: Frame,
  { rows, credit }: LegendContent,
): { readonly shown: readonly LegendRow[]; readonly box: Room | undefined } {
  const bottom = height - edgePx - (credit === '' ? 0 : 20)
  const shown = rows.slice(0, Math.max(0, Math.floor((bottom - 2 * edgePx) / rowPx)))
  if (shown.length === 0) return { shown, box: undefined }
  const words = Math.max(...shown.map(({ label }) => textWidth(context, font, label)))
  const right = width - edgePx
  return {
    shown,
    box: { left: right - words - symbolPx - 22, top: bottom - shown.length * rowPx - 8, right, bottom },
  }
}

/** What the signs mean, in the right lower corner, and below it whose data the base map is made of. */
export function paintLegend(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { rows, credit }: LegendContent,
  palette: Palette,
): void {
  const { width, height } = frame
  if (credit !== '') {
    context.font = smallFont
    const wide = textWidth(context, smallFont, credit)
    paintHaloText(
      context,
      credit,
      width - edgePx - wide / 2,
      height - edgePx - 6,
      palette.city,
      palette.cityHalo,
    )
  }
  const { shown, box } = legendBox(context, frame, { rows, credit })
  if (!box) return
  const { left, top } = box
  paintPill(context, box, palette.pill, palette.frame)
  shown.forEach(({ sign, label }, i) => {
    const y = top + 4 + (i + 0.5) * rowPx
    if (sign.type === 'point') {
      paintSymbol(context, sign.pointType, sign.color, palette, left + 6, y - symbolPx / 2)
    } else {
      context.fillStyle = inkOf(sign.color, palette.theme)
      context.fillRect(left + 10, y - 7, symbolPx - 8, 14)
    }
    context.font = font
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.fillStyle = palette.text
    context.fillText(label, left + symbolPx + 14, y)
  })
}
