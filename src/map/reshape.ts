import type { Edit } from '../plan/edit.ts'
import type { ElementId, Route } from '../plan/element.ts'
import { legBetween } from '../plan/leg.ts'
import type { Plan } from '../plan/plan.ts'
import type { Position } from '../plan/position.ts'
import { deleteWaypoint, insertWaypoint, moveWaypoint } from '../plan/route-edit.ts'
import { type Grip, pathsOf } from './handle.ts'
import { stopsOf } from './path.ts'
import type { Plane, Spot } from './plane.ts'
import type { DrawnElement } from './shape.ts'

/** How a hold of an element has been moved: from the spot where it was taken to the spot where it is now. */
export type Drag = {
  readonly grip: Grip
  readonly from: Spot
  readonly to: Spot
  /** where what is held comes to lie, if not just where the pointer has gone: for what has one place only */
  readonly place?: Position | undefined
}

/**
 * The element after a drag, with all else in it as it was. A drag that this element has no hold for leaves it alone.
 * On a leg the new position is put where the pointer is; everything else keeps its distance from the pointer.
 */
export function reshape(plane: Plane, element: DrawnElement, drag: Drag): DrawnElement {
  const { grip, from, to, place } = drag
  const moved = (at: Spot): Position => plane.positionOf([at[0] + to[0] - from[0], at[1] + to[1] - from[1]])
  switch (grip.type) {
    case 'whole':
      return place && 'at' in element ? { ...element, at: place } : withEachPosition(plane, element, moved)
    case 'radius':
      return element.kind === 'circle'
        ? { ...element, radius: radiusTo(plane, element.at, place ?? plane.positionOf(to)) }
        : element
    case 'vertex': {
      const spot = heldSpot(plane, element, drag)
      return spot ? withVertex(element, grip, place ?? plane.positionOf(spot)) : element
    }
    case 'leg':
      return withInserted(element, grip, place ?? plane.positionOf(to))
  }
}

/** Where a drag has brought what is held, before it sticks to anything; undefined for what has more than one place. */
export function heldSpot(plane: Plane, element: DrawnElement, { grip, from, to }: Drag): Spot | undefined {
  if (grip.type === 'leg' || grip.type === 'radius') return to
  const held =
    grip.type === 'vertex'
      ? stopsOf(plane, pathsOf(element)[grip.path] ?? [])[grip.index]
      : 'at' in element
        ? plane.spotOf(element.at)
        : undefined
  return held && [held[0] + to[0] - from[0], held[1] + to[1] - from[1]]
}

/** A route with more waypoints behind its last one, or before its first (the one farthest out comes last). */
export function continued(route: Route, end: 'first' | 'last', positions: readonly Position[]): Route {
  const more = positions.map((at) => ({ at }))
  const waypoints = end === 'last' ? [...route.waypoints, ...more] : [...more.reverse(), ...route.waypoints]
  return { ...route, waypoints }
}

/** A circle's radius as an element holds it: map units, or whole metres on the world. */
export function radiusTo(plane: Plane, centre: Position, edge: Position): number {
  if (plane.map?.type === 'world') return Math.round(legBetween(plane.map, centre, edge).distanceKm * 1000)
  return Math.round(Math.hypot(edge[0] - centre[0], edge[1] - centre[1]) * 1e4) / 1e4
}

type Index = { readonly path: number; readonly index: number }

/** The element without one of its positions; undefined if it cannot do with fewer. A hole that is too small goes whole. */
export function withoutVertex(element: DrawnElement, { path, index }: Index): DrawnElement | undefined {
  const way = pathsOf(element)[path]
  if (way?.[index] === undefined) return undefined
  const least = element.kind === 'polygon' ? 3 : 2
  if (way.length > least) {
    if (element.kind === 'route') return edited(element, (plan, id) => deleteWaypoint(plan, id, index))
    return withPath(element, path, way.toSpliced(index, 1))
  }
  const isHole = element.kind === 'polygon' && path > 0
  return isHole ? { ...element, rings: element.rings.toSpliced(path, 1) } : undefined
}

function withVertex(element: DrawnElement, { path, index }: Index, at: Position): DrawnElement {
  if (element.kind === 'route') return edited(element, (plan, id) => moveWaypoint(plan, id, index, at))
  return withPath(element, path, pathsOf(element)[path]?.with(index, at) ?? [])
}

function withInserted(element: DrawnElement, { path, index }: Index, at: Position): DrawnElement {
  if (element.kind === 'route') return edited(element, (plan, id) => insertWaypoint(plan, id, index + 1, at))
  return withPath(element, path, pathsOf(element)[path]?.toSpliced(index + 1, 0, at) ?? [])
}

function withPath(element: DrawnElement, path: number, way: readonly Position[]): DrawnElement {
  switch (element.kind) {
    case 'line':
      return { ...element, path: way }
    case 'front':
      return { ...element, [path === 0 ? 'blue' : 'red']: way }
    case 'polygon':
      return { ...element, rings: element.rings.with(path, way) }
    default:
      return element
  }
}

function withEachPosition(plane: Plane, element: DrawnElement, move: (at: Spot) => Position): DrawnElement {
  const moveAll = (way: readonly Position[]): readonly Position[] => way.map((at) => move(plane.spotOf(at)))
  switch (element.kind) {
    case 'point':
    case 'text':
    case 'circle':
      return { ...element, at: move(plane.spotOf(element.at)) }
    case 'route':
      return {
        ...element,
        waypoints: element.waypoints.map((waypoint) => ({
          ...waypoint,
          at: move(plane.spotOf(waypoint.at)),
        })),
      }
    case 'line':
      return { ...element, path: moveAll(element.path) }
    case 'front':
      return { ...element, blue: moveAll(element.blue), red: moveAll(element.red) }
    case 'polygon':
      return { ...element, rings: element.rings.map(moveAll) }
  }
}

/** A route after one of the plan's own edits, which know what goes along with a waypoint. */
function edited(route: Route, edit: (plan: Plan, id: ElementId) => Edit): DrawnElement {
  const id = 'route'
  const after = edit(new Map([[id, route]]), id).put.get(id)
  return after?.kind === 'route' ? after : route
}
