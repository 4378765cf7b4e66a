import { changeElement } from './change-element.ts'
import type { Edit } from './edit.ts'
import { type ElementId, type Fuel, type Sheet, sheetId, type Waypoint } from './element.ts'
import { type Plan, sheetOf } from './plan.ts'

/** What is to be known of a waypoint, in the sheet's units; undefined takes it away, and an empty text does so too. */
export type WaypointPatch = {
  readonly [Field in 'name' | 'altitude' | 'speed' | 'timeS' | 'notes']?: Waypoint[Field] | undefined
}

/** Changes waypoints of one route, by their indices. Indices outside the route are passed over. */
export const patchWaypoints = (
  plan: Plan,
  id: ElementId,
  patches: ReadonlyMap<number, WaypointPatch>,
): Edit =>
  changeElement(plan, id, 'route', (route) => {
    const waypoints = route.waypoints.map((waypoint, index) => {
      const patch = patches.get(index)
      return patch ? patched(waypoint, patch) : waypoint
    })
    const isSame = waypoints.every((waypoint, index) => waypoint === route.waypoints[index])
    return isSame ? route : { ...route, waypoints }
  })

/** Rate of climb and descent in the sheet's units; undefined or 0: the altitude changes evenly over a leg. */
export const setClimbRate = (plan: Plan, id: ElementId, climbRate: number | undefined): Edit =>
  changeElement(plan, id, 'route', (route) => {
    if (route.climbRate === climbRate) return route
    const { climbRate: _, ...rest } = route
    return climbRate ? { ...rest, climbRate } : rest
  })

/** undefined: fuel is not reckoned */
export const setFuel = (plan: Plan, id: ElementId, fuel: Fuel | undefined): Edit =>
  changeElement(plan, id, 'route', ({ fuel: _, ...rest }) => (fuel ? { ...rest, fuel } : rest))

/** What all flights of the plan depend on; undefined takes it away. */
export type FlightSettings = {
  readonly [Field in 'winds' | 'variationDeg' | 'date']?: Sheet[Field] | undefined
}

export function changeFlightSettings(plan: Plan, change: FlightSettings): Edit {
  const { winds, variationDeg, date, ...rest } = { ...sheetOf(plan), ...change }
  const sheet: Sheet = {
    ...rest,
    ...(winds && winds.length > 0 && { winds }),
    ...(variationDeg !== undefined && { variationDeg }),
    ...(date !== undefined && { date }),
  }
  return { put: new Map([[sheetId, sheet]]), del: [] }
}

function patched(waypoint: Waypoint, patch: WaypointPatch): Waypoint {
  const { at, name, altitude, speed, timeS, notes } = { ...waypoint, ...patch }
  const next: Waypoint = {
    at,
    ...(name !== undefined && name !== '' && { name }),
    ...(altitude !== undefined && { altitude }),
    ...(speed !== undefined && { speed }),
    ...(timeS !== undefined && { timeS }),
    ...(notes !== undefined && notes !== '' && { notes }),
  }
  const isSame = fields.every((field) => next[field] === waypoint[field])
  return isSame ? waypoint : next
}

const fields = ['name', 'altitude', 'speed', 'timeS', 'notes'] as const
