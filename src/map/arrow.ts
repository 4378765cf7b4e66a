import type { Coordinate } from 'ol/coordinate.js'
import type { State } from 'ol/render.js'
import { arrowHead, headPx, type Pixel, traceHead } from './arrow-head.ts'

/**
 * The piece of a leg in whose middle its arrow stands, as fractions of the leg: past the leg's own middle, where the
 * handle of a selected leg is.
 */
export const arrowPiece = { from: 0.55, to: 0.65 } as const

/** Legs of less than 44 px have no room for an arrow between their dots. */
const leastPiecePx = 44 * (arrowPiece.to - arrowPiece.from)
const arrowPx = 6

type Painter = (pixels: unknown, state: State) => void

/** Draws an arrowhead in the middle of every `arrowPiece` that is long enough, in the direction of travel. */
export const arrowPainter =
  (ink: string): Painter =>
  (pixels, { context, pixelRatio }) => {
    context.beginPath()
    for (const [from, to] of linesOf(pixels)) {
      if (from && to) addArrow(context, from, to, pixelRatio)
    }
    context.fillStyle = ink
    context.fill()
  }

/** Draws the head at the end of a line. */
export const headPainter =
  (ink: string): Painter =>
  (pixels, { context, pixelRatio }) => {
    if (!Array.isArray(pixels)) return
    const line = pixels.filter(isPixel).map(([x = 0, y = 0]): Pixel => [x, y])
    const head = arrowHead(line, headPx * pixelRatio)
    if (!head) return
    context.beginPath()
    traceHead(context, head)
    context.fillStyle = ink
    context.fill()
  }

const isPixel = (pixel: unknown): pixel is Coordinate => Array.isArray(pixel) && typeof pixel[0] === 'number'

function addArrow(
  context: State['context'],
  [x1 = 0, y1 = 0]: Coordinate,
  [x2 = 0, y2 = 0]: Coordinate,
  pixelRatio: number,
): void {
  const length = Math.hypot(x2 - x1, y2 - y1)
  if (length < leastPiecePx * pixelRatio) return
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length]
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2]
  const size = arrowPx * pixelRatio
  context.moveTo(cx + ux * size * 1.3, cy + uy * size * 1.3)
  context.lineTo(cx - ux * size - uy * size, cy - uy * size + ux * size)
  context.lineTo(cx - ux * size * 0.4, cy - uy * size * 0.4)
  context.lineTo(cx - ux * size + uy * size, cy - uy * size - ux * size)
  context.closePath()
}

/** OpenLayers hands the pixels of lines over as nested arrays whose depth its types leave open. */
export const linesOf = (pixels: unknown): readonly Coordinate[][] => {
  if (!Array.isArray(pixels)) return []
  return pixels.filter((line): line is Coordinate[] => Array.isArray(line) && Array.isArray(line[0]))
}
