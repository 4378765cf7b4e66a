/** How far a head reaches back from its tip, in units of its size; and how far to either side. */
const lengthSizes = 2.6
const halfWidthSizes = 1.1

/** The size of the head of a drawn arrow, CSS pixels. */
export const headPx = 6

export type Pixel = readonly [x: number, y: number]

/**
 * The corners of the head at the end of a line, tip first, in the pixels that the line is given in. It points as the
 * line goes over the head's length, not as a last tremble of the hand does. Undefined for a line of no length.
 */
export function arrowHead(line: readonly Pixel[], size: number): readonly Pixel[] | undefined {
  const tip = line.at(-1)
  if (!tip) return undefined
  const tail =
    line.findLast(([x, y]) => Math.hypot(x - tip[0], y - tip[1]) >= size * lengthSizes) ?? line[0] ?? tip
  const length = Math.hypot(tip[0] - tail[0], tip[1] - tail[1])
  if (length === 0) return undefined
  const [ux, uy] = [(tip[0] - tail[0]) / length, (tip[1] - tail[1]) / length]
  const at = (along: number, aside: number): Pixel => [
    tip[0] + (ux * along - uy * aside) * size,
    tip[1] + (uy * along + ux * aside) * size,
  ]
  // A little beyond the line's end, which is as blunt as the line is wide.
  return [
    at(0.3, 0),
    at(-lengthSizes, halfWidthSizes),
    at(-lengthSizes * 0.7, 0),
    at(-lengthSizes, -halfWidthSizes),
  ]
}

/** Puts a head into the context's path. */
export function traceHead(
  context: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath'>,
  head: readonly Pixel[],
): void {
  head.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  })
  context.closePath()
}
