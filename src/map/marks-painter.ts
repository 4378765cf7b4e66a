import type { Target } from './aim.ts'
import type { Frame } from './frame.ts'
import type { Handle } from './handle.ts'
import { withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'
import type { Spot } from './plane.ts'
import type { Box } from './scene.ts'
import { extentOf } from './shape.ts'
import { isInView, tracePath } from './shape-painter.ts'
import { textBoxPx } from './text-box.ts'

/** Paints a glow along elements, to be seen from below them. */
export function paintGlow(
  context: CanvasRenderingContext2D,
  frame: Frame,
  targets: readonly Target[],
  color: string,
  widthPx: number,
): void {
  context.beginPath()
  for (const { element, shape } of targets) {
    const box = extentOf(shape)
    for (const shift of frame.shifts) {
      if (!isInView(frame, box, shift, 40)) continue
      if (element.kind === 'text' && shape.type === 'spot') {
        const [x, y] = frame.pixelOf(shape.at, shift)
        const { width, height } = textBoxPx(element.text)
        context.roundRect(x - width / 2 - 4, y - height / 2 - 2, width + 8, height + 4, 4)
      } else {
        tracePath(context, frame, shape, shift, 15)
      }
    }
  }
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.strokeStyle = color
  context.lineWidth = widthPx
  context.stroke()
}

/** A handle in the middle of a leg is left out where the leg's ends are nearer than this. */
const leastFreePx = 23

/** Paints what an element is taken hold of by; `marked` is the index of the waypoint that is selected. */
export function paintHandles(
  context: CanvasRenderingContext2D,
  frame: Frame,
  handles: readonly Handle[],
  marked: number | undefined,
  palette: Palette,
): void {
  for (const handle of handles) {
    for (const shift of frame.shifts) {
      const [x, y] = frame.pixelOf(handle.at, shift)
      if (x < -30 || y < -30 || x > frame.width + 30 || y > frame.height + 60) continue
      paintHandle(
        context,
        handle,
        x,
        y,
        handle.grip.type === 'vertex' && handle.grip.index === marked,
        palette,
      )
    }
  }
}

function paintHandle(
  context: CanvasRenderingContext2D,
  { grip, liftPx }: Handle,
  x: number,
  y: number,
  marked: boolean,
  palette: Palette,
): void {
  context.lineWidth = 2
  context.strokeStyle = palette.selected
  context.fillStyle = palette.halo
  if (grip.type === 'whole') {
    paintMoveHandle(context, x, y - liftPx, liftPx)
    return
  }
  context.beginPath()
  context.arc(x, y, grip.type === 'leg' ? 4.5 : marked ? 8 : 6.5, 0, 2 * Math.PI)
  if (marked) context.fillStyle = palette.selected
  if (grip.type === 'leg') {
    context.fillStyle = withAlpha(palette.halo, 0.85)
    context.strokeStyle = withAlpha(palette.selected, 0.75)
  }
  context.fill()
  context.stroke()
  if (grip.type !== 'leg') return
  context.beginPath()
  context.moveTo(x - 2.2, y)
  context.lineTo(x + 2.2, y)
  context.moveTo(x, y - 2.2)
  context.lineTo(x, y + 2.2)
  context.lineWidth = 1.3
  context.stroke()
}

/** Four arrows in a disc, on a stem if it is lifted off its place. */
function paintMoveHandle(context: CanvasRenderingContext2D, x: number, y: number, liftPx: number): void {
  const radius = 10
  context.beginPath()
  if (liftPx > radius) {
    context.moveTo(x, y + radius)
    context.lineTo(x, y + liftPx - 7)
  }
  context.stroke()
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
  context.stroke()
  context.beginPath()
  for (const [dx, dy] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x, y)
    context.lineTo(x + dx * 6, y + dy * 6)
    context.moveTo(x + dx * 6, y + dy * 6)
    context.lineTo(x + dx * 3.8 - dy * 2.2, y + dy * 3.8 - dx * 2.2)
    context.moveTo(x + dx * 6, y + dy * 6)
    context.lineTo(x + dx * 3.8 + dy * 2.2, y + dy * 3.8 + dx * 2.2)
  }
  context.lineWidth = 1.4
  context.stroke()
}

/** The handles that are shown, and so can be taken hold of, at a resolution. */
export const visibleHandles = (handles: readonly Handle[], unitsPerPx: number): readonly Handle[] =>
  handles.filter((handle) => handle.freeUnits / unitsPerPx >= leastFreePx)

/** A square around what the hand sticks to: no other mark has corners. */
export function paintSnapMark(
  context: CanvasRenderingContext2D,
  frame: Frame,
  at: Spot,
  palette: Palette,
): void {
  for (const shift of frame.shifts) {
    const [x, y] = frame.pixelOf(at, shift)
    for (const [color, width] of [
      [palette.halo, 5],
      [palette.changed, 2.5],
    ] as const) {
      context.strokeStyle = color
      context.lineWidth = width
      context.strokeRect(x - 10, y - 10, 20, 20)
    }
  }
}

/** The rectangle that selects. */
export function paintBox(context: CanvasRenderingContext2D, { from, to }: Box, palette: Palette): void {
  const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])]
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])]
  context.fillStyle = withAlpha(palette.selected, 0.12)
  context.fillRect(x, y, width, height)
  context.strokeStyle = palette.selected
  context.lineWidth = 1.5
  context.strokeRect(x, y, width, height)
}
