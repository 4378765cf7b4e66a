// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Route, sheetId } from '../../plan/element.ts'
import { emptyPlan, sheetOf } from '../../plan/plan.ts'
import { planOf, route } from '../../state/fake/sample-plan.ts'
import type { App } from '../app-context.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { FlightCardDialog } from './flight-card-dialog.tsx'

const plan = planOf({
  [sheetId]: { ...sheetOf(emptyPlan), map: 'stalingrad' },
  r1: route('Alpha', { altitude: 1000 }),
})

function showCard(): App {
  return show(<FlightCardDialog id="r1" onClose={() => {}} />, fakeApp({ plan }))
}

const cell = (label: string): HTMLInputElement => screen.getByLabelText(label)
const type = (label: string, text: string) => fireEvent.change(cell(label), { target: { value: text } })
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
const routeOf = (app: App): Route => {
  const element = app.plan.getState().plan.get('r1')
  if (element?.kind !== 'route') throw new Error('the route is gone')
  return element
}
const focused = () => document.activeElement?.getAttribute('aria-label')

test('arrow keys and Enter go from cell to cell, over places without one', () => {
  showCard()
  cell('Name of waypoint 1').focus()
  press('ArrowRight')
  expect(focused()).toBe('Altitude at waypoint 1 in m')
  press('ArrowRight')
  expect(focused()).toBe('Time on target at waypoint 1')
  press('Enter')
  expect(focused()).toBe('Time on target at waypoint 2')
  press('ArrowLeft')
  expect(focused()).toBe('Speed to waypoint 2 in kph')
  press('ArrowUp')
  expect(focused()).toBe('Speed to waypoint 2 in kph')
})

test('what is typed is one edit at Enter, and Escape takes it back', () => {
  const app = showCard()
  cell('Altitude at waypoint 2 in m').focus()
  type('Altitude at waypoint 2 in m', '2500')
  press('Enter')
  expect(routeOf(app).waypoints[1]?.altitude).toBe(2500)
  expect(focused()).toBe('Altitude at waypoint 3 in m')
  type('Altitude at waypoint 3 in m', '9')
  press('Escape')
  expect(cell('Altitude at waypoint 3 in m').value).toBe('')
  expect(routeOf(app).waypoints[2]).not.toHaveProperty('altitude')
  type('Speed to waypoint 2 in kph', '450')
  fireEvent.blur(cell('Speed to waypoint 2 in kph'))
  expect(routeOf(app).waypoints[0]?.speed).toBe(450)
  expect(app.plan.undo()).toContain('Alpha')
  expect(routeOf(app).waypoints[0]).not.toHaveProperty('speed')
})

test('what cannot be read stays, and says why', () => {
  const app = showCard()
  cell('Time on target at waypoint 2').focus()
  type('Time on target at waypoint 2', 'noon')
  press('Enter')
  expect(focused()).toBe('Time on target at waypoint 2')
  expect(screen.getByText('Please enter a time like 10:15 or 10:15:30.')).toBeTruthy()
  expect(routeOf(app).waypoints[1]).not.toHaveProperty('timeS')
})

test('a time on target sets the clock, and take-off is reckoned back', () => {
  showCard()
  type('Time on target at waypoint 2', '10:15')
  fireEvent.blur(cell('Time on target at waypoint 2'))
  // 14.0056 km at 300 km/h are 2:48.
  expect(screen.getByText('Take-off').nextElementSibling?.textContent).toBe('10:12:11')
  expect(screen.getByText('Landing').nextElementSibling?.textContent).toBe('10:17:48')
  expect(cell('Take-off at').placeholder).toBe('10:12:11')
  type('Take-off at', '1000')
  fireEvent.blur(cell('Take-off at'))
  expect(within(screen.getByRole('table')).getByText('10:02:48 12:11 early')).toBeTruthy()
})

const paste = (label: string, text: string) =>
  fireEvent.paste(cell(label), { clipboardData: { getData: () => text } })

test('columns of a spreadsheet are pasted in one edit, and what is beyond the card is told', async () => {
  const app = showCard()
  paste('Name of waypoint 2', 'IP\t500\r\nTarget\t300\r\nHome\t100\r\n')
  expect(routeOf(app).waypoints.map(({ name, altitude }) => [name, altitude])).toEqual([
    [undefined, undefined],
    ['IP', 500],
    ['Target', 300],
  ])
  expect(await screen.findAllByText('2 cells were left out: the card ends there')).not.toEqual([])
  app.plan.undo()
  expect(routeOf(app)).toEqual(plan.get('r1'))
})

test('a cell that cannot be read lets nothing of the clipboard in, and is named', async () => {
  const app = showCard()
  paste('Altitude at waypoint 1 in m', '500\nhigh\n700')
  expect(await screen.findAllByText('Row 2, Altitude: Please enter a number.')).not.toEqual([])
  expect(routeOf(app)).toEqual(plan.get('r1'))
})

test('wind, fuel and variation are reckoned with at once', () => {
  const app = showCard()
  fireEvent.click(screen.getByRole('button', { name: 'Add a wind' }))
  const enter = (label: string, text: string) => {
    type(label, text)
    fireEvent.blur(cell(label))
  }
  enter('Speed of wind 1 (kph)', '60')
  enter('Wind 1 comes from (°)', '0')
  const row = () => within(screen.getByRole('table')).getAllByRole('row')[2]?.textContent
  expect(row()).toContain('090°')
  expect(row()).toContain('−12°')
  expect(row()).toContain('078°')
  enter('Fuel at the start', '10')
  enter('Fuel in an hour', '300')
  expect(screen.getByRole('list', { name: 'What is amiss' }).textContent).toContain('waypoint 2')
  fireEvent.click(screen.getByLabelText('By hand'))
  enter('Variation by hand', '8 E')
  expect(row()).toContain('070°')
  expect(sheetOf(app.plan.getState().plan)).toMatchObject({
    winds: [{ altitude: 0, fromDeg: 0, speed: 60 }],
    variationDeg: 8,
  })
})

test('other units change what is shown and typed, not what is stored', () => {
  const app = showCard()
  fireEvent.change(screen.getByLabelText('Units'), { target: { value: 'nautical' } })
  expect(cell('Altitude at waypoint 1 in ft').placeholder).toBe('3280.8')
  expect(app.plan.getState().plan).toBe(plan)
  type('Altitude at waypoint 1 in ft', '5000')
  fireEvent.blur(cell('Altitude at waypoint 1 in ft'))
  expect(routeOf(app).waypoints[0]?.altitude).toBe(1524)
  expect(cell('Altitude at waypoint 1 in ft').value).toBe('5000')
})

test('the profile says in words what it shows, waypoint by waypoint', () => {
  showCard()
  const slider = screen.getByLabelText('Waypoint of the profile')
  expect(slider.getAttribute('aria-valuetext')).toBe('1, 1000m, 0.0km')
  fireEvent.change(slider, { target: { value: '2' } })
  expect(slider.getAttribute('aria-valuetext')).toBe('3, 1000m, 28.0km')
  expect(screen.getByRole('img', { name: 'Altitude profile' })).toBeTruthy()
})
