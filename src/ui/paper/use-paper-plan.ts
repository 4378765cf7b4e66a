import { useState } from 'react'
import type { ElementId, Route } from '../../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../../plan/plan.ts'
import { useSelection, useSession, useShownPlan } from '../use-stores.ts'

/** The plan on the screen, and what it is called: by its title, or by the stream that brings it. */
export function usePaperPlan(): { readonly plan: Plan; readonly title: string } {
  const plan = useShownPlan()
  const streamName = useSession((session) => (session.role === 'viewing' ? session.status.name : ''))
  return { plan, title: sheetOf(plan).title || streamName }
}

export const routesOf = (plan: Plan): readonly (readonly [ElementId, Route])[] =>
  drawnElements(plan).flatMap(([id, element]) => (element.kind === 'route' ? [[id, element] as const] : []))

/** Which route is chosen: at first the one that was asked for or is selected, else the first. It may be gone a moment later. */
export function useChosenRoute(
  plan: Plan,
  asked: ElementId | undefined,
): {
  readonly routes: readonly (readonly [ElementId, Route])[]
  readonly id: ElementId | undefined
  readonly choose: (id: ElementId) => void
} {
  const selected = useSelection(({ ids }) => ids[0])
  const [chosen, choose] = useState(asked ?? selected)
  const routes = routesOf(plan)
  const id = routes.some(([each]) => each === chosen) ? chosen : routes[0]?.[0]
  return { routes, id, choose }
}
