import type { ElementId, Route } from '../../plan/element.ts'
import { drawnElements, type Plan, sheetOf } from '../../plan/plan.ts'
import { useSession, useShownPlan } from '../use-stores.ts'

/** The plan on the screen, and what it is called: by its title, or by the stream that brings it. */
export function usePaperPlan(): { readonly plan: Plan; readonly title: string } {
  const plan = useShownPlan()
  const streamName = useSession((session) => (session.role === 'viewing' ? session.status.name : ''))
  return { plan, title: sheetOf(plan).title || streamName }
}

export const routesOf = (plan: Plan): readonly (readonly [ElementId, Route])[] =>
  drawnElements(plan).flatMap(([id, element]) => (element.kind === 'route' ? [[id, element] as const] : []))
