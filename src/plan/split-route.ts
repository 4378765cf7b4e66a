import { generateKeyBetween } from 'fractional-indexing'
import { type Edit, noEdit } from './edit.ts'
import { type Element, type ElementId, limits, type Route, type Waypoint } from './element.ts'
import { nextName } from './next-name.ts'
import { type Passing, passingAt } from './part-flight.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import { planMapById } from './plan-map.ts'
import { altitudeIn, type Units } from './units.ts'

/**
 * Cuts a route in two at a waypoint, at which the first part ends and the second, `newId`, begins; `joinRoutes` makes
 * them one again. The second part stands behind the first and has its colour, speeds and layer, and the next name: «Alpha 2». Each part's card says
 * what that of the whole said: the second begins with the fuel that is left, and both at the clock's time and the altitude of the cut,
 * as far as these are known.
 * No edit at a route's ends, where there is nothing to cut off.
 */
export function splitRoute(plan: Plan, id: ElementId, index: number, newId: ElementId): Edit {
  const route = plan.get(id)
  if (route?.kind !== 'route') return noEdit
  const { waypoints } = route
  const cut = waypoints[index]
  if (!cut || index <= 0 || index >= waypoints.length - 1) return noEdit
  const sheet = sheetOf(plan)
  const map = planMapById(sheet.map)
  const passing = map && passingAt(map, sheet, route, index)
  const anchor = waypoints.findIndex(({ timeS }) => timeS !== undefined)
  const end: Waypoint = { ...withoutSpeed(cut), ...(anchor > index && clockOf(passing)) }
  const begin: Waypoint = {
    ...cut,
    ...(anchor >= 0 && anchor < index && clockOf(passing)),
    ...(passing?.isShort && altitudeOf(passing, sheet.units)),
  }
  const first = { ...route, waypoints: [...waypoints.slice(0, index), end] }
  const second = {
    ...route,
    name: nextName(plan, route.name).slice(0, limits.nameLength),
    waypoints: [begin, ...waypoints.slice(index + 1)],
    ...fuelOf(route, passing),
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

/** To the second, as times are written. */
const clockOf = (passing: Passing | undefined): Pick<Waypoint, 'timeS'> =>
  passing?.clockS === undefined ? {} : { timeS: Math.round(passing.clockS) }

const altitudeOf = ({ altitudeM }: Passing, units: Units): Pick<Waypoint, 'altitude'> =>
  altitudeM === undefined ? {} : { altitude: Math.round(altitudeIn(units, altitudeM) * 1e3) / 1e3 }

/** What is left at the cut, to a tenth; none where it does not reach so far. */
const fuelOf = ({ fuel }: Route, passing: Passing | undefined): Pick<Route, 'fuel'> =>
  fuel && passing?.fuelLeft !== undefined
    ? { fuel: { ...fuel, start: Math.max(0, Math.round(passing.fuelLeft * 10) / 10) } }
    : {}

/** A speed is that of the leg which leaves a waypoint: the last one has none. */
export function withoutSpeed({ speed: _, ...waypoint }: Waypoint): Waypoint {
  return waypoint
}

/** An order key directly behind this one. */
function orderBehind(plan: Plan, order: string): string {
  const next = drawnElements(plan).find(([, element]) => element.order > order)
  return generateKeyBetween(order, next?.[1].order ?? null)
}
