import type { Vertex } from './feature.ts'

/** Leaves room below the limits of an element, which counts bytes as well as positions. */
const mostPositions = 1_500

/**
 * A path of at most 1,500 positions: those are left out that lie nearest to the straight line between the ones that stay
 * (Ramer 1972, Douglas and Peucker 1973, on a plane on which longitudes are shortened by the latitude). A shorter path stays as it is.
 */
export function thinPath(path: readonly Vertex[]): readonly Vertex[] {
  if (path.length <= mostPositions) return path
  const points = path.map(([x, y]) => [Number(x), Number(y)] as const)
  if (points.some(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y))) return path
  const shrink = Math.cos(((points[0]?.[1] ?? 0) * Math.PI) / 180)
  const flat = points.map(([x, y]) => [x * shrink, y] as const)
  const offsets = offsetsOf(flat)
  const limit = [...offsets].sort((a, b) => b - a)[mostPositions - 1] ?? 0
  const kept = path.filter((_, index) => (offsets[index] ?? 0) > limit)
  return kept.map(([x, y, ...rest]) => [round(x), round(y), ...rest])
}

/** About a centimetre. */
const round = (degrees: unknown): number => Math.round(Number(degrees) * 1e7) / 1e7

/** How much each point matters: how far it is off the line between the two that it parts. The ends matter most. */
function offsetsOf(points: readonly (readonly [number, number])[]): readonly number[] {
  const offsets = points.map(() => 0)
  const last = points.length - 1
  offsets[0] = Number.POSITIVE_INFINITY
  offsets[last] = Number.POSITIVE_INFINITY
  // Not recursive: a track can have a million positions in a row that part badly.
  const spans: [from: number, to: number, most: number][] = [[0, last, Number.POSITIVE_INFINITY]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to, most] = span
    let farthest = -1
    let distance = -1
    for (let index = from + 1; index < to; index++) {
      const off = offLine(points[index], points[from], points[to])
      if (off > distance) {
        distance = off
        farthest = index
      }
    }
    // Positions that are the same, or exactly in line, part into nothing that matters.
    if (farthest < 0 || distance === 0) continue
    // No point matters more than the one that made it an end, so that what is kept is always a whole refinement.
    const offset = Math.min(distance, most)
    offsets[farthest] = offset
    spans.push([from, farthest, offset], [farthest, to, offset])
  }
  return offsets
}

type Plane = readonly [number, number] | undefined

function offLine(point: Plane, from: Plane, to: Plane): number {
  if (!point || !from || !to) return 0
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const [px, py] = [point[0] - from[0], point[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
  return Math.hypot(px - along * dx, py - along * dy)
}
