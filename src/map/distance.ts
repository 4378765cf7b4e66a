import { pathsOf } from './handle.ts'
import { besideFirst, legPaths } from './path.ts'
import type { Plane, Spot } from './plane.ts'
import type { DrawnElement, Shape } from './shape.ts'

/** Which leg of a path is nearest to a spot, and how far away it is in units of the plane. */
export function nearestLeg(
  plane: Plane,
  element: DrawnElement,
  spot: Spot,
): { readonly path: number; readonly index: number; readonly distance: number } | undefined {
  let nearest: { path: number; index: number; distance: number } | undefined
  besideFirst(plane, pathsOf(element)).forEach((way, path) => {
    legPaths(plane, way, element.kind === 'polygon').forEach((leg, index) => {
      const distance = distanceToPath(spot, leg)
      if (!nearest || distance < nearest.distance) nearest = { path, index, distance }
    })
  })
  return nearest
}

/** Distance from a spot to a line through spots; Infinity if it has none. */
function distanceToPath(spot: Spot, path: readonly Spot[]): number {
  let least = Infinity
  path.forEach((b, i) => {
    const a = path[i - 1] ?? b
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const squared = dx * dx + dy * dy
    const along = squared === 0 ? 0 : ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / squared
    const t = Math.min(1, Math.max(0, along))
    least = Math.min(least, Math.hypot(spot[0] - a[0] - t * dx, spot[1] - a[1] - t * dy))
  })
  return least
}

/** Whether a spot lies in an area and in none of its holes (even-odd rule). */
export function isInside(spot: Spot, rings: readonly (readonly Spot[])[]): boolean {
  let inside = false
  for (const ring of rings) {
    ring.forEach((b, i) => {
      const a = ring[i - 1]
      if (!a || a[1] > spot[1] === b[1] > spot[1]) return
      if (spot[0] < a[0] + ((spot[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside
    })
  }
  return inside
}

/** Distance from a spot to what is drawn of a shape: its spot, its lines, its outlines; in units of the plane. */
export const distanceToShape = (spot: Spot, shape: Shape): number =>
  shape.type === 'spot'
    ? Math.hypot(spot[0] - shape.at[0], spot[1] - shape.at[1])
    : Math.min(...shape.paths.map((path) => distanceToPath(spot, path)))
