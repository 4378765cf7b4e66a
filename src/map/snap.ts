import type { ElementId } from '../plan/element.ts'
import { destination, legBetween } from '../plan/leg.ts'
import type { Position } from '../plan/position.ts'
import type { Aim, Target } from './aim.ts'
import { pathsOf } from './handle.ts'
import type { Plane, Spot } from './plane.ts'

/** A position that the hand sticks to; `path` and `index` say which one of its element it is. */
export type Sticky = {
  readonly at: Position
  readonly id?: ElementId
  readonly path: number
  readonly index: number
}

/** How the hand steers: past what it would stick to (Alt), along round courses (Shift). */
export type Steering = { readonly isFree: boolean; readonly isStraight: boolean }

export const steady: Steering = { isFree: false, isStraight: false }

/** Where the hand has come to; `stuck` if that is a position that was there already. */
export type Steered = { readonly at: Position; readonly stuck: boolean }

/** Near enough to stick, CSS pixels; a fingertip is wider. */
const stickyPx = ({ reachPx }: Aim): number => (reachPx >= 22 ? 16 : 10)

const stepDeg = 15

/** The positions of elements that the hand sticks to: waypoints, points, centres, ends of lines and corners of areas. */
export const stickiesOf = (targets: readonly Target[]): readonly Sticky[] =>
  targets.flatMap(({ id, element }): readonly Sticky[] => {
    if (element.kind === 'text') return []
    if ('at' in element) return [{ id, at: element.at, path: 0, index: 0 }]
    return pathsOf(element).flatMap((way, path) => {
      const stickies = way.map((at, index) => ({ id, at, path, index }))
      const hasEnds = element.kind === 'line' || element.kind === 'front'
      return hasEnds ? [...stickies.slice(0, 1), ...stickies.slice(1).slice(-1)] : stickies
    })
  })

/** Where a hand comes to that aims there; `from` is the other end of the leg, along which courses are counted. */
export function steered(
  plane: Plane,
  aim: Aim,
  { isFree, isStraight }: Steering,
  stickies: readonly Sticky[],
  from: Position | undefined,
): Steered {
  const at = plane.positionOf(aim.at)
  if (isStraight && from) return { at: straightened(plane, from, at), stuck: false }
  const nearest = isFree ? undefined : nearestSticky(plane, aim, stickies)
  return nearest ? { at: nearest.at, stuck: true } : { at, stuck: false }
}

function nearestSticky(plane: Plane, aim: Aim, stickies: readonly Sticky[]): Sticky | undefined {
  let nearest: { sticky: Sticky; distancePx: number } | undefined
  for (const sticky of stickies) {
    const distancePx = distanceBetween(plane, plane.spotOf(sticky.at), aim.at) / aim.unitsPerPx
    if (distancePx > stickyPx(aim)) continue
    if (!nearest || distancePx < nearest.distancePx) nearest = { sticky, distancePx }
  }
  return nearest?.sticky
}

/** Worlds lie side by side: a spot is in each of them. */
function distanceBetween({ worldWidth }: Plane, a: Spot, b: Spot): number {
  const dx = a[0] - b[0]
  const inWorld = worldWidth === undefined ? dx : dx - worldWidth * Math.round(dx / worldWidth)
  return Math.hypot(inWorld, a[1] - b[1])
}

/** The position turned about another one to the nearest course of whole steps, at the same distance. */
export function straightened(plane: Plane, from: Position, to: Position): Position {
  const { map } = plane
  if (!map) return to
  const { courseDeg, distanceKm } = legBetween(map, from, to)
  const at = destination(map, from, Math.round(courseDeg / stepDeg) * stepDeg, distanceKm)
  // As exact as any position that a hand has made.
  return plane.positionOf(plane.spotOf(at))
}
