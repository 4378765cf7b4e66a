import type { Element } from './element.ts'
import type { Place } from './place.ts'
import type { Position } from './position.ts'

/** Every position of an element, each with its place in it: a circle's is its centre. */
export function elementPositions(element: Element): readonly { where: Place; at: Position }[] {
  switch (element.kind) {
    case 'sheet':
      return []
    case 'point':
    case 'circle':
    case 'text':
      return [{ where: [], at: element.at }]
    case 'route':
      return element.waypoints.map(({ at }, index) => ({
        where: [{ part: 'waypoint', number: index + 1 }],
        at,
      }))
    case 'line':
      return along([], element.path)
    case 'polygon':
      return element.rings.flatMap((ring, index) => along([{ part: 'ring', number: index + 1 }], ring))
    case 'front':
      return [...along([{ part: 'blue-line' }], element.blue), ...along([{ part: 'red-line' }], element.red)]
  }
}

const along = (where: Place, path: readonly Position[]): { where: Place; at: Position }[] =>
  path.map((at, index) => ({ where: [...where, { part: 'position', number: index + 1 }], at }))
