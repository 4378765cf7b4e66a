// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Element, type ElementId, type Route, sheetId } from '../../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../../plan/plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { ClockCard } from './clock-card.tsx'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

// Legs of 10 km at 300 km/h: two minutes each.
const units = 10 / 1.40056
const route: Route = {
  kind: 'route',
  name: 'Strike',
  flightPlan: true,
  speed: 300,
  waypoints: [
    { at: [10, -10], timeS: 6 * 3600 },
    { at: [10 + units, -10], name: 'TGT' },
    { at: [10 + 2 * units, -10], name: 'Home' },
  ],
  order: 'a0',
}

const planWith = (element: Route): Plan =>
  new Map<ElementId, Element>([
    [sheetId, { ...sheetOf(emptyPlan), map: 'stalingrad' }],
    ['r1', element],
  ])

const open = (plan = planWith(route)) => show(<ClockCard onHide={() => {}} />, fakeApp({ plan }))
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const wait = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1_000))
const timer = () => screen.getByRole('timer').textContent

test('it counts down each leg and says when the next one begins', () => {
  open()
  press('Take-off now')
  wait(30)
  expect(timer()).toBe('1:30')
  expect(screen.getByRole('status').textContent).toMatch(/^Leg 1 to .*TGT.*, heading 090°, 2:00$/)
  expect(screen.getByText('06:02:00')).toBeTruthy()
  wait(91)
  expect(screen.getByRole('status').textContent).toMatch(/^Leg 2 to .*Home/)
  wait(120)
  expect(screen.getByRole('status').textContent).toBe('The last waypoint is reached.')
})

test('what the leader changes meanwhile is reckoned with', () => {
  const { plan } = open()
  press('Take-off now')
  wait(60)
  act(() => plan.apply({ put: new Map([['r1', { ...route, speed: 150 }]]), del: [] }, 'slower'))
  expect(timer()).toBe('3:00')
  act(() => plan.apply({ put: new Map(), del: ['r1'] }, 'gone'))
  expect(screen.getByText(/Draw a route first/)).toBeTruthy()
})

test('a waypoint that is passed early or late is told against the plan', () => {
  open()
  press('Take-off now')
  wait(100)
  press('The waypoint is passed: next leg')
  expect(screen.getByText('−0:20')).toBeTruthy()
  press('Back to the leg before')
  wait(50)
  expect(timer()).toBe('−0:30')
  press('The waypoint is passed: next leg')
  expect(screen.getByText('+0:30')).toBeTruthy()
})

test('it starts by the clock of the mission', () => {
  open()
  fireEvent.change(screen.getByLabelText('The mission’s clock shows'), { target: { value: '05:59:30' } })
  press('Start by the mission’s clock')
  expect(screen.getByText('Take-off in')).toBeTruthy()
  expect(timer()).toBe('0:30')
  wait(40)
  expect(timer()).toBe('1:50')
})

test('paused no time passes, and a reset asks for the route again', () => {
  open()
  press('Take-off now')
  wait(30)
  press('Pause')
  wait(500)
  expect(timer()).toBe('1:30')
  press('Go on')
  wait(10)
  expect(timer()).toBe('1:20')
  press('Reset the stopwatch')
  expect(screen.getByRole('button', { name: 'Take-off now' })).toBeTruthy()
})
