// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sheetId } from '../../plan/element.ts'
import { type Plan, sheetOf } from '../../plan/plan.ts'
import { fakeShelf } from '../../state/fake/fake-browser.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { HoldNotice } from './hold-notice.tsx'
import { KeepingNotice } from './keeping-notice.tsx'
import { MyPlansDialog } from './my-plans-dialog.tsx'

const titled = (title: string): Plan =>
  planOf({ [sheetId]: { ...sheetOf(new Map()), map: 'kuban', title }, a: point('Bridge') })

/** The dialog over a plan «Here», with «There» kept beside it. */
async function openDialog() {
  const plans = fakeShelf()
  await plans.put('there', { plan: { savedAtMs: 1, plan: [...titled('There')] }, note: undefined })
  const app = show(<MyPlansDialog onClose={() => {}} />, fakeApp({ plan: titled('Here'), plans }))
  await screen.findByRole('button', { name: /^There/ })
  return { app, plans }
}

const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent)

test('the plans are listed, the present one first, with their maps and how much is on them', async () => {
  await openDialog()
  expect(rows()[0]).toMatch(/Here.*on the screen.*Kuban · 1 element/)
  expect(rows()[1]).toMatch(/There.*Kuban · 1 element · changed/)
})

test('another plan is opened by its name', async () => {
  const { app } = await openDialog()
  fireEvent.click(screen.getByRole('button', { name: /^There/ }))
  await waitFor(() => expect(sheetOf(app.plan.getState().plan).title).toBe('There'))
})

test('the present plan is renamed like by its title, another one where it is kept', async () => {
  const { app } = await openDialog()
  for (const [name, title] of [
    ['Here', 'Day raid'],
    ['There', 'Night raid'],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: new RegExp(`^Rename .*${name}`) }))
    fireEvent.change(screen.getByLabelText('Name of the plan'), { target: { value: title } })
    fireEvent.click(screen.getByRole('button', { name: 'Rename' }))
    await screen.findByRole('button', { name: new RegExp(`^${title}`) })
  }
  expect(sheetOf(app.plan.getState().plan).title).toBe('Day raid')
})

test('a plan is deleted after a question, and Undo brings it back', async () => {
  const { plans } = await openDialog()
  fireEvent.click(screen.getByRole('button', { name: /^Delete .*There/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(plans.slots.has('there')).toBe(false))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(plans.slots.has('there')).toBe(true))
})

test('who has a plan that another tab has is told, and may look, copy or go on', async () => {
  const app = show(<HoldNotice />, fakeApp({ plan: titled('Here'), elsewhere: 'slot 9' }))
  const notice = await screen.findByText('This plan is open in another tab')
  expect(notice).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Only look' }))
  expect(app.plans.hold.getState().type).toBe('looking')
  fireEvent.click(screen.getByRole('button', { name: 'Make a copy' }))
  expect(screen.queryByText('This plan is open in another tab')).toBeNull()
})

test('a full browser is told of as long as it is full, with what to do', () => {
  const app = show(<KeepingNotice />)
  act(() => app.keeping.setState({ problem: 'full' }))
  const alert = screen.getByRole('alert')
  expect(within(alert).getByText('This browser does not keep your plan')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Delete plans …' })).toBeTruthy()
  act(() => app.keeping.setState({ problem: undefined }))
  expect(screen.queryByRole('alert')).toBeNull()
})
