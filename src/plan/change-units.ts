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

/** To the millionth, so that there and back again gives whole numbers back. */
const convert = (value: number, factor: number): number => Math.round(value * factor * 1e6) / 1e6
