import fc from 'fast-check'
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
    'Alpha,1,IP,0,0,500,90,85,90,85,111.32,0,300,300,0:22:15,0:00:00,1:00:00,0,400,l,',
    'Alpha,2,"TGT, east",0,1,500,,,,,,111.32,,,,0:22:15,1:22:15,111.3,288.7,l,"say ""bombs""\naway"',
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

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\rx', "'\rx"],
  [' =1', "' =1"],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ["'tis; 'ere", "'tis; 'ere"],
  ['Alpha;=1+1', "Alpha;'=1+1"],
  ['Alpha\t@SUM(A1)', "Alpha\t'@SUM(A1)"],
  ['left\n- right', "left\n'- right"],
  ['a=b; c-d', 'a=b; c-d'],
])('no text becomes a formula, whatever parts the cells: %j', (name, cell) => {
  const result = writeCsvFlightCard(planOf('kuban', { name, waypoints: [{ at: [0, 0] }] }), { nowMs: 0 })
  const content = result.type === 'written' ? result.content : ''
  const isQuoted = /[;\t\r\n]/.test(cell)
  expect(
    content.slice(content.indexOf('\r\n') + 2).startsWith(isQuoted ? `"${cell}",1,` : `${cell},1,`),
  ).toBe(true)
})

test('every text can be had back from its cell', () => {
  const piece = fc.constantFrom('=', '+', '-', '@', "'", ' ', ';', '\t', '\r', '\n', '"', ',', 'a', '＝')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const name = pieces.join('')
      const result = writeCsvFlightCard(planOf('kuban', { name, waypoints: [{ at: [0, 0] }] }), { nowMs: 0 })
      const content = result.type === 'written' ? result.content : ''
      const row = content.slice(content.indexOf('\r\n') + 2)
      const [, quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*)),1,/.exec(row) ?? []
      const cell = quoted?.replaceAll('""', '"') ?? plain
      const marks = /(^|[;\t\r\n])'(?=[ \u00a0']*[=+\-@\uff1d\uff0b\uff0d\uff20])/g
      expect(cell.replace(/^'(?='*[\t\r\n])/, '').replace(marks, '$1')).toBe(name)
    }),
    { numRuns: 500 },
  )
})

test('times are those of the card on the screen: whole seconds, and midnight is the beginning of a day', () => {
  const waypoints = [{ at: [0, 0] as const, timeS: 86_399.9999999 }, { at: [0, 1] as const }]
  const [, first, second] = rowsOf(planOf('world', { waypoints }))
  expect(first).toContain(',0:00:00,0:00:00,')
  // 110.57 km at 300 km/h are 22 minutes and 6.9 seconds.
  expect(first).toContain(',300,300,0:22:06,')
  expect(second).toContain(',0:22:06,0:22:06,')
  const almost = [{ at: [0, 0] as const, timeS: 86_399.6 }, { at: [0, 1] as const }]
  expect(rowsOf(planOf('world', { waypoints: almost }))[1]).toContain(',0:00:00,23:59:59,')
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
