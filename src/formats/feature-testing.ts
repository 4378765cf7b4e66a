import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import type { Position } from '../plan/position.ts'
import { type Drawn, featureOfElement } from './element-feature.ts'

// What the tests of the formats of features share.

/** What of a plan these formats hold, in a form that can be compared: by id, in list order. */
export function comparablePlan(plan: Plan): unknown {
  const sheet = sheetOf(plan)
  const drawn = drawnElements(plan).filter(([, element]) => featureOfElement(element, sheet) !== undefined)
  return [sheet, ...drawn.map(([id, element]) => [id, comparable(element)])]
}

/** Whether there is anything for these formats to hold. */
export const isDrawn = (plan: Plan): boolean =>
  drawnElements(plan).some(([, element]) => featureOfElement(element, sheetOf(plan)) !== undefined)

function comparable(element: Drawn): object {
  const { order: _, ...rest } = element
  return rest.kind === 'polygon' ? { ...rest, rings: rest.rings.map(normalRing) } : rest
}

/** Without the repeated first position, and from its least position in the sense in which the next one is less. */
function normalRing(ring: readonly Position[]): readonly string[] {
  const words = ring.map((position) => JSON.stringify(position))
  const open = words.length > 1 && words[0] === words.at(-1) ? words.slice(0, -1) : words
  const turns = [open, [...open].reverse()].flatMap((turn) =>
    turn.map((_, index) => [...turn.slice(index), ...turn.slice(0, index)]),
  )
  return turns.sort((a, b) => (a.join() < b.join() ? -1 : 1))[0] ?? []
}
