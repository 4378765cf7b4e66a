import type { Circle, Element, Sheet } from '../plan/element.ts'
import { destination } from '../plan/leg.ts'
import type { Position } from '../plan/position.ts'
import { besideFirst, type LegPath, legPaths, stopsOf, wholePath } from './path.ts'
import type { Plane, Spot } from './plane.ts'

export type DrawnElement = Exclude<Element, Sheet>

/** Where an element lies on the drawing plane. */
export type Shape =
  | { readonly type: 'spot'; readonly at: Spot }
  /** lines; `stops` are the spots that its positions stand for, `legs` the ways between them, path by path */
  | {
      readonly type: 'lines'
      readonly paths: readonly (readonly Spot[])[]
      readonly stops: readonly Spot[]
      readonly legs: readonly LegPath[]
    }
  /** an outer ring and holes, each closed: its last spot is its first */
  | { readonly type: 'area'; readonly paths: readonly (readonly Spot[])[] }

export function shapeOf(plane: Plane, element: DrawnElement): Shape {
  switch (element.kind) {
    case 'point':
    case 'text':
      return { type: 'spot', at: plane.spotOf(element.at) }
    case 'route':
      return linesShape(plane, [element.waypoints.map((waypoint) => waypoint.at)])
    case 'line':
      return linesShape(plane, [element.path])
    case 'front':
      return linesShape(plane, besideFirst(plane, [element.blue, element.red]))
    case 'polygon':
      return {
        type: 'area',
        paths: besideFirst(plane, element.rings).map((ring) => wholePath(plane, ring, true)),
      }
    case 'circle':
      return { type: 'area', paths: [circleRing(plane, element)] }
  }
}

const linesShape = (plane: Plane, ways: readonly (readonly Position[])[]): Shape => ({
  type: 'lines',
  paths: ways.map((way) => wholePath(plane, way)),
  stops: ways.flatMap((way) => stopsOf(plane, way)),
  legs: ways.flatMap((way) => legPaths(plane, way)),
})

const ringCorners = 120

function circleRing(plane: Plane, { at, radius }: Pick<Circle, 'at' | 'radius'>): readonly Spot[] {
  const { map } = plane
  const courses = Array.from({ length: ringCorners }, (_, i) => (i * 360) / ringCorners)
  if (map?.type === 'world') {
    const ring = courses.map((course) => destination(map, at, course, radius / 1000))
    return wholePath(plane, ring, true)
  }
  const ring = courses.map((course): Spot => {
    const angle = (course * Math.PI) / 180
    return [at[0] + radius * Math.sin(angle), at[1] + radius * Math.cos(angle)]
  })
  return [...ring, ring[0] ?? at]
}

/** The least box around a shape; undefined if it has no spot. */
export function extentOf(shape: Shape): [number, number, number, number] | undefined {
  const spots = shape.type === 'spot' ? [shape.at] : shape.paths.flat()
  if (spots.length === 0) return undefined
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of spots) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}
