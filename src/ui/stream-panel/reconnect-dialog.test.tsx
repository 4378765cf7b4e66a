// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeLeader } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import type { LeadNote } from '../../state/led-store.ts'
import type { StreamOutcome, Streams } from '../../stream/session.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { ReconnectDialog } from './reconnect-dialog.tsx'

const plan = planOf({ a: point('Alpha') })
const note: LeadNote = {
  name: 'Alpha',
  ttlSeconds: 600,
  epochs: new Map([['e', 1]]),
  ...{ epoch: 'e', rev: 4, base: plan, asked: [], answeredMs: Date.now() },
}
const lost = { ok: false, refusal: 'unknown-stream', detail: undefined, lost: true } as const

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (label: string) => fireEvent.click(screen.getByRole('button', { name: label }))

/** A leader who was told that the stream is lost, after a slip in the password. */
async function toldThatItIsLost(bringBack: StreamOutcome<ReturnType<typeof fakeLeader>>) {
  const asked = vi.fn<Streams['reconnect']>(async (options) => (options.bringBack ? bringBack : lost))
  const closed = vi.fn()
  show(
    <ReconnectDialog name="Alpha" onClose={closed} />,
    fakeApp({ plan, note, streams: { reconnect: asked } }),
  )
  await expectFocus('Password')
  fill('Password', 'corect')
  fill('Leader code', 'c')
  press('Reconnect')
  await screen.findByText('The server no longer has the stream ‹\u2068Alpha\u2069›.')
  return { asked, closed }
}

const expectFocus = (label: string) =>
  waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(label)))

const good = () => ({ ok: true, value: fakeLeader(plan) }) as const

test('[L11] a lost stream is brought back only with secrets that were entered twice', async () => {
  const { asked, closed } = await toldThatItIsLost(good())
  await expectFocus('Password once more')
  expect(screen.queryByText(/There is no stream of that name/)).toBeNull()
  expect(screen.queryByText(/not the same as above/)).toBeNull()

  fill('Password once more', 'correct')
  fill('Leader code once more', 'c')
  press('Bring it back')
  const again = screen.getByLabelText('Password once more')
  expect(again.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(again)
  expect(asked).toHaveBeenCalledOnce()

  fill('Password', 'correct')
  expect(screen.queryByText(/not the same as above/)).toBeNull()
  press('Bring it back')
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(asked.mock.calls[0]?.[0]).toMatchObject({ bringBack: false })
  expect(asked.mock.calls[1]?.[0]).toMatchObject({ password: 'correct', code: 'c', bringBack: true, note })
})

test('[L11] a code that is another the second time is told at its field', async () => {
  const { asked } = await toldThatItIsLost(good())
  fill('Password once more', 'corect')
  press('Bring it back')
  expect(screen.getByLabelText('Leader code once more').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Please enter it once more.')).toBeTruthy()
  fill('Leader code once more', 'd')
  expect(screen.getByText(/not the same as above/)).toBeTruthy()
  expect(screen.getByLabelText('Password once more').getAttribute('aria-invalid')).toBeNull()
  expect(asked).toHaveBeenCalledOnce()
})

test('[L11] nothing has to be entered twice for another stream, or for one that is there again', async () => {
  await toldThatItIsLost({ ok: false, refusal: 'wrong-password', detail: undefined })
  fill('Name of the stream', 'Bravo')
  expect(screen.queryByLabelText('Password once more')).toBeNull()
  fill('Name of the stream', 'Alpha')
  fill('Password once more', 'corect')
  fill('Leader code once more', 'c')
  press('Bring it back')
  await screen.findByText(/^That password is not the right one/)
  expect(screen.queryByLabelText('Password once more')).toBeNull()
  expect(screen.getByRole('button', { name: 'Reconnect' })).toBeTruthy()
})

test('[L11] a server that does not answer is told, and the question stays', async () => {
  const { closed } = await toldThatItIsLost({ ok: false, refusal: undefined, trouble: 'unreachable' })
  fill('Password once more', 'corect')
  fill('Leader code once more', 'c')
  press('Bring it back')
  await screen.findByText('The server does not answer. Look whether this device is online.')
  expect(screen.getByLabelText('Password once more')).toBeTruthy()
  expect(closed).not.toHaveBeenCalled()
})

async function withToken(outcome: StreamOutcome<ReturnType<typeof fakeLeader>>) {
  const asked = vi.fn<Streams['reconnect']>(async () => outcome)
  const closed = vi.fn()
  show(<ReconnectDialog name="Alpha" onClose={closed} />, fakeApp({ streams: { reconnect: asked } }))
  await expectFocus('Password')
  fill('Password', 'p')
  fireEvent.click(screen.getByLabelText('I was given a token'))
  return { asked, closed }
}

test('[R14] who was given a token takes the lead with it, under a new code that is suggested', async () => {
  const { asked, closed } = await withToken(good())
  const newCode = screen.getByLabelText<HTMLInputElement>('Your new leader code').value
  expect(newCode).toMatch(/^([a-z]{5}-){4}[a-z]{5}$/)
  press('Take the lead')
  expect(screen.getByText('Please enter the token.')).toBeTruthy()
  fill('Token', 'lusab babad')
  press('Take the lead')
  await waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(asked).toHaveBeenCalledOnce()
  expect(asked.mock.calls[0]?.[0]).toMatchObject({ password: 'p', token: 'lusab babad', newCode })
  expect(asked.mock.calls[0]?.[0]).not.toHaveProperty('code')
})

test('[S3] [R14] a new code that is the password is not sent', async () => {
  const { asked } = await withToken(good())
  fill('Token', 'lusab babad')
  fill('Your new leader code', 'p')
  press('Take the lead')
  await screen.findByText(/^That is the password: whoever watches could lead\./)
  await expectFocus('Your new leader code')
  expect(asked).not.toHaveBeenCalled()
})

test.each(['wrong-code', 'bad-request'] as const)(
  '[R14] a token that is answered %s is told at its field',
  async (refusal) => {
    const { closed } = await withToken({ ok: false, refusal, detail: 'token' })
    fill('Token', 'lusab')
    press('Take the lead')
    await screen.findByText(/^That token is not right, was used already, or has run out/)
    await expectFocus('Token')
    expect(screen.queryByText(/letter by letter/)).toBeNull()
    expect(closed).not.toHaveBeenCalled()
  },
)
