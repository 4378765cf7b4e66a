import { expect, it } from 'vitest'
import { changeUnits } from './change-units.ts'
import { applyEdit, type Edit, isEmptyEdit } from './edit.ts'
import { type Element, type Route, sheetId } from './element.ts'
import { changeFlightSettings, patchWaypoints, setClimbRate, setFuel } from './flight-edit.ts'
import { emptyPlan, type Plan, sheetOf } from './plan.ts'

const route: Route = {
  kind: 'route',
  name: 'Alpha',
  flightPlan: true,
  speed: 300,
  climbRate: 600,
  waypoints: [
    { at: [1, -1], name: 'Base', timeS: 60 },
    { at: [2, -2], notes: 'low' },
  ],
  order: 'a0',
}
const sheet = { ...sheetOf(emptyPlan), winds: [{ altitude: 304.8, fromDeg: 90, speed: 160.9344 }] }
const plan: Plan = new Map<string, Element>([
  [sheetId, sheet],
  ['r', route],
])
const edited = (before: Plan, edit: Edit): Plan => applyEdit(before, edit).plan

it('changes several waypoints in one edit, and takes away what is undefined or an empty text', () => {
  const edit = patchWaypoints(
    plan,
    'r',
    new Map([
      [0, { name: '', timeS: undefined, speed: 250 }],
      [1, { altitude: 500 }],
      [7, { altitude: 9 }],
    ]),
  )
  expect(edited(plan, edit).get('r')).toMatchObject({
    waypoints: [
      { at: [1, -1], speed: 250 },
      { at: [2, -2], notes: 'low', altitude: 500 },
    ],
  })
  expect(edited(edited(plan, edit), applyEdit(plan, edit).reverse)).toEqual(plan)
})

it('makes no edit where nothing changes', () => {
  expect(isEmptyEdit(patchWaypoints(plan, 'r', new Map([[0, { name: 'Base' }]])))).toBe(true)
  expect(isEmptyEdit(setClimbRate(plan, 'r', 600))).toBe(true)
  expect(isEmptyEdit(setFuel(plan, 'gone', undefined))).toBe(true)
})

it('sets and takes away fuel, rate of climb, winds, variation and date', () => {
  const fuel = { start: 400, perHour: 300, unit: 'l' } as const
  const fuelled = edited(plan, setFuel(plan, 'r', fuel))
  expect(fuelled.get('r')).toMatchObject({ fuel })
  expect(edited(fuelled, setFuel(fuelled, 'r', undefined)).get('r')).toEqual(route)
  expect(edited(plan, setClimbRate(plan, 'r', undefined)).get('r')).not.toHaveProperty('climbRate')
  const set = edited(plan, changeFlightSettings(plan, { variationDeg: 0, date: '1943-07-05' }))
  expect(sheetOf(set)).toEqual({ ...sheet, variationDeg: 0, date: '1943-07-05' })
  const unset = changeFlightSettings(set, { variationDeg: undefined, date: undefined, winds: [] })
  expect(sheetOf(edited(set, unset))).toEqual(sheetOf(emptyPlan))
})

it('converts winds and rates of climb with the units, there and back', () => {
  const imperial = edited(plan, changeUnits(plan, 'imperial'))
  expect(sheetOf(imperial)).toMatchObject({ units: 'imperial', winds: [{ altitude: 1000, speed: 100 }] })
  expect(imperial.get('r')).toMatchObject({ climbRate: 1968.503937008, waypoints: route.waypoints })
  expect(edited(imperial, changeUnits(imperial, 'metric'))).toEqual(plan)
})
