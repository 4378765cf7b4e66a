import { changeSheet } from './change-element.ts'
import { type Edit, mergeEdits, noEdit } from './edit.ts'
import type { Element, ElementId, Route } from './element.ts'
import { type Plan, sheetOf } from './plan.ts'
import { kmPerMile, metresPerFoot, type Units } from './units.ts'

/** Stores speeds and altitudes in other units: numbers change, what they mean does not. */
export function changeUnits(plan: Plan, units: Units): Edit {
  if (sheetOf(plan).units === units) return noEdit
  const put = new Map<ElementId, Element>()
  for (const [id, element] of plan) if (element.kind === 'route') put.set(id, inUnits(element, units))
  return mergeEdits(changeSheet(plan, { units }), { put, del: [] })
}

function inUnits(route: Route, units: Units): Route {
  const speed = (value: number): number => convert(value, units === 'metric' ? kmPerMile : 1 / kmPerMile)
  const altitude = (value: number): number =>
    convert(value, units === 'metric' ? metresPerFoot : 1 / metresPerFoot)
  return {
    ...route,
    speed: speed(route.speed),
    ...(route.altitude !== undefined && { altitude: altitude(route.altitude) }),
    waypoints: route.waypoints.map((waypoint) => ({
      ...waypoint,
      ...(waypoint.speed !== undefined && { speed: speed(waypoint.speed) }),
      ...(waypoint.altitude !== undefined && { altitude: altitude(waypoint.altitude) }),
    })),
  }
}

/** Kept so exactly that numbers of up to three decimals are the same again when they have been there and back. */
function convert(value: number, factor: number): number {
  const exact = value * factor
  const neat = Math.round(exact * 1e3) / 1e3
  return Math.abs(exact - neat) < 1e-6 ? neat : Math.round(exact * 1e9) / 1e9
}
