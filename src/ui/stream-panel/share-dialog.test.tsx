// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeLeader, fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { drawn } from './qr-code.tsx'
import { readStreamHash } from './stream-link.ts'
import { StreamPanel } from './stream-panel.tsx'

const plan = planOf({ a: point('A') })
const asked = {
  name: 'Alpha',
  password: 'p',
  code: 'c',
  ttlSeconds: 60,
  signal: new AbortController().signal,
}

afterEach(() => Reflect.deleteProperty(navigator, 'share'))

async function sharing(as: 'leader' | 'viewer') {
  const [leader, viewer] = [fakeLeader(plan), fakeViewer(plan)]
  const app = fakeApp({
    streams: {
      start: async () => ({ ok: true, value: leader }),
      connect: async () => ({ ok: true, value: viewer }),
    },
  })
  await (as === 'leader' ? app.session.start(asked) : app.session.connect(asked))
  show(<StreamPanel />, app)
  fireEvent.click(screen.getByRole('button', { name: 'QR code and more links …' }))
  await screen.findByRole('dialog', { name: /Share/ })
  return { app }
}

const shared = (label: string) =>
  readStreamHash(
    new URL(screen.getByLabelText<HTMLInputElement>(label, { selector: 'input[type=text]' }).value).hash,
  )

test.each(['leader', 'viewer'] as const)(
  'what a %s shares lets nobody in without the password, until that is chosen',
  async (as) => {
    await sharing(as)
    expect(shared('Link to the stream')).toEqual({ name: 'Alpha' })
    expect(screen.getByRole('img', { name: 'QR code of the link to the stream' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'Link that lets in without the password' }))
    expect(shared('Link that lets in')).toEqual({ name: 'Alpha', invitation: 'A'.repeat(86) })
    expect(screen.getByRole('img', { name: /^QR code of the link that lets in/ })).toBeTruthy()
  },
)

test('who is not in any more has no such link to give', async () => {
  const { app } = await sharing('viewer')
  act(() => app.session.disconnect())
  fireEvent.click(screen.getByRole('radio', { name: 'Link that lets in without the password' }))
  expect(screen.getByText(/^You are not connected any more/)).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
})

test('where the system has a share sheet it is given the link that is chosen', async () => {
  const share = vi.fn(async () => {})
  Object.assign(navigator, { share })
  await sharing('leader')
  fireEvent.click(screen.getByRole('button', { name: 'Share …' }))
  const url = expect.stringMatching(/#\/s\/Alpha$/)
  await waitFor(() => expect(share).toHaveBeenCalledExactlyOnceWith({ title: 'Missioncast: Alpha', url }))
})

test('an address that leads nowhere from elsewhere is owned up to', async () => {
  await sharing('leader')
  expect(screen.getByText('This address works on this device alone.')).toBeTruthy()
})

test('a QR code has its three corners within a quiet zone', () => {
  const { size, path } = drawn('https://missions.example/#/s/Alpha')
  for (const corner of ['M4 4h7v1h-7z', `M${size - 11} 4h7v1h-7z`, `M4 ${size - 11}h7v1h-7z`])
    expect(path).toContain(corner)
  expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/)
})
