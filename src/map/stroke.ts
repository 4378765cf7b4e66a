import { limits } from '../plan/element.ts'
import type { Position } from '../plan/position.ts'
import { alongLeg, legPaths } from './path.ts'
import type { Plane, Spot } from './plane.ts'
import { simplifiedTo } from './simplify.ts'

/** Fewer than an element may have: one of so many positions is surely small enough to travel. */
const mostPositions = Math.min(limits.positions, 1_200)

/**
 * The positions of a stroke that was drawn through these spots: as few as keep it, as it will be drawn, within the
 * tolerance (units of the plane) of the hand's. On the world a leg bends as the great circle does, so that a long straight stroke
 * needs positions on its way.
 */
export function strokePositions(
  plane: Plane,
  trace: readonly Spot[],
  tolerance: number,
): readonly Position[] {
  const corners = simplifiedTo(trace, tolerance, mostPositions)
  const spots = corners.flatMap((spot, i) => {
    const last = corners[i - 1]
    return last ? straightLeg(plane, last, spot, tolerance, mostHalvings) : [spot]
  })
  return (spots.length <= mostPositions ? spots : corners).map(plane.positionOf)
}

/** A leg is cut into at most 64 pieces. */
const mostHalvings = 6

/** The spots after `from` on the way to `to`, near enough to each other that the legs between them are straight. */
function straightLeg(
  plane: Plane,
  from: Spot,
  to: Spot,
  tolerance: number,
  halvings: number,
): readonly Spot[] {
  const middle: Spot = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const [leg = []] = legPaths(plane, [plane.positionOf(from), plane.positionOf(to)])
  const bent = alongLeg(leg, 0.5)
  if (halvings === 0 || !bent || sag(plane, bent, middle) <= tolerance) return [to]
  return [
    ...straightLeg(plane, from, middle, tolerance, halvings - 1),
    ...straightLeg(plane, middle, to, tolerance, halvings - 1),
  ]
}

function sag({ worldWidth }: Plane, a: Spot, b: Spot): number {
  const dx = a[0] - b[0]
  const inWorld = worldWidth === undefined ? dx : dx - worldWidth * Math.round(dx / worldWidth)
  return Math.hypot(inWorld, a[1] - b[1])
}
