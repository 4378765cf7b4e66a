// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sheetId } from '../../plan/element.ts'
import { emptyPlan, sheetOf } from '../../plan/plan.ts'
import { planOf, point, route } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { SaveFileDialog } from './save-file-dialog.tsx'

const sheet = { ...sheetOf(emptyPlan), map: 'world' }
const oneFlight = () => screen.getByRole<HTMLInputElement>('radio', { name: /^Garmin/ })
const hint = () => document.getElementById(oneFlight().getAttribute('aria-describedby') ?? '')?.textContent

test('a format of one flight says which it will hold', () => {
  const plan = planOf({
    [sheetId]: sheet,
    a: route('Alpha', { order: 'a0' }),
    b: route('Bravo', { order: 'a1' }),
    p: point('Bridge', { order: 'a2' }),
  })
  const app = show(<SaveFileDialog onClose={() => {}} />, fakeApp({ plan }))
  expect(hint()).toMatch(/Route ‹.Alpha.›, since no route is picked/)
  act(() => app.selection.select(['p', 'b']))
  expect(hint()).toMatch(/Route ‹.Bravo.›, which is picked/)
})

test('without a route it cannot be chosen, and says why', () => {
  show(
    <SaveFileDialog onClose={() => {}} />,
    fakeApp({ plan: planOf({ [sheetId]: sheet, p: point('Bridge') }) }),
  )
  expect(oneFlight().disabled).toBe(true)
  expect(hint()).toBe('One flight: this plan has no route yet.')
})
