import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samePlan } from './diff-plans.ts'
import { applyEdit, isEmptyEdit } from './edit.ts'
import { type Element, type Route, sheetId, type Waypoint } from './element.ts'
import { flightLog } from './flight-log.ts'
import { joinLosses, joinRoutes } from './join-routes.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'
import { planMapById } from './plan-map.ts'
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
          // But for the time at the cut, which the clock has said there without being told.
          expect(samePlan(withoutTime(again, id, index), withoutTime(plan, id, index))).toBe(true)
        }
      }),
    )
  })

  it('leaves each part with the card that the whole had: clock, altitudes, times, and the fuel that is left', () => {
    fc.assert(
      fc.property(planArbitrary, fc.nat(), (plan, pick) => {
        const map = planMapById(sheetOf(plan).map)
        const card = (present: Plan, id: string) => {
          const element = present.get(id)
          if (!map || element?.kind !== 'route') throw new Error('no route')
          return flightLog(map, sheetOf(present), element, { today: '2026-11-21' }).rows
        }
        for (const [id, element] of plan) {
          if (element.kind !== 'route' || element.waypoints.length < 3) continue
          const index = 1 + (pick % (element.waypoints.length - 2))
          const whole = card(plan, id)
          const { plan: split } = applyEdit(plan, splitRoute(plan, id, index, 'new'))
          const parts = [...card(split, id).slice(0, -1), ...card(split, 'new')]
          const [there, here] = [whole[index], card(split, 'new')[0]]
          expectNear(here?.altitudeM, there?.altitudeM, 0.01)
          if (there?.fuelLeft !== undefined) expectNear(here?.fuelLeft, Math.max(0, there.fuelLeft), 0.06)
          // Where a leg is too short to climb, the altitude of the cut is rounded, and all that follows by a hair.
          const isExact = here?.altitudeM === there?.altitudeM
          whole.forEach((row, n) => {
            const part = parts[n]
            if (n > index && !isExact) return
            expect(part?.leg?.hours).toBe(row.leg?.hours)
            if (row.clockS !== undefined) expect(part?.clockS).toBeDefined()
          })
          if (there?.clockS === undefined) continue
          expectNear(card(split, id).at(-1)?.clockS, there.clockS, 0.6)
          expectNear(here?.clockS, there.clockS, 0.6)
        }
      }),
    )
  })

  it('begins the second part with what is left at the cut, at the time when the first one ends', () => {
    const fuel = { start: 100, perHour: 50, unit: 'l' } as const
    const waypoints: readonly Waypoint[] = [{ at: [0, -10], timeS: 36_000 }, { at: [214.2, -10] }, { at: [220, -10] }] // biome-ignore format: one line
    const plan = planWith(route('Alpha', [], { waypoints, fuel }), route('Bravo', [5, 6]))
    const split = applyEdit(plan, splitRoute(plan, 'a', 1, 'new')).plan
    expect(split.get('a')).toMatchObject({ fuel })
    expect(split.get('new')).toMatchObject({ fuel: { start: 50, perHour: 50 }, waypoints: [{ timeS: 39_600 }, {}] }) // biome-ignore format: one line
    expect(joinLosses(split, ['a', 'new'])).toEqual([])
    expect(applyEdit(split, joinRoutes(split, ['new', 'a'])).plan.get('new')).toMatchObject({ fuel })
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

  it('says what the joined route cannot have of all of them', () => {
    const meet = (fields: Partial<Waypoint>): readonly Waypoint[] => [{ at: [5, -10], ...fields }, { at: [9, -10] }] // biome-ignore format: one line
    const a = route('A', [], { waypoints: [{ at: [0, -10] }, { at: [5, -10], name: 'P', timeS: 60, notes: 'low' }], altitude: 900 }) // biome-ignore format: one line
    const lost = (fields: Partial<Route>) => {
      const plan = planWith(a, route('B', [], { altitude: 900, ...fields }))
      return joinLosses(plan, ['a', 'b'])
    }
    expect(lost({ waypoints: meet({}) })).toEqual([])
    expect(lost({ waypoints: meet({ name: 'Q' }) })).toEqual(['name'])
    expect(lost({ waypoints: meet({ timeS: 90 }) })).toEqual(['time'])
    expect(lost({ waypoints: meet({ altitude: 500 }) })).toEqual(['altitude'])
    expect(lost({ waypoints: meet({ notes: 'x'.repeat(10_000) }) })).toEqual(['notes'])
    expect(lost({ waypoints: meet({}), climbRate: 300 })).toEqual(['climb-rate'])
    expect(lost({ waypoints: meet({}), fuel: { start: 9, perHour: 3, unit: 'kg' } })).toEqual(['fuel'])
    const noted = planWith(a, route('B', [], { altitude: 900, waypoints: meet({ notes: 'fast' }) }))
    expect(joined(noted).waypoints[1]).toMatchObject({ name: 'P', timeS: 60, notes: 'low\nfast' })
  })

  it('makes one waypoint of two at 180° from both sides', () => {
    const world = { ...sheet, map: 'world' }
    const a = route('A', [], { waypoints: [{ at: [170, 10] }, { at: [180, 10], name: 'Here' }] })
    const b = route('B', [], { waypoints: [{ at: [-180, 10] }, { at: [-170, 10] }] })
    const plan = new Map<string, Element>([...planWith(a, b), [sheetId, world]])
    expect(joined(plan).waypoints.map(({ at }) => at[0])).toEqual([170, 180, -170])
  })

  it('needs two routes', () => {
    const plan = planWith(route('A', [0, 1]), route('B', [2, 3]))
    expect(isEmptyEdit(joinRoutes(plan, ['a']))).toBe(true)
    expect(isEmptyEdit(joinRoutes(plan, ['a', 'a', 'gone', sheetId]))).toBe(true)
  })
})

const expectNear = (is: number | undefined, was: number | undefined, tolerance: number): void => {
  if (was === undefined || is === undefined) expect(is).toBe(was)
  // A clock goes round.
  else expect(Math.min(Math.abs(is - was), 86_400 - Math.abs(is - was))).toBeLessThanOrEqual(tolerance)
}

const withoutTime = (plan: Plan, id: string, index: number): Plan => {
  const element = plan.get(id)
  if (element?.kind !== 'route') return plan
  const waypoints = element.waypoints.map(({ timeS, ...waypoint }, n) =>
    n === index || timeS === undefined ? waypoint : { ...waypoint, timeS },
  )
  return new Map([...plan, [id, { ...element, waypoints }]])
}
