// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { copySelection } from '../../plan/clipboard.ts'
import { sheetId } from '../../plan/element.ts'
import { emptyPlan, sheetOf } from '../../plan/plan.ts'
import { planOf, point, route } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { ElementClipboard } from './element-clipboard.tsx'
import { PlanPanel } from './plan-panel.tsx'

const sheet = { ...sheetOf(emptyPlan), map: 'stalingrad' }
const plan = planOf({
  [sheetId]: { ...sheet, layers: [{ id: 'l1', name: 'Ingress' }, { id: 'l2', name: 'Egress' }] }, // biome-ignore format: one line
  p1: point('Base', { order: 'a1', layer: 'l1' }),
  p2: point('Target', { order: 'a2', layer: 'l2' }),
  r1: route('Alpha', { order: 'a3' }),
  r2: route('Bravo', { order: 'a4', waypoints: [{ at: [20, -21] }, { at: [30, -30] }] }),
})

/** For what makes a part come whose code comes later. */
const press = (element: HTMLElement) => act(async () => void fireEvent.click(element))

const row = (name: RegExp) => screen.getByRole('option', { name })

async function openLayers() {
  const section = screen.getByRole('region', { name: 'Layers' })
  await press(within(section).getByRole('button', { name: /^Layers/ }))
  await within(section).findByRole('button', { name: 'Add a layer' })
  return within(section)
}

test('elements are listed by layer, the uppermost first, then those of none', () => {
  show(<PlanPanel />, fakeApp({ plan }))
  const groups = screen.getAllByRole('group').map((group) => group.getAttribute('aria-labelledby'))
  expect(groups.map((id) => document.getElementById(id ?? '')?.textContent)).toEqual([
    'Egress 1',
    'Ingress 1',
    'In no layer 2',
  ])
})

test('layers are added, renamed, moved, hidden, locked and deleted, each a step with its name', async () => {
  const app = show(<PlanPanel />, fakeApp({ plan }))
  const layers = await openLayers()
  const names = () => sheetOf(app.plan.getState().plan).layers?.map(({ name }) => name)
  fireEvent.click(layers.getByRole('button', { name: 'Add a layer' }))
  expect(names()).toEqual(['Ingress', 'Egress', 'Layer 1'])
  fireEvent.click(layers.getByRole('button', { name: 'Move ‹Layer 1› down' }))
  expect(names()).toEqual(['Ingress', 'Layer 1', 'Egress'])
  const name = layers.getByLabelText('Name of ‹Layer 1›')
  fireEvent.change(name, { target: { value: 'Target area' } })
  fireEvent.blur(name)
  expect(names()).toEqual(['Ingress', 'Target area', 'Egress'])
  fireEvent.click(layers.getByRole('button', { name: 'Hide ‹Egress›' }))
  fireEvent.click(layers.getByRole('button', { name: 'Lock ‹Egress›' }))
  expect(row(/Target.*hidden.*locked/)).toBeTruthy()
  fireEvent.click(layers.getByRole('button', { name: '‹Egress› is locked: unlock it first to delete it' }))
  expect((await screen.findAllByText('‹Egress› is locked: unlock it first to delete it')).length).toBe(1)
  expect(names()).toEqual(['Ingress', 'Target area', 'Egress'])
  fireEvent.click(layers.getByRole('button', { name: 'Unlock ‹Egress›' }))
  fireEvent.click(layers.getByRole('button', { name: 'Delete ‹Egress›, keep its elements' }))
  expect(app.plan.getState().plan.get('p2')).not.toHaveProperty('layer')
  const notes = app.plan.getState().undoStack.done.map(({ note }) => note)
  expect(notes).toEqual([
    'Add layer ‹Layer 1›',
    'Move layer ‹Layer 1›',
    'Rename layer ‹Layer 1›',
    'Hide layer ‹Egress›',
    'Lock layer ‹Egress›',
    'Unlock layer ‹Egress›',
    'Delete layer ‹Egress›',
  ])
})

test('Shift and Ctrl pick several, and what is done is done with all of them', async () => {
  const app = show(<PlanPanel />, fakeApp({ plan }))
  await press(row(/Target/))
  await screen.findByRole('region', { name: /Target/ })
  await act(async () => void fireEvent.click(row(/Alpha/), { shiftKey: true }))
  await screen.findByRole('region', { name: 'What is picked' })
  expect(app.selection.getState().ids).toEqual(['p2', 'p1', 'r1'])
  fireEvent.click(row(/Base/), { ctrlKey: true })
  expect(app.selection.getState().ids).toEqual(['p2', 'r1'])
  act(() => row(/Alpha/).focus())
  fireEvent.keyDown(row(/Alpha/), { key: 'ArrowDown', shiftKey: true })
  expect(app.selection.getState().ids).toEqual(['p1', 'r1', 'r2'])
  const picked = within(await screen.findByRole('region', { name: 'What is picked' }))
  fireEvent.change(picked.getByLabelText('Layer'), { target: { value: 'l2' } })
  for (const id of ['p1', 'r1', 'r2']) expect(app.plan.getState().plan.get(id)).toMatchObject({ layer: 'l2' })
  fireEvent.click(picked.getByRole('button', { name: 'Lock' }))
  expect(app.plan.getState().undoStack.done.at(-1)?.note).toBe('Lock 3 elements')
  fireEvent.click(picked.getByRole('button', { name: 'Delete' }))
  expect(app.plan.getState().plan.size).toBe(5)
  expect(await screen.findByText('Locked: 3 elements')).toBeTruthy()
})

