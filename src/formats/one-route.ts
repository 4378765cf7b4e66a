import type { ElementId, Route } from '../plan/element.ts'
import { elementPlaces, type Place } from '../plan/place.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import type { TakeNote } from './file-problem.ts'
import type { WriteOptions } from './open-result.ts'
import { noteUnwritten } from './unwritten.ts'

export type ChosenRoute = { readonly id: ElementId; readonly route: Route; readonly where: Place }

/**
 * The route for a format that holds one: the one that is asked for, else the plan's first flight, else its first route.
 * Undefined if there is none.
 */
export function chosenRoute(plan: Plan, options: Partial<WriteOptions>): ChosenRoute | undefined {
  const places = elementPlaces(plan)
  const routes = drawnElements(plan).flatMap(([id, element]) =>
    element.kind === 'route' ? [{ id, route: element, where: places.get(id) ?? [] }] : [],
  )
  return (
    routes.find(({ id }) => id === options.route) ?? routes.find(({ route }) => route.flightPlan) ?? routes[0]
  )
}

/** Names what a format of one route leaves out: every element but those with these ids, and what the sheet says. */
export function noteOthers(plan: Plan, written: readonly ElementId[], note: TakeNote): void {
  const places = elementPlaces(plan)
  noteUnwritten(sheetOf(plan), [], [{ part: 'sheet' }], note)
  for (const [id] of drawnElements(plan)) {
    if (!written.includes(id)) note({ code: 'not-written', where: places.get(id) ?? [], detail: {} })
  }
}
