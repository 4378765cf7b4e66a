// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeSecretShelf } from '../../state/fake/fake-secret-shelf.ts'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { StreamPanel } from './stream-panel.tsx'

function panel() {
  const shelf = fakeSecretShelf()
  const viewer = fakeViewer(planOf({ a: point('A') }))
  const app = fakeApp({ shelf, streams: { connect: async () => ({ ok: true, value: viewer }) } })
  return { shelf, app }
}

test('a remembered stream is opened with one press', async () => {
  const { shelf, app } = panel()
  await shelf.put({ name: 'Alpha', invitation: 'A'.repeat(86) })
  show(<StreamPanel />, app)
  fireEvent.click(await screen.findByRole('button', { name: /^Connect to .*Alpha.* without the password$/ }))
  await waitFor(() => expect(app.session.getState().role).toBe('viewing'))
})

test('and is forgotten with one press', async () => {
  const { shelf, app } = panel()
  for (const name of ['Alpha', 'Bravo']) await shelf.put({ name, invitation: name })
  show(<StreamPanel />, app)
  fireEvent.click(await screen.findByRole('button', { name: /^Forget .*Alpha/ }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Forget .*Alpha/ })).toBeNull())
  expect([...shelf.secrets.values()]).toMatchObject([{ name: 'Bravo' }])
})

test('who watches may have it remembered, and forgotten again', async () => {
  const { shelf, app } = panel()
  await app.session.connect({ name: 'Alpha', password: 'p', signal: new AbortController().signal })
  show(<StreamPanel />, app)
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Remember on this device' })
  fireEvent.click(box)
  await waitFor(() => expect(box.checked).toBe(true))
  expect([...shelf.secrets.values()]).toMatchObject([{ name: 'Alpha' }])
  fireEvent.click(box)
  await waitFor(() => expect(box.checked).toBe(false))
  expect(shelf.secrets.size).toBe(0)
})
