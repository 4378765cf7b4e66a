import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit, type Edit, isEmptyEdit } from './edit.ts'
import type { ElementId, Route, Waypoint } from './element.ts'
import type { Plan } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'
import {
  deleteWaypoint,
  insertWaypoint,
  moveWaypoint,
  renameWaypoint,
  reorderWaypoint,
  reverseRoute,
  setLegSpeed,
  setRouteAltitude,
  setRouteSpeed,
  setWaypointAltitude,
} from './route-edit.ts'

const waypoints: readonly Waypoint[] = [
  { at: [0, 0], name: 'Start', speed: 200 },
  { at: [1, 0], altitude: 500 },
  { at: [2, 0], speed: 400 },
  { at: [3, 0], name: 'End' },
]

const route: Route = {
  kind: 'route',
  name: 'Route 1',
  flightPlan: true,
  speed: 300,
  altitude: 1000,
  waypoints,
  order: 'a0',
}

const plan: Plan = new Map([['r', route]])

const routeAfter = (edit: Edit): Route | undefined => {
  const after = applyEdit(plan, edit).plan.get('r')
  return after?.kind === 'route' ? after : undefined
}

describe('insertWaypoint', () => {
  it('cuts a leg in two that are both flown at its speed', () => {
    const inserted = routeAfter(insertWaypoint(plan, 'r', 1, [0.5, 0]))?.waypoints
    expect(inserted?.[0]).toEqual(waypoints[0])
    expect(inserted?.[1]).toEqual({ at: [0.5, 0], speed: 200 })
    expect(inserted).toHaveLength(5)
  })

  it('puts a waypoint before the first and behind the last', () => {
    expect(routeAfter(insertWaypoint(plan, 'r', 0, [-1, 0]))?.waypoints[0]).toEqual({ at: [-1, 0] })
    expect(routeAfter(insertWaypoint(plan, 'r', 4, [4, 0]))?.waypoints[4]).toEqual({ at: [4, 0] })
  })
})

describe('deleteWaypoint', () => {
  it('closes the gap', () => {
    expect(routeAfter(deleteWaypoint(plan, 'r', 1))?.waypoints.map(({ at }) => at[0])).toEqual([0, 2, 3])
  })

  it('takes the route along with its last waypoint', () => {
    const lone = new Map([['r', { ...route, waypoints: waypoints.slice(0, 1) }]])
    expect(deleteWaypoint(lone, 'r', 0)).toEqual({ put: new Map(), del: ['r'] })
  })
})

describe('changing a waypoint', () => {
  it('moves it and nothing else', () => {
    expect(routeAfter(moveWaypoint(plan, 'r', 2, [9, -9]))).toEqual({
      ...route,
      waypoints: waypoints.with(2, { at: [9, -9], speed: 400 }),
    })
  })

  it('gives names, speeds and altitudes, and takes them away', () => {
    expect(routeAfter(renameWaypoint(plan, 'r', 1, 'Turn'))?.waypoints[1]?.name).toBe('Turn')
    expect(routeAfter(renameWaypoint(plan, 'r', 0, ''))?.waypoints[0]).toEqual({ at: [0, 0], speed: 200 })
    expect(routeAfter(setLegSpeed(plan, 'r', 1, 250))?.waypoints[1]?.speed).toBe(250)
    expect(routeAfter(setLegSpeed(plan, 'r', 2, undefined))?.waypoints[2]).toEqual({ at: [2, 0] })
    expect(routeAfter(setWaypointAltitude(plan, 'r', 0, 0))?.waypoints[0]?.altitude).toBe(0)
    expect(routeAfter(setWaypointAltitude(plan, 'r', 1, undefined))?.waypoints[1]).toEqual({ at: [1, 0] })
  })
})

