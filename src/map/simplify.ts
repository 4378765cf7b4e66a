import type { Spot } from './plane.ts'

/**
 * A line through fewer of its spots, from which none of the others is farther away than the tolerance (Douglas and
 * Peucker 1973). The ends stay.
 */
export function simplified(line: readonly Spot[], tolerance: number): readonly Spot[] {
  const kept = new Set([0, line.length - 1])
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    const farthest = farthestBetween(line, first, last)
    if (!farthest || farthest.distance <= tolerance) continue
    kept.add(farthest.index)
    spans.push([first, farthest.index], [farthest.index, last])
  }
  return line.filter((_, index) => kept.has(index))
}

/** The line with at most so many spots: as much simpler as that takes. */
export function simplifiedTo(line: readonly Spot[], tolerance: number, most: number): readonly Spot[] {
  let coarse = tolerance
  let fewer = simplified(line, coarse)
  while (fewer.length > most) {
    coarse *= 1.5
    fewer = simplified(line, coarse)
  }
  return fewer
}

function farthestBetween(
  line: readonly Spot[],
  first: number,
  last: number,
): { readonly index: number; readonly distance: number } | undefined {
  const [a, b] = [line[first], line[last]]
  let farthest: { index: number; distance: number } | undefined
  for (let index = first + 1; index < last; index++) {
    const spot = line[index]
    if (!a || !b || !spot) continue
    const distance = distanceToPiece(spot, a, b)
    if (!farthest || distance > farthest.distance) farthest = { index, distance }
  }
  return farthest
}

function distanceToPiece([x, y]: Spot, a: Spot, b: Spot): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const squared = dx * dx + dy * dy
  const along = squared === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / squared
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy)
}
