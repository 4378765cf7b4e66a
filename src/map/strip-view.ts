import { nearestUnitsPerPx, type PictureView, type Size } from './picture-frame.ts'
import type { Plane, Spot } from './plane.ts'

/**
 * The view of a route that is flown up the page: from its first spot at the bottom to the one that is farthest from it, so
 * that a way out and back has its target at the top. All spots lie within the margin. A spot alone has north up.
 */
export function stripView(
  plane: Plane,
  spots: readonly Spot[],
  { width, height }: Size,
  marginPx: number,
): PictureView {
  const turnRad = stripTurn(spots)
  const [sin, cos] = [Math.sin(turnRad), Math.cos(turnRad)]
  // In axes of the page: to the right, and up.
  const turned = spots.map(([x, y]): Spot => [x * cos + y * sin, y * cos - x * sin])
  const [xs, ys] = [turned.map(([x]) => x), turned.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
  const [x, y] = [(left + right) / 2, (bottom + top) / 2]
  const centre: Spot = [x * cos - y * sin, x * sin + y * cos]
  const room = (side: number): number => Math.max(side - 2 * marginPx, side / 4)
  const fitting = Math.max((right - left) / room(width), (top - bottom) / room(height))
  return { centre, unitsPerPx: Math.max(fitting, nearestUnitsPerPx(plane, centre)), turnRad }
}

/** By how much the map is turned clockwise so that the way to the farthest spot points up, −π to π. */
export function stripTurn(spots: readonly Spot[]): number {
  const [start] = spots
  if (!start) return 0
  let farthest: Spot = start
  let most = 0
  for (const spot of spots) {
    const distance = Math.hypot(spot[0] - start[0], spot[1] - start[1])
    if (distance <= most) continue
    most = distance
    farthest = spot
  }
  return most === 0 ? 0 : -Math.atan2(farthest[0] - start[0], farthest[1] - start[1])
}
