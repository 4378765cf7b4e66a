import type { Frame } from './frame.ts'
import type { Shape } from './shape.ts'

/** Adds a shape's outline to the path of the context; a spot becomes a circle around it. */
export function tracePath(
  context: CanvasRenderingContext2D,
  frame: Frame,
  shape: Shape,
  shift: number,
  spotRadiusPx: number,
): void {
  if (shape.type === 'spot') {
    const [x, y] = frame.pixelOf(shape.at, shift)
    context.moveTo(x + spotRadiusPx, y)
    context.arc(x, y, spotRadiusPx, 0, 2 * Math.PI)
    return
  }
  for (const path of shape.paths) {
    path.forEach((spot, i) => {
      const [x, y] = frame.pixelOf(spot, shift)
      if (i === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    })
  }
}

/** Whether any of a shape's outline may be seen when it is shifted so. */
export function isInView(
  frame: Frame,
  box: readonly number[] | undefined,
  shift: number,
  marginPx: number,
): boolean {
  if (!box) return false
  const margin = marginPx * frame.unitsPerPx
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = box
  const { extent } = frame
  return (
    minX + shift <= extent[2] + margin &&
    maxX + shift >= extent[0] - margin &&
    minY <= extent[3] + margin &&
    maxY >= extent[1] - margin
  )
}
