import { expect, test } from 'vitest'
import type { Element, Route } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { writeCsvFlightCard } from './csv-flight-card.ts'

const planOf = (map: string, route: Partial<Route>): Plan =>
  new Map<string, Element>([
    ['sheet', { kind: 'sheet', map, units: 'metric', title: '', variationDeg: 5, order: 'a0' }],
    [
      'r',
      { kind: 'route', name: 'Alpha', flightPlan: true, speed: 300, waypoints: [], order: 'a0', ...route },
    ],
  ])

const rowsOf = (plan: Plan): string[] => {
  const result = writeCsvFlightCard(plan, { nowMs: 0 })
  if (result.type !== 'written') throw new Error('not written')
  expect(result.content.startsWith('\ufeff')).toBe(true)
  return result.content.slice(1).split('\r\n')
}

test('a flight is a row for each waypoint with the leg that leaves it, its clock and its fuel', () => {
  const rows = rowsOf(
    planOf('world', {
      altitude: 500,
      fuel: { start: 400, perHour: 300, unit: 'l' },
      waypoints: [
        { at: [0, 0], name: 'IP', timeS: 3600 },
        { at: [1, 0], name: 'TGT, east', notes: 'say "bombs"\naway' },
      ],
    }),
  )
  expect(rows).toEqual([
    'route,waypoint,name,latitude,longitude,altitude (m),true course,magnetic course,true heading,magnetic heading,distance (km),total (km),airspeed (km/h),ground speed (km/h),time,elapsed,clock,fuel used,fuel left,fuel unit,notes',
    'Alpha,1,IP,0,0,500,90,85,90,85,111.32,0,300,300,0:22:16,0:00:00,1:00:00,0,400,l,',
    'Alpha,2,"TGT, east",0,1,500,,,,,,111.32,,,,0:22:16,1:22:16,111.3,288.7,l,"say ""bombs""\naway"',
    '',
  ])
})

test('a place on a game map is a grid square and its own coordinates', () => {
  const [head, first] = rowsOf(
    planOf('stalingrad', { waypoints: [{ at: [128, -82.1] }, { at: [129, -82.1] }] }),
  )
  expect(head).toContain('waypoint,name,grid,lat,lng,')
  expect(first).toMatch(/^Alpha,1,,\d{4}-?\d?.*,-82\.1,128,/)
})

test.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', '＝1'])('no text becomes a formula: %j', (name) => {
  const [, first] = rowsOf(planOf('kuban', { name, waypoints: [{ at: [0, 0] }] }))
  expect(first?.replace(/^"/, '').startsWith(`'${name}`)).toBe(true)
})

test('a plan without a flight has no card', () => {
  expect(
    writeCsvFlightCard(planOf('kuban', { flightPlan: false, waypoints: [{ at: [0, 0] }] }), { nowMs: 0 }),
  ).toEqual({
    type: 'failed',
    problem: { code: 'no-route', where: [], detail: {} },
  })
})

test('of several routes it has all flights, or the one that is asked for, flight or not', () => {
  const waypoints = [{ at: [0, 0] as const }]
  const plan = new Map([...planOf('kuban', { waypoints })])
  for (const [id, flightPlan] of [['s', true] as const, ['t', false] as const])
    plan.set(id, { kind: 'route', name: id, flightPlan, speed: 300, waypoints, order: id })
  const names = (route?: string) => {
    const result = writeCsvFlightCard(plan, { nowMs: 0, ...(route === undefined ? {} : { route }) })
    const lines = result.type === 'written' ? result.content.split('\r\n').slice(1, -1) : []
    return lines.map((line) => line.split(',')[0])
  }
  expect(names()).toEqual(['Alpha', 's'])
  expect(names('s')).toEqual(['s'])
  expect(names('t')).toEqual(['t'])
})
