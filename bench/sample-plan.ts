import { createHash } from 'node:crypto'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Edit } from '../src/plan/edit.ts'
import { type Element, type ElementId, sheetId } from '../src/plan/element.ts'
import { type Draft, newElementId } from '../src/plan/new-element.ts'
import type { Plan } from '../src/plan/plan.ts'
import type { Position } from '../src/plan/position.ts'

/** A plan as people draw them, the same at every run, and edits of it. */
export type SamplePlan = {
  readonly plan: Plan
  /** The edit that moves one element after the other, whatever its kind, to a new place with every step. */
  readonly editAt: (step: number) => Edit
}

/** @param count how many elements are drawn; the sheet comes on top */
export function createSamplePlan(count: number): SamplePlan {
  const orders = generateNKeysBetween(null, null, count)
  const elementAt = (index: number, step: number): Element => ({
    ...draftAt(index, step),
    order: orders[index] ?? 'a0',
  })
  const plan = new Map<ElementId, Element>([
    [sheetId, { kind: 'sheet', map: 'stalingrad', units: 'metric', title: 'Sample', order: 'a0' }],
  ])
  for (let index = 0; index < count; index++) plan.set(idAt(index), elementAt(index, 0))
  return {
    plan,
    editAt(step) {
      const index = (step * STRIDE) % count
      return { put: new Map([[idAt(index), elementAt(index, step + 1)]]), del: [] }
    },
  }
}

/** A prime: the steps go through all kinds long before they come to an element again. */
const STRIDE = 7919

const idAt = (index: number): ElementId =>
  newElementId((bytes) => createHash('sha1').update(String(index)).digest().subarray(0, bytes))

/** In a hundred elements: 65 points, 10 routes, 10 circles, 5 lines, 5 polygons, 4 texts and a front. */
function draftAt(index: number, step: number): Draft {
  const at = placeAt(index, step)
  const path = (length: number) => Array.from({ length }, (_, n) => besides(at, index, n))
  if (index % 100 === 5) return { kind: 'front', blue: path(8), red: path(8) }
  switch (index % 20) {
    case 0:
    case 10:
      return {
        kind: 'route',
        name: `Flight ${index}`,
        flightPlan: true,
        speed: 350,
        altitude: 2500,
        waypoints: path(6).map((place) => ({ at: place })),
      }
    case 1:
    case 11:
      return { kind: 'circle', name: `Flak ${index}`, at, radius: 4.25, color: 'red', fillOpacity: 0.2 }
    case 2:
      return { kind: 'line', path: path(5), color: 'black' }
    case 3:
      return { kind: 'polygon', name: `Area ${index}`, rings: [path(6)], color: '#12ab9f', fillOpacity: 0.15 }
    case 5:
      return { kind: 'text', at, text: 'Turn here if the weather is bad', color: 'black' }
    default: {
      const notes = 'Two guns at the northern edge; attack out of the sun.'
      return { kind: 'point', name: `Target ${index}`, at, type: 're-point', color: 'blue', notes }
    }
  }
}

/** Somewhere on the map. */
function placeAt(index: number, step: number): Position {
  const shift = (step % 1000) / 100
  return [
    rounded(118 + 105 * Math.sin(index * 1.7) + shift),
    rounded(-82 + 65 * Math.cos(index * 2.3) - shift),
  ]
}

/** The nth of the positions of a path, one after the other round a place. */
function besides([x, y]: Position, index: number, n: number): Position {
  const turn = index + n * 1.05
  return [rounded(x + 6.5 * Math.cos(turn)), rounded(y + 6.5 * Math.sin(turn))]
}

/** To a millionth of the map's units, as the map rounds what is drawn. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6
