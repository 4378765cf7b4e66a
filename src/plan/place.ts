import type { ElementId, Kind } from './element.ts'
import { drawnElements, type Plan } from './plan.ts'

/** One step on the way to the place in a plan or a file that is spoken of. Numbers count from 1, as people do. */
export type PlaceStep = {
  readonly part:
    | Kind
    | 'sheet'
    | 'layer'
    | 'wind'
    | 'element'
    | 'waypoint'
    | 'ring'
    | 'position'
    | 'blue-line'
    | 'red-line'
    /** of a drone's mission, as it stands in the file */
    | 'item'
  readonly number?: number
  /** the element's own name (or its id, for `element`) */
  readonly name?: string
}

/** Where something is: from the outside in. Empty: the whole plan or file. */
export type Place = readonly PlaceStep[]

/** The place of every element for people: `route 3 «Alpha»`, counted among its kind in list order. */
export function elementPlaces(plan: Plan): ReadonlyMap<ElementId, Place> {
  const places = new Map<ElementId, Place>()
  const counts = new Map<Kind, number>()
  for (const [id, element] of drawnElements(plan)) {
    const number = (counts.get(element.kind) ?? 0) + 1
    counts.set(element.kind, number)
    const name = 'name' in element && element.name ? { name: element.name } : {}
    places.set(id, [{ part: element.kind, number, ...name }])
  }
  for (const [id, { kind }] of plan) if (kind === 'sheet') places.set(id, [{ part: 'sheet' }])
  return places
}
