import { mapFont } from './font.ts'
import type { Frame } from './frame.ts'
import type { Room } from './label-room.ts'
import type { Palette } from './palette.ts'
import type { Spot } from './plane.ts'
import { paintPill, textWidth } from './words-painter.ts'

const lineHeightPx = 17
/** Clear of the cursor, and of the finger that would cover it. */
const offsetPx = 22

/** Paints numbers beside a spot, to whichever side they fit; answers the room they take. */
export function paintMeasure(
  context: CanvasRenderingContext2D,
  frame: Frame,
  lines: readonly string[],
  at: Spot,
  palette: Palette,
): Room | undefined {
  if (lines.length === 0) return undefined
  const font = mapFont(600, 13)
  const width = Math.max(...lines.map((line) => textWidth(context, font, line))) + 16
  const height = lines.length * lineHeightPx + 8
  const shift = frame.shifts.find((by) => inside(frame, frame.pixelOf(at, by))) ?? 0
  const [x, y] = frame.pixelOf(at, shift)
  const left = x + offsetPx + width <= frame.width ? x + offsetPx : x - offsetPx - width
  const top = y - offsetPx - height >= 0 ? y - offsetPx - height : y + offsetPx
  const room = { left, top, right: left + width, bottom: top + height }
  paintPill(context, room, palette.pill, palette.selected)
  context.font = font
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillStyle = palette.text
  lines.forEach((line, i) => {
    context.fillText(line, left + 8, top + 4 + (i + 0.5) * lineHeightPx)
  })
  return room
}

const inside = (frame: Frame, [x, y]: readonly [number, number]): boolean =>
  x >= 0 && y >= 0 && x <= frame.width && y <= frame.height
