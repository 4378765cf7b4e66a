import { type Edit, noEdit } from './edit.ts'
import { type Element, type ElementId, type Route, type Sheet, sheetId } from './element.ts'
import { type Plan, sheetOf } from './plan.ts'
import { kmPerMile, metresPerFoot, type Units } from './units.ts'

/** Stores speeds and altitudes in other units: numbers change, what they mean does not. */
export function changeUnits(plan: Plan, units: Units): Edit {
  const sheet = sheetOf(plan)
  if (sheet.units === units) return noEdit
  const put = new Map<ElementId, Element>([[sheetId, sheetInUnits(sheet, units)]])
  for (const [id, element] of plan) if (element.kind === 'route') put.set(id, routeInUnits(element, units))
  return { put, del: [] }
}

function sheetInUnits(sheet: Sheet, units: Units): Sheet {
  const { winds } = sheet
  return {
    ...sheet,
    units,
    ...(winds && {
      winds: winds.map((wind) => ({
        ...wind,
        altitude: altitudeInUnits(wind.altitude, units),
        speed: speedInUnits(wind.speed, units),
      })),
    }),
  }
}

function routeInUnits(route: Route, units: Units): Route {
  return {
    ...route,
    speed: speedInUnits(route.speed, units),
    ...(route.altitude !== undefined && { altitude: altitudeInUnits(route.altitude, units) }),
    ...(route.climbRate !== undefined && { climbRate: altitudeInUnits(route.climbRate, units) }),
    waypoints: route.waypoints.map((waypoint) => ({
      ...waypoint,
      ...(waypoint.speed !== undefined && { speed: speedInUnits(waypoint.speed, units) }),
      ...(waypoint.altitude !== undefined && { altitude: altitudeInUnits(waypoint.altitude, units) }),
    })),
  }
}

const speedInUnits = (speed: number, units: Units): number =>
  convert(speed, units === 'metric' ? kmPerMile : 1 / kmPerMile)

const altitudeInUnits = (altitude: number, units: Units): number =>
  convert(altitude, units === 'metric' ? metresPerFoot : 1 / metresPerFoot)

/** Kept so exactly that numbers of up to three decimals are the same again when they have been there and back. */
function convert(value: number, factor: number): number {
  const exact = value * factor
  const neat = Math.round(exact * 1e3) / 1e3
  return Math.abs(exact - neat) < 1e-6 ? neat : Math.round(exact * 1e9) / 1e9
}
