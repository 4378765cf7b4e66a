// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Element, sheetId } from '../../plan/element.ts'
import { emptyPlan, sheetOf } from '../../plan/plan.ts'
import { planOf, point, route } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { ElementList } from './element-list.tsx'

const sheet = { ...sheetOf(emptyPlan), map: 'stalingrad' }
const small = planOf({
  [sheetId]: sheet,
  p1: point('Base', { order: 'a1' }),
  r1: route('Alpha', { order: 'a2' }),
  p2: point('', { order: 'a3' }),
})

const options = () => screen.getAllByRole('option').map((option) => option.textContent)

test('elements are grouped by kind, and say where they are', () => {
  show(<ElementList />, fakeApp({ plan: small }))
  expect(options()).toEqual(['Alpha28.0km', 'Base0202.5', 'Point without a name0202.5'])
  expect(screen.getByRole('group', { name: 'Points 2' })).toBeTruthy()
})

test('arrow keys go from one to the next, Enter picks, Delete deletes and goes on', () => {
  const app = show(<ElementList />, fakeApp({ plan: small }))
  const [first] = screen.getAllByRole('option')
  if (!first) throw new Error('no element is listed')
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  expect(document.activeElement?.textContent).toContain('Base')
  fireEvent.keyDown(document.activeElement ?? first, { key: 'Enter' })
  expect(app.selection.getState().ids).toEqual(['p1'])
  fireEvent.keyDown(document.activeElement ?? first, { key: 'Delete' })
  expect(app.plan.getState().plan.has('p1')).toBe(false)
  expect(document.activeElement?.textContent).toContain('Point without a name')
  expect(app.plan.undo()).toContain('Delete Point')
})

// getAllByRole reckons the role of every node there is, which takes seconds in a long list.
const rowCount = () => document.querySelectorAll('[role="option"]').length

test('a long list is searched, and shows no more rows than anybody reads', () => {
  const many = Array.from({ length: 230 }, (_, index) => [`p${index}`, point(`Point ${index}`)] as const)
  const plan = new Map<string, Element>([[sheetId, sheet], ...many])
  show(<ElementList />, fakeApp({ plan }))
  expect(rowCount()).toBe(200)
  fireEvent.click(screen.getByText('Show 30 more'))
  expect(rowCount()).toBe(230)
  fireEvent.change(screen.getByLabelText('Search elements'), { target: { value: 'point 22' } })
  expect(rowCount()).toBe(11)
  fireEvent.change(screen.getByLabelText('Search elements'), { target: { value: 'nowhere' } })
  expect(screen.getByText('No element has that in its name.')).toBeTruthy()
})
