import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samePlan } from './diff-plans.ts'
import { applyEdit, isEmptyEdit } from './edit.ts'
import { type Element, type Route, sheetId, type Waypoint } from './element.ts'
import { joinRoutes } from './join-routes.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'
import { splitRoute } from './split-route.ts'

const route = (name: string, places: readonly number[], fields: Partial<Route> = {}): Route => ({
  kind: 'route',
  name,
  flightPlan: true,
  speed: 300,
  waypoints: places.map((x): Waypoint => ({ at: [x, -10], name: String(x) })),
  order: 'a0',
  ...fields,
})

const sheet = { ...sheetOf(emptyPlan), map: 'stalingrad' }
const planWith = (a: Route, b: Route): Plan =>
  new Map<string, Element>([[sheetId, sheet], ['a', a], ['b', { ...b, order: 'a1' }]]) // biome-ignore format: one line

const joined = (plan: Plan): Route => {
  const result = applyEdit(plan, joinRoutes(plan, ['a', 'b'])).plan
  expect(result.has('b')).toBe(false)
  const element = result.get('a')
  if (element?.kind !== 'route') throw new Error('no route')
  return element
}

const names = ({ waypoints }: Route) => waypoints.map(({ name }) => name).join(' ')

describe('splitting and joining', () => {
  it('gives back the route, whatever it was, at whichever waypoint it was cut', () => {
    fc.assert(
      fc.property(planArbitrary, fc.nat(), (plan, pick) => {
        for (const [id, element] of plan) {
          if (element.kind !== 'route' || element.waypoints.length < 3) continue
          // A speed of the last waypoint is that of no leg.
          const index = 1 + (pick % (element.waypoints.length - 2))
          const edit = splitRoute(plan, id, index, 'new')
          const split = applyEdit(plan, edit)
          expect(samePlan(applyEdit(split.plan, split.reverse).plan, plan)).toBe(true)
          const again = applyEdit(split.plan, joinRoutes(split.plan, [id, 'new'])).plan
          expect(samePlan(again, plan)).toBe(true)
        }
      }),
    )
  })

  it('puts the second part directly behind the first, with the next name', () => {
    const plan = planWith(route('Alpha', [0, 1, 2]), route('Bravo', [5, 6]))
    const split = applyEdit(plan, splitRoute(plan, 'a', 1, 'new')).plan
    expect(drawnElements(split).map(([, element]) => ('name' in element ? element.name : ''))).toEqual([
      'Alpha',
      'Alpha 2',
      'Bravo',
    ])
  })

  it('cuts nothing off at the ends', () => {
    const plan = planWith(route('Alpha', [0, 1, 2]), route('Bravo', [5, 6]))
    for (const index of [0, 2, 3, -1, 0.5])
      expect(isEmptyEdit(splitRoute(plan, 'a', index, 'new'))).toBe(true)
  })
})

describe('joinRoutes', () => {
  it('joins the ends that are nearer, and keeps the direction of the first', () => {
    expect(names(joined(planWith(route('A', [0, 1]), route('B', [2, 3]))))).toBe('0 1 2 3')
    expect(names(joined(planWith(route('A', [0, 1]), route('B', [3, 2]))))).toBe('0 1 2 3')
    expect(names(joined(planWith(route('A', [2, 3]), route('B', [0, 1]))))).toBe('0 1 2 3')
    expect(names(joined(planWith(route('A', [2, 3]), route('B', [1, 0]))))).toBe('0 1 2 3')
  })

  it('keeps the speeds and altitudes at which the legs of each are flown', () => {
    const slow = route('B', [2, 3, 4], { speed: 200, altitude: 500 })
    expect(joined(planWith(route('A', [0, 1], { altitude: 1000 }), slow)).waypoints).toEqual([
      { at: [0, -10], name: '0' },
      { at: [1, -10], name: '1' },
      { at: [2, -10], name: '2', speed: 200, altitude: 500 },
      { at: [3, -10], name: '3', speed: 200, altitude: 500 },
      { at: [4, -10], name: '4', altitude: 500 },
    ])
  })

  it('needs two routes', () => {
    const plan = planWith(route('A', [0, 1]), route('B', [2, 3]))
    expect(isEmptyEdit(joinRoutes(plan, ['a']))).toBe(true)
    expect(isEmptyEdit(joinRoutes(plan, ['a', 'a', 'gone', sheetId]))).toBe(true)
  })
})
