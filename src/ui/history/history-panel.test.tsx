// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { emptyPlan } from '../../plan/plan.ts'
import { point, put } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { HistoryPanel } from './history-panel.tsx'

const steps = () => screen.getAllByRole('listitem').map((step) => step.textContent)

test('steps are told the latest first; a press goes to each, and what is undone is told as such', () => {
  const app = fakeApp({ plan: emptyPlan })
  for (const name of ['A', 'B', 'C']) app.plan.apply(put(name, point(name)), `Add ${name}`)
  show(<HistoryPanel />, app)
  expect(steps()).toEqual(['Add C', 'Add B', 'Add A', 'Beginning'])
  expect(document.activeElement?.textContent).toBe('Add C')
  fireEvent.click(screen.getByText('Add A'))
  expect([...app.plan.getState().plan.keys()]).toEqual(['A'])
  expect(steps()).toEqual(['Add C (undone)', 'Add B (undone)', 'Add A', 'Beginning'])
  expect(screen.getByText('Add A').getAttribute('aria-current')).toBe('step')
  fireEvent.click(screen.getByText('Add C'))
  expect(app.plan.getState().plan.size).toBe(3)
  fireEvent.click(screen.getByText('Beginning'))
  expect(app.plan.getState().plan.size).toBe(0)
})

test('a long history shows its latest steps, and the others when they are asked for', () => {
  const app = fakeApp({ plan: emptyPlan })
  for (let count = 1; count <= 250; count++) app.plan.apply(put('p', point(String(count))), `Step ${count}`)
  show(<HistoryPanel />, app)
  expect(document.querySelectorAll('ol li')).toHaveLength(100)
  fireEvent.click(screen.getByText('Show 151 more'))
  expect(document.querySelectorAll('ol li')).toHaveLength(251)
})
