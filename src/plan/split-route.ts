import { generateKeyBetween } from 'fractional-indexing'
import { type Edit, noEdit } from './edit.ts'
import { type Element, type ElementId, limits, type Waypoint } from './element.ts'
import { nextName } from './next-name.ts'
import { drawnElements, type Plan } from './plan.ts'

/**
 * Cuts a route in two at a waypoint, at which the first part ends and the second, `newId`, begins; `joinRoutes` makes
 * them one again. The second part stands behind the first and has its colour, speeds, fuel and layer, and the next name: «Alpha 2».
 * No edit at a route's ends, where there is nothing to cut off.
 */
export function splitRoute(plan: Plan, id: ElementId, index: number, newId: ElementId): Edit {
  const route = plan.get(id)
  if (route?.kind !== 'route') return noEdit
  const { waypoints } = route
  const cut = waypoints[index]
  if (!cut || index <= 0 || index >= waypoints.length - 1) return noEdit
  const first = { ...route, waypoints: [...waypoints.slice(0, index), withoutSpeed(cut)] }
  const second = {
    ...route,
    name: nextName(plan, route.name).slice(0, limits.nameLength),
    waypoints: waypoints.slice(index),
    order: orderBehind(plan, route.order),
  }
  return {
    put: new Map<ElementId, Element>([
      [id, first],
      [newId, second],
    ]),
    del: [],
  }
}

/** A speed is that of the leg which leaves a waypoint: the last one has none. */
export function withoutSpeed({ speed: _, ...waypoint }: Waypoint): Waypoint {
  return waypoint
}

/** An order key directly behind this one. */
function orderBehind(plan: Plan, order: string): string {
  const next = drawnElements(plan).find(([, element]) => element.order > order)
  return generateKeyBetween(order, next?.[1].order ?? null)
}
