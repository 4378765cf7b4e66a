// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import type { Streams } from '../../stream/session.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { ConnectDialog } from './connect-dialog.tsx'

function connectDialog(name: string, connect?: Streams['connect']) {
  const asked = vi.fn(
    connect ?? (async () => ({ ok: true, value: fakeViewer(planOf({ a: point('A') })) }) as const),
  )
  const closed = vi.fn()
  const app = show(<ConnectDialog name={name} onClose={closed} />, fakeApp({ streams: { connect: asked } }))
  return { app, asked, closed }
}

const enter = (password: string) => {
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: password } })
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
}

test('the right password opens the plan, read-only', async () => {
  const { app, closed } = connectDialog('Alpha')
  enter('p')
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(app.session.getState()).toMatchObject({ role: 'viewing', connected: true })
})

test('a wrong password is told at the field, and can be tried again', async () => {
  const { closed } = connectDialog('Alpha', async () => ({
    ok: false,
    refusal: 'wrong-password',
    detail: undefined,
  }))
  enter('wrong')
  await screen.findByText(/That password is not the right one/)
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
  expect(closed).not.toHaveBeenCalled()
})

test('while it is connecting the button says so', async () => {
  connectDialog('Alpha', () => new Promise(() => {}))
  enter('p')
  expect(await screen.findByRole('button', { name: 'Connecting …' })).toBeTruthy()
})

test('closing the dialog stops the try', async () => {
  const { asked } = connectDialog('Alpha', () => new Promise(() => {}))
  enter('p')
  await waitFor(() => expect(asked).toHaveBeenCalledOnce())
  show(null)
  expect(asked.mock.calls[0]?.[0].signal?.aborted).toBe(true)
})

test('password managers learn for which stream the password is', () => {
  connectDialog('Alpha')
  const form = screen.getByLabelText<HTMLInputElement>('Password').form
  const named = form?.querySelector<HTMLInputElement>('[autocomplete="username"]')
  expect(named).toMatchObject({ value: 'Alpha', hidden: true })
})

test.each([
  ['10,000 characters', 'x'.repeat(10_000)],
  ['a mark that turns the direction', 'a\u202eb'],
  ['a space', ' '],
])('a link to a name of %s says that there can be no such stream', (_, name) => {
  connectDialog(name)
  const title = screen.getByRole('heading', { name: /^Watch/ }).textContent?.replace(/[\u2068\u2069]/g, '')
  expect(title).toMatch(/^Watch ‹[^\p{C}]{1,41}›$/u)
  expect(screen.getByText('This link has no name of a stream that can exist.')).toBeTruthy()
  expect(screen.queryByLabelText('Password')).toBeNull()
})