describe('changing the route', () => {
  it('sets the speed and altitude of what has none of its own', () => {
    expect(routeAfter(setRouteSpeed(plan, 'r', 280))).toEqual({ ...route, speed: 280 })
    expect(routeAfter(setRouteAltitude(plan, 'r', 2000))).toEqual({ ...route, altitude: 2000 })
    expect(routeAfter(setRouteAltitude(plan, 'r', undefined))).not.toHaveProperty('altitude')
  })

  it('turns it round, each leg at its own speed', () => {
    expect(routeAfter(reverseRoute(plan, 'r'))?.waypoints).toEqual([
      { at: [3, 0], name: 'End', speed: 400 },
      { at: [2, 0] },
      { at: [1, 0], altitude: 500, speed: 200 },
      { at: [0, 0], name: 'Start' },
    ])
  })

  it('takes a waypoint to another place, and back', () => {
    const moved = applyEdit(plan, reorderWaypoint(plan, 'r', 3, 1))
    expect(routeAfter(reorderWaypoint(plan, 'r', 3, 1))?.waypoints.map(({ at }) => at[0])).toEqual([
      0, 3, 1, 2,
    ])
    expect(applyEdit(moved.plan, reorderWaypoint(moved.plan, 'r', 1, 3)).plan).toEqual(plan)
  })

  it('lets the clock run forward when it is turned round, with the intervals as they were', () => {
    const times = (given: readonly (number | undefined)[]) => {
      const timed = given.map((timeS, x): Waypoint => ({ at: [x, 0], ...(timeS !== undefined && { timeS }) }))
      const there: Plan = new Map([['r', { ...route, waypoints: timed }]])
      const back = applyEdit(there, reverseRoute(there, 'r')).plan.get('r')
      return back?.kind === 'route' ? back.waypoints.map(({ timeS }) => timeS) : []
    }
    expect(times([36_000, 36_600, undefined, 39_600])).toEqual([36_000, undefined, 39_000, 39_600])
    expect(times([undefined, 36_000, undefined])).toEqual([undefined, 36_000, undefined])
    expect(times([85_800, 0, 600])).toEqual([85_800, 86_400, 600])
  })

  it('comes back when it is turned round twice, but for a speed of the last waypoint, which no leg has', () => {
    fc.assert(
      fc.property(planArbitrary, (any) => {
        for (const [id, element] of any) {
          if (element.kind !== 'route') continue
          const once = applyEdit(any, reverseRoute(any, id)).plan
          const twice = applyEdit(once, reverseRoute(once, id)).plan.get(id)
          if (twice?.kind !== 'route') throw new Error('no route')
          const expected = { ...element, waypoints: withNeatTimes(withoutLastSpeed(element.waypoints)) }
          expect({ ...twice, waypoints: withNeatTimes(twice.waypoints) }).toEqual(expected)
        }
      }),
    )
  })
})

describe('what cannot be done', () => {
  const nothing: readonly ((id: ElementId, index: number) => Edit)[] = [
    (id, index) => insertWaypoint(plan, id, index, [0, 0]),
    (id, index) => moveWaypoint(plan, id, index, [0, 0]),
    (id, index) => deleteWaypoint(plan, id, index),
    (id, index) => renameWaypoint(plan, id, index, 'x'),
    (id, index) => reorderWaypoint(plan, id, index, 0),
    (id, index) => setLegSpeed(plan, id, index, 1),
    (id, index) => setWaypointAltitude(plan, id, index, 1),
  ]

  it('changes nothing: an index outside the route, an id that is gone', () => {
    for (const edit of nothing) {
      for (const index of [-1, 5, 1.5, Number.NaN]) expect(isEmptyEdit(edit('r', index))).toBe(true)
      expect(isEmptyEdit(edit('gone', 0))).toBe(true)
    }
  })
})

const withoutLastSpeed = (all: readonly Waypoint[]): readonly Waypoint[] =>
  all.map((waypoint, index) => {
    if (index < all.length - 1) return waypoint
    const { speed: _, ...rest } = waypoint
    return rest
  })

/** To the millisecond of a day: sums of times are as exact as numbers are, and midnight has two names. */
const withNeatTimes = (all: readonly Waypoint[]): readonly Waypoint[] =>
  all.map((waypoint) =>
    waypoint.timeS === undefined
      ? waypoint
      : { ...waypoint, timeS: (Math.round(waypoint.timeS * 1e3) / 1e3) % 86_400 },
  )
