import { expect, test } from 'vitest'
import type { Route, Sheet } from '../../plan/element.ts'
import { flightLog } from '../../plan/flight-log.ts'
import { emptyPlan, sheetOf } from '../../plan/plan.ts'
import { type PlanMap, planMapById, worldMap } from '../../plan/plan-map.ts'
import { createI18n } from '../i18n.ts'
import { flightPage } from './flight-page.ts'

const i18n = createI18n()
const map = planMapById('stalingrad') ?? worldMap
const sheet: Sheet = { ...sheetOf(emptyPlan), map: 'stalingrad', date: '1942-11-19' }
const units = 10 / 1.40056

const route: Route = {
  kind: 'route',
  name: 'Strike',
  flightPlan: true,
  speed: 300,
  waypoints: [{ at: [10, -10] }, { at: [10 + units, -10], name: 'TGT', notes: 'Drop tanks' }],
  order: 'a0',
}

function pageOf(changed: Partial<Route> = {}, on: Partial<Sheet> = {}, at: PlanMap = map) {
  const whole = { ...route, ...changed }
  const plan = { ...sheet, ...on }
  const log = flightLog(at, plan, whole, { today: '2026-11-21' })
  return flightPage(i18n, { title: 'Uranus', map: at, sheet: plan, route: whole, log, units: 'metric' })
}

const titles = (page: ReturnType<typeof pageOf>) => page.columns.map(({ title }) => title)

test('each row has the leg that leads to its waypoint; one without a name is named by its place', () => {
  const page = pageOf()
  expect(titles(page)).toEqual(['#', 'Waypoint', 'Course', 'Speed', 'Distance', 'Time', 'Elapsed'])
  expect(page.rows[1]).toEqual(['2', 'TGT', '090°', '300', '10.0', '2:00', '2:00'])
  expect(page.rows[0]?.[1]).toMatch(/^\d{4}/)
  expect(page.rows[0]?.slice(2)).toEqual(['', '', '', '', '0:00'])
  expect(page.totals).toEqual(['', 'Total', '', '', '10.0', '2:00', ''])
})

test('the head says map, day and times', () => {
  const [first, ...others] = route.waypoints
  const page = pageOf({ waypoints: [...(first ? [{ ...first, timeS: 21_600 }] : []), ...others] })
  expect(page.facts).toEqual(['Stalingrad', '1942-11-19', 'Take-off 06:00:00', 'Landing 06:02:00'])
  expect(titles(page)).toContain('Clock')
  expect(page.rows[1]?.at(-1)).toBe('06:02:00')
})

test('notes are told with their waypoint', () => {
  expect(pageOf().notes).toEqual(['2 TGT: Drop tanks'])
})

test('what is known of altitude, heading and fuel has a column', () => {
  const page = pageOf({ altitude: 2_000, fuel: { start: 400, perHour: 300, unit: 'l' } }, { variationDeg: 8 })
  expect(titles(page)).toEqual([
    ...[
      '#',
      'Waypoint',
      'Course',
      'Heading',
      'Altitude',
      'Speed',
      'Distance',
      'Time',
      'Elapsed',
      'Fuel left',
    ],
  ])
  expect(page.columns[3]?.sign).toBe('magnetic')
  expect(page.rows[1]?.slice(2, 5)).toEqual(['090°', '082°', '2000'])
  expect(page.rows.map((row) => row.at(-1))).toEqual(['400', '390'])
  expect(page.totals.at(-1)).toBe('−10')
})

test('what the flight card warns of stands on paper as well', () => {
  const [first, ...others] = route.waypoints
  expect(pageOf().warnings).toEqual([])
  const stormy = pageOf({}, { winds: [{ altitude: 0, fromDeg: 0, speed: 400 }] })
  expect(stormy.warnings).toEqual([
    'Leg 1–2: the wind is too strong for this airspeed, no heading keeps the course.',
  ])
  const hurried = pageOf({
    waypoints: [
      ...(first ? [{ ...first, timeS: 21_600 }] : []),
      ...others.map((waypoint) => ({ ...waypoint, timeS: 21_610 })),
    ],
  })
  expect(hurried.warnings).toEqual(['Waypoint 2: 1:50 late for its time on target.'])
})

test('of many warnings the first are told, and how many more there are', () => {
  const waypoints = Array.from({ length: 9 }, () => ({ at: [10, -10] as const }))
  const { warnings } = pageOf({ waypoints })
  expect(warnings).toHaveLength(5)
  expect(warnings.at(-1)).toBe('4 more: look at the flight card.')
})

test('a leg that never arrives has no time, and nothing is made up', () => {
  const page = pageOf({ speed: 0 })
  expect(page.rows[1]).toContain('–:––')
  expect(page.totals).toContain('–:––')
})