test('what a joined route cannot take over is said', async () => {
  const fuel = { start: 300, perHour: 90, unit: 'l' } as const
  const r2 = route('Bravo', { order: 'a4', waypoints: [{ at: [20, -21] }, { at: [30, -30] }], fuel })
  const app = show(<PlanPanel />, fakeApp({ plan: new Map([...plan, ['r2', r2]]) }))
  app.selection.select(['r1', 'r2'])
  fireEvent.click(await screen.findByRole('button', { name: 'Join to one route' }))
  await screen.findByText('Not taken over: fuel. Undo brings it back.')
  act(() => void app.plan.undo())
  expect(app.plan.getState().plan.get('r2')).toEqual(r2)
})

test('two routes become one', async () => {
  const app = show(<PlanPanel />, fakeApp({ plan }))
  app.selection.select(['r1', 'r2'])
  fireEvent.click(await screen.findByRole('button', { name: 'Join to one route' }))
  const joined = app.plan.getState().plan.get('r1')
  expect(joined?.kind === 'route' && joined.waypoints.map(({ at }) => at)).toEqual([
    [10, -10],
    [20, -10],
    [20, -20],
    [20, -21],
    [30, -30],
  ])
  expect(app.selection.getState().ids).toEqual(['r1'])
})

test('a waypoint is placed by course and distance from the one before, and a wrong text says what was expected', async () => {
  const app = show(<PlanPanel />, fakeApp({ plan }))
  app.selection.select(['r2'])
  const place = await screen.findByLabelText('Place of waypoint 2')
  fireEvent.change(place, { target: { value: '090/14.0056' } })
  fireEvent.blur(place)
  const moved = app.plan.getState().plan.get('r2')
  expect(moved?.kind === 'route' && moved.waypoints[1]?.at[0]).toBeCloseTo(30)
  expect(moved?.kind === 'route' && moved.waypoints[1]?.at[1]).toBeCloseTo(-21)
  const first = screen.getByLabelText('Place of waypoint 1')
  fireEvent.change(first, { target: { value: '090/14' } })
  expect(
    screen.getByText('A course and a distance need a waypoint before this one to start from.'),
  ).toBeTruthy()
  fireEvent.change(first, { target: { value: '9999.5' } })
  expect(screen.getByText('There is no such square on this map.')).toBeTruthy()
})

test('what is locked can be read and not written until it is unlocked', async () => {
  const app = show(<PlanPanel />, fakeApp({ plan }))
  app.selection.select(['p1'])
  fireEvent.click(await screen.findByRole('button', { name: 'Lock' }))
  expect(screen.getByText('It is locked. Unlock it to change anything here.')).toBeTruthy()
  expect(screen.getByLabelText('Name').hasAttribute('readonly')).toBe(true)
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Unlock' }))
  expect(screen.getByLabelText('Name').hasAttribute('readonly')).toBe(false)
})

function clipboardEvent(type: 'copy' | 'cut' | 'paste', text = '') {
  const data = new Map([['text/plain', text]])
  const event = new Event(type, { bubbles: true, cancelable: true })
  const clipboardData = {
    getData: (kind: string) => data.get(kind) ?? '',
    setData: (kind: string, value: string) => data.set(kind, value),
    files: [],
  }
  Object.assign(event, { clipboardData })
  return { event, text: () => data.get('text/plain') ?? '' }
}

test('the clipboard’s own events copy, cut and paste what is picked', () => {
  const app = show(<ElementClipboard />, fakeApp({ plan }))
  app.selection.select(['p1', 'r2'])
  const copy = clipboardEvent('copy')
  fireEvent(document.body, copy.event)
  expect(copy.text()).toBe(copySelection(plan, ['p1', 'r2']))
  fireEvent(document.body, clipboardEvent('paste', copy.text()).event)
  expect(app.plan.getState().plan.size).toBe(7)
  expect(app.selection.getState().ids).toHaveLength(2)
  fireEvent(document.body, clipboardEvent('cut').event)
  expect(app.plan.getState().plan.size).toBe(5)
  expect(app.plan.getState().undoStack.done.map(({ note }) => note)).toEqual([
    'Paste 2 elements',
    'Delete 2 elements',
  ])
})
