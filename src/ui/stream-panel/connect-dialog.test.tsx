// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeSecretShelf } from '../../state/fake/fake-secret-shelf.ts'
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

const invitation = 'A'.repeat(86)
const wrong = async () => ({ ok: false, refusal: 'wrong-password', detail: undefined }) as const
const right = async () => ({ ok: true, value: fakeViewer(planOf({ a: point('A') })) }) as const

function invitedDialog(connect: Streams['connect'], invited?: string, shelf = fakeSecretShelf()) {
  const asked = vi.fn(connect)
  const closed = vi.fn()
  const app = fakeApp({ streams: { connect: asked }, shelf })
  show(<ConnectDialog name="Alpha" invitation={invited} onClose={closed} />, app)
  return { app, asked, closed, shelf }
}

test('an invitation lets in by itself', async () => {
  const { app, asked, closed } = invitedDialog(right, invitation)
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(asked.mock.calls[0]?.[0]).toMatchObject({ name: 'Alpha', invitation })
  expect(app.session.getState()).toMatchObject({ role: 'viewing', connected: true })
})

test('an invitation that lets nobody in any more is told, and the password is asked for', async () => {
  invitedDialog(wrong, invitation)
  await screen.findByText('This link lets nobody in any more.')
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

test('an invitation that was cut off on its way is told without asking the server', () => {
  const { asked } = invitedDialog(right, invitation.slice(1))
  expect(screen.getByText('This link is not whole.')).toBeTruthy()
  expect(screen.getByLabelText('Password')).toBeTruthy()
  expect(asked).not.toHaveBeenCalled()
})

test('without the network the invitation can be tried again, or the password given', async () => {
  const { asked } = invitedDialog(
    async () => ({ ok: false, refusal: undefined, trouble: 'unreachable' }),
    invitation,
  )
  await screen.findByText(/The server does not answer/)
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
  await screen.findByText(/The server does not answer/)
  fireEvent.click(screen.getByRole('button', { name: 'Use the password' }))
  expect(screen.getByLabelText('Password')).toBeTruthy()
})

test('a stream is remembered where that is wished, and opens by itself the next time', async () => {
  const { closed, shelf } = invitedDialog(right)
  enter('p')
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(shelf.secrets.size).toBe(0)

  const wished = invitedDialog(right, undefined, shelf)
  fireEvent.click(screen.getByLabelText('Remember on this device'))
  enter('p')
  await waitFor(() => expect([...shelf.secrets.values()]).toEqual([{ name: 'Alpha', invitation }]))
  expect(wished.closed).toHaveBeenCalledOnce()

  const again = invitedDialog(right, undefined, shelf)
  await waitFor(() => expect(again.closed).toHaveBeenCalledOnce())
  expect(again.asked.mock.calls[0]?.[0]).toMatchObject({ invitation })
})

test('what is remembered and lets nobody in any more is forgotten', async () => {
  const shelf = fakeSecretShelf()
  await shelf.put({ name: 'Alpha', invitation })
  invitedDialog(wrong, undefined, shelf)
  await screen.findByText('What this device remembered lets nobody in any more.')
  await waitFor(() => expect(shelf.secrets.size).toBe(0))
})

test('where the browser can keep no secret, remembering is not offered', () => {
  connectDialog('Alpha')
  expect(screen.queryByLabelText('Remember on this device')).toBeNull()
})
