import type { ElementId } from '../plan/element.ts'
import { distanceToShape, isInside, nearestLeg } from './distance.ts'
import { type Grip, type Handle, waypointHandles } from './handle.ts'
import type { Plane, Spot } from './plane.ts'
import type { DrawnElement, Shape } from './shape.ts'
import { textBoxPx } from './text-box.ts'

/** Where the user points, how near counts, and at which resolution (units of the plane in a CSS pixel). */
export type Aim = {
  readonly at: Spot
  readonly reachPx: number
  readonly unitsPerPx: number
  /** by how much the map is turned clockwise, radians; absent: not at all */
  readonly turnRad?: number
}

/** A fingertip covers a target of 44 px; a mouse is exact. */
export const reachPx = (pointerType: string): number => (pointerType === 'touch' ? 22 : 8)

/**
 * The first answer for the pointer in any of the worlds side by side: what crosses 180° is drawn beyond the first world,
 * where the pointer never is.
 */
export function inAnyWorld<T>(
  { worldWidth }: Plane,
  aim: Aim,
  pick: (aim: Aim) => T | undefined,
): T | undefined {
  const here = pick(aim)
  if (here !== undefined || worldWidth === undefined) return here
  const [x, y] = aim.at
  return pick({ ...aim, at: [x + worldWidth, y] }) ?? pick({ ...aim, at: [x - worldWidth, y] })
}

export type Target = { readonly id: ElementId; readonly element: DrawnElement; readonly shape: Shape }

/** Half the side of a point's symbol, CSS pixels. */
const symbolPx = 14

/**
 * The element that is meant: points and texts before lines, lines before the inside of areas; among equals the
 * nearest, and of those the one drawn last.
 */
export function pickTarget(targets: readonly Target[], aim: Aim): Target | undefined {
  let best: { target: Target; rank: number; distancePx: number } | undefined
  for (const target of targets) {
    const found = rankOf(target, aim)
    if (!found) continue
    if (
      !best ||
      found.rank < best.rank ||
      (found.rank === best.rank && found.distancePx <= best.distancePx)
    ) {
      best = { target, ...found }
    }
  }
  return best?.target
}

function rankOf({ element, shape }: Target, aim: Aim): { rank: number; distancePx: number } | undefined {
  const distancePx = distanceToShape(aim.at, shape) / aim.unitsPerPx
  if (shape.type === 'spot') {
    if (element.kind === 'text') {
      const beyond = beyondTextPx(element.text, shape.at, aim)
      return beyond <= aim.reachPx / 2 ? { rank: 0, distancePx: beyond } : undefined
    }
    return distancePx <= Math.max(symbolPx, aim.reachPx) ? { rank: 0, distancePx } : undefined
  }
  if (distancePx <= aim.reachPx) return { rank: 1, distancePx }
  const isFilled = shape.type === 'area' && isInside(aim.at, shape.paths)
  // Of areas inside each other the one whose edge is nearest, which is mostly the smaller one.
  return isFilled ? { rank: 2, distancePx } : undefined
}

/** How far the pointer is to the right of a spot and above it, as it is seen: CSS pixels. */
function onScreen({ at, unitsPerPx, turnRad = 0 }: Aim, [x, y]: Spot): readonly [right: number, up: number] {
  const [dx, dy] = [(at[0] - x) / unitsPerPx, (at[1] - y) / unitsPerPx]
  const [sin, cos] = [Math.sin(turnRad), Math.cos(turnRad)]
  return [dx * cos + dy * sin, dy * cos - dx * sin]
}

/** How far the pointer is outside of the box that a text is written in. */
function beyondTextPx(text: string, at: Spot, aim: Aim): number {
  const box = textBoxPx(text)
  const [right, up] = onScreen(aim, at)
  const dx = Math.abs(right) - box.width / 2
  const dy = Math.abs(up) - box.height / 2
  return Math.hypot(Math.max(0, dx), Math.max(0, dy))
}

/** The handle that is meant: the nearest within reach, a position before the middle of a leg. */
export function pickHandle(handles: readonly Handle[], aim: Aim): Handle | undefined {
  let best: { handle: Handle; distancePx: number } | undefined
  for (const handle of handles) {
    const [right, up] = onScreen(aim, handle.at)
    const distancePx = Math.hypot(right, up - handle.liftPx)
    if (distancePx > Math.max(aim.reachPx, 10)) continue
    // A position wins over a middle that is nearer by less than half the reach: the two can lie close together.
    const handicapPx = handle.grip.type === 'leg' ? aim.reachPx / 2 : 0
    if (!best || distancePx + handicapPx < best.distancePx)
      best = { handle, distancePx: distancePx + handicapPx }
  }
  return best?.handle
}

/** What of an element itself is under the pointer, apart from its handles: a circle's edge, a leg, or all of it. */
export function pickBody(plane: Plane, target: Target, aim: Aim): Grip | undefined {
  if (pickTarget([target], aim) === undefined) return undefined
  if (target.element.kind === 'circle') {
    const isEdge = distanceToShape(aim.at, target.shape) / aim.unitsPerPx <= aim.reachPx
    return { type: isEdge ? 'radius' : 'whole' }
  }
  const leg = nearestLeg(plane, target.element, aim.at)
  if (leg && leg.distance / aim.unitsPerPx <= aim.reachPx) {
    return { type: 'leg', path: leg.path, index: leg.index }
  }
  return { type: 'whole' }
}

/** The index of a route's waypoint under the pointer. */
export function pickWaypoint(plane: Plane, element: DrawnElement, aim: Aim): number | undefined {
  if (element.kind !== 'route') return undefined
  const grip = pickHandle(waypointHandles(plane, element), aim)?.grip
  return grip?.type === 'vertex' ? grip.index : undefined
}
