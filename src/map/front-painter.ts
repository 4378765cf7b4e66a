import type { Coordinate } from 'ol/coordinate.js'
import type { State } from 'ol/render.js'
import { linesOf } from './arrow.ts'
import { inkOf, withAlpha } from './ink.ts'
import type { Palette } from './palette.ts'
import { teethOf } from './teeth.ts'

const lineWidthPx = 3
const spacingPx = 18
const toothPx = 7

/**
 * Draws a front: the blue line with pointed teeth, the red one with round ones, each towards the other. The teeth tell
 * the sides apart without colour.
 */
export const frontPainter =
  (palette: Palette) =>
  (pixels: unknown, { context, pixelRatio }: State): void => {
    const [blue = [], red = []] = linesOf(pixels).map((line) => line.map(toPlace))
    context.lineJoin = 'round'
    context.lineCap = 'round'
    paintSide(context, blue, red, 'pointed', inkOf('blue', palette.theme), palette, pixelRatio)
    paintSide(context, red, blue, 'round', inkOf('red', palette.theme), palette, pixelRatio)
  }

type Place = readonly [number, number]

const toPlace = ([x = 0, y = 0]: Coordinate): Place => [x, y]

function paintSide(
  context: State['context'],
  own: readonly Place[],
  other: readonly Place[],
  form: 'pointed' | 'round',
  ink: string,
  palette: Palette,
  pixelRatio: number,
): void {
  context.beginPath()
  own.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  })
  context.strokeStyle = withAlpha(palette.halo, 0.75)
  context.lineWidth = (lineWidthPx + 3) * pixelRatio
  context.stroke()
  context.strokeStyle = ink
  context.lineWidth = lineWidthPx * pixelRatio
  context.stroke()
  context.beginPath()
  const size = toothPx * pixelRatio
  const { width, height } = context.canvas
  for (const { at, along, side } of teethOf(own, other, spacingPx * pixelRatio, [width, height])) {
    const [ux, uy] = along
    const [nx, ny] = [-uy * side, ux * side]
    context.moveTo(at[0] - ux * size * 0.7, at[1] - uy * size * 0.7)
    if (form === 'pointed') {
      context.lineTo(at[0] + nx * size, at[1] + ny * size)
      context.lineTo(at[0] + ux * size * 0.7, at[1] + uy * size * 0.7)
    } else {
      const start = Math.atan2(-uy, -ux)
      context.arc(at[0], at[1], size * 0.7, start, start + Math.PI, side > 0)
    }
    context.closePath()
  }
  context.fillStyle = ink
  context.fill()
}
