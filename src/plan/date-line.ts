import { destination, legBetween } from './leg.ts'
import type { PlanMap } from './plan-map.ts'
import type { Position } from './position.ts'

// The real world goes on beyond 180°, where longitudes begin anew: what is reckoned from them there goes the short way round.

/** A position whose longitude has run over 180° as one of the world's; any other as it is, and those of a game map too. */
export function inWorld(map: PlanMap | undefined, [x, y]: Position): Position {
  return map?.type !== 'world' || Math.abs(x) <= 180 ? [x, y] : [neat(x - 360 * Math.round(x / 360)), y]
}

/** The middle of the leg between two positions, as it is drawn and measured; of two numbers each while no map is chosen. */
export function middleBetween(map: PlanMap | undefined, from: Position, to: Position): Position {
  return map?.type === 'world' ? along(map, from, to, 0.5) : [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
}

/** Where one comes to who flies on behind a leg for half of its length. */
export function halfBeyond(map: PlanMap | undefined, from: Position, to: Position): Position {
  return map?.type === 'world'
    ? along(map, from, to, 1.5)
    : [to[0] + (to[0] - from[0]) / 2, to[1] + (to[1] - from[1]) / 2]
}

/**
 * The middle of the box around positions: no mean, so that many positions at one end do not draw it there. On the world the box
 * leaves out the widest gap between longitudes. Undefined for none.
 */
export function middleOfExtent(
  map: PlanMap | undefined,
  positions: readonly Position[],
): Position | undefined {
  let [low, high] = [Infinity, -Infinity]
  for (const [, y] of positions) {
    low = Math.min(low, y)
    high = Math.max(high, y)
  }
  if (low > high) return undefined
  const [west, east] = extentOfX(
    positions.map(([x]) => x).sort((a, b) => a - b),
    map?.type === 'world',
  )
  return inWorld(map, [(west + east) / 2, (low + high) / 2])
}

function extentOfX(sorted: readonly number[], isRound: boolean): readonly [number, number] {
  const [first = 0] = sorted
  const last = sorted.at(-1) ?? first
  let best: readonly [number, number] = [first, last]
  if (!isRound) return best
  sorted.forEach((west, index) => {
    const east = (sorted[index - 1] ?? last) + 360
    if (index > 0 && east - west < best[1] - best[0]) best = [west, east]
  })
  return best
}

function along(map: PlanMap, from: Position, to: Position, share: number): Position {
  const { distanceKm, courseDeg } = legBetween(map, from, to)
  if (distanceKm === 0) return to
  const [x, y] = destination(map, from, courseDeg, distanceKm * share)
  return inWorld(map, [neat(x), neat(y)])
}

/** To 0.1 m, as exact as any position that a hand has made. */
const neat = (deg: number): number => Math.round(deg * 1e6) / 1e6 || 0
