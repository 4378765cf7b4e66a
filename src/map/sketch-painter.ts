import { drawnElement } from '../plan/drawn-element.ts'
import type { Units } from '../plan/units.ts'
import type { Frame } from './frame.ts'
import { inkOf, withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'
import { stopsOf, wholePath } from './path.ts'
import { type Shape, shapeOf } from './shape.ts'
import { tracePath } from './shape-painter.ts'
import { drawingWithHover, type Sketch } from './sketch.ts'

/** Paints what is being drawn as it will be, with its positions so far. */
export function paintSketch(
  context: CanvasRenderingContext2D,
  frame: Frame,
  sketch: Sketch,
  units: Units,
  palette: Palette,
): void {
  const shape = sketchShape(frame, sketch, units)
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
    }
    paintPositions(context, frame, sketch, shift, palette)
  }
}

/** A polygon of two positions is a line so far. */
function sketchShape({ plane }: Frame, sketch: Sketch, units: Units): Shape | undefined {
  const drawing = drawingWithHover(plane, sketch)
  const element = plane.map && drawnElement(plane.map, { units }, drawing, '')
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
