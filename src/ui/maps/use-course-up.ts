import type { Route } from '../../plan/element.ts'
import { sheetOf } from '../../plan/plan.ts'
import { routeLegs } from '../../plan/route-legs.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'
import { usePlanMap, useSelection, useShownPlan } from '../use-stores.ts'

/** Turns the map so that the selected leg points up; of a route as a whole that is its first leg. Undefined without one. */
export function useCourseUp(): (() => void) | undefined {
  const { selection } = useApp()
  const { map: view } = useScreen()
  const map = usePlanMap()
  const plan = useShownPlan()
  const { ids } = useSelection((state) => state)
  const [id, ...others] = ids
  const element = id === undefined || others.length > 0 ? undefined : plan.get(id)
  if (!map || element?.kind !== 'route' || element.waypoints.length < 2) return undefined
  const route: Route = element
  return () => {
    const { waypoint = 1 } = selection.getState()
    const { legs } = routeLegs(map, sheetOf(plan), route)
    const leg = legs[Math.max(0, waypoint - 1)]
    if (leg) view.current?.turnTo(-leg.courseDeg)
  }
}
