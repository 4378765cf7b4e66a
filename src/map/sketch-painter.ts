import { drawnElement } from '../plan/drawn-element.ts'
import { arrowHead, headPx, traceHead } from './arrow-head.ts'
import type { Frame } from './frame.ts'
import { inkOf, withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'
import { stopsOf, wholePath } from './path.ts'
import type { Spot } from './plane.ts'
import { type Shape, shapeOf } from './shape.ts'
import { tracePath } from './shape-painter.ts'
import { drawingWithHover, type Sketch } from './sketch.ts'

/** Paints what is being drawn as it will be, with its positions so far. */
export function paintSketch(
  context: CanvasRenderingContext2D,
  frame: Frame,
  sketch: Sketch,
  palette: Palette,
): void {
  const shape = sketchShape(frame, sketch)
  const ink = inkOf(undefined, palette.theme)
  for (const shift of frame.shifts) {
    if (shape && shape.type !== 'spot') {
      context.beginPath()
      tracePath(context, frame, shape, shift, 0)
      if (shape.type === 'area') {
        context.fillStyle = withAlpha(ink, 0.15)
        context.fill('evenodd')
      }
      context.lineJoin = 'round'
      context.strokeStyle = withAlpha(palette.halo, 0.75)
      context.lineWidth = 6
      context.stroke()
      context.strokeStyle = ink
      context.lineWidth = 3
      context.stroke()
      if (sketch.form === 'arrow') paintHead(context, frame, shape.paths[0] ?? [], shift, ink)
    }
    if (sketch.form !== 'freehand') paintPositions(context, frame, sketch, shift, palette)
  }
}

function paintHead(
  context: CanvasRenderingContext2D,
  frame: Frame,
  path: readonly Spot[],
  shift: number,
  ink: string,
): void {
  const head = arrowHead(
    path.map((spot) => frame.pixelOf(spot, shift)),
    headPx,
  )
  if (!head) return
  context.beginPath()
  traceHead(context, head)
  context.fillStyle = ink
  context.fill()
}

/** A polygon of two positions is a line so far. */
function sketchShape({ plane }: Frame, sketch: Sketch): Shape | undefined {
  const drawing = drawingWithHover(plane, sketch)
  const element = plane.map && drawnElement(plane.map, { units: 'metric' }, drawing, '')
  if (element) return shapeOf(plane, { ...element, order: 'a0' })
  return { type: 'lines', paths: [wholePath(plane, drawing.positions)], stops: [], legs: [] }
}

function paintPositions(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { positions }: Sketch,
  shift: number,
  palette: Palette,
): void {
  stopsOf(frame.plane, positions).forEach((stop, i) => {
    const isLast = i === positions.length - 1
    context.beginPath()
    context.arc(...frame.pixelOf(stop, shift), isLast ? 7 : 5, 0, 2 * Math.PI)
    context.fillStyle = isLast ? palette.selected : palette.halo
    context.strokeStyle = palette.selected
    context.lineWidth = 2
    context.fill()
    context.stroke()
  })
}
