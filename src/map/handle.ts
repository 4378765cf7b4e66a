import type { Route } from '../plan/element.ts'
import type { Position } from '../plan/position.ts'
import { alongLeg, besideFirst, legPaths, stopsOf } from './path.ts'
import type { Plane, Spot } from './plane.ts'
import { type DrawnElement, shapeOf } from './shape.ts'

/** What of an element can be taken hold of. `path` counts its lines or rings, `index` the positions in one. */
export type Grip =
  | { readonly type: 'vertex'; readonly path: number; readonly index: number }
  /** the leg that leaves position `index`: dragging it puts a new position there */
  | { readonly type: 'leg'; readonly path: number; readonly index: number }
  | { readonly type: 'radius' }
  | { readonly type: 'whole' }

/** A grip with its place on the map. */
export type Handle = {
  readonly grip: Grip
  readonly at: Spot
  /** how far above its place it is drawn, so as not to cover what is there */
  readonly liftPx: number
  /** how far it is, in units of the plane, from other handles that come before it */
  readonly freeUnits: number
}

const handle = (grip: Grip, at: Spot, liftPx = 0, freeUnits = Infinity): Handle => ({
  grip,
  at,
  liftPx,
  freeUnits,
})

/** The ways of an element through its positions; none for what has but one. */
export function pathsOf(element: DrawnElement): readonly (readonly Position[])[] {
  switch (element.kind) {
    case 'route':
      return [element.waypoints.map((waypoint) => waypoint.at)]
    case 'line':
      return [element.path]
    case 'front':
      return [element.blue, element.red]
    case 'polygon':
      return element.rings
    default:
      return []
  }
}

/** The handle of each of a route's waypoints. */
export const waypointHandles = (plane: Plane, route: Route): readonly Handle[] =>
  stopsOf(
    plane,
    route.waypoints.map((waypoint) => waypoint.at),
  ).map((at, index) => handle({ type: 'vertex', path: 0, index }, at))

/** The handles of an element that is selected alone. A point or text has none: it is taken hold of as it is. */
export function handlesOf(plane: Plane, element: DrawnElement): readonly Handle[] {
  if (element.kind === 'point' || element.kind === 'text') return []
  if (element.kind === 'circle') {
    const shape = shapeOf(plane, element)
    // A quarter of the way round: due east.
    const ring = shape.type === 'area' ? (shape.paths[0] ?? []) : []
    const east = ring[(ring.length - 1) / 4]
    return [
      handle({ type: 'whole' }, plane.spotOf(element.at)),
      ...(east ? [handle({ type: 'radius' }, east)] : []),
    ]
  }
  const ways = besideFirst(plane, pathsOf(element))
  const vertices = ways.flatMap((way, path) =>
    stopsOf(plane, way).map((at, index) => handle({ type: 'vertex', path, index }, at)),
  )
  const legs = ways.flatMap((way, path) =>
    legPaths(plane, way, element.kind === 'polygon').flatMap((leg, index): Handle[] => {
      const at = alongLeg(leg, 0.5)
      const start = leg[0]
      if (!at || !start) return []
      return [handle({ type: 'leg', path, index }, at, 0, Math.hypot(at[0] - start[0], at[1] - start[1]))]
    }),
  )
  const first = vertices[0]
  return [...legs, ...vertices, ...(first ? [handle({ type: 'whole' }, first.at, wholeLiftPx)] : [])]
}

const wholeLiftPx = 34

/** Whether the element still has what was taken hold of: it may have changed meanwhile. */
export function hasGrip(element: DrawnElement, grip: Grip): boolean {
  switch (grip.type) {
    case 'whole':
      return true
    case 'radius':
      return element.kind === 'circle'
    case 'vertex':
      return pathsOf(element)[grip.path]?.[grip.index] !== undefined
    case 'leg': {
      const way = pathsOf(element)[grip.path]
      return way !== undefined && grip.index < (element.kind === 'polygon' ? way.length : way.length - 1)
    }
  }
}
