// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { type FakeLeader, fakeLeader, leaderStatus } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { StreamPanel } from './stream-panel.tsx'

const plan = planOf({ a: point('Alpha') })

async function leading(given: Partial<FakeLeader> = {}) {
  const leader = { ...fakeLeader(plan), ...given }
  const app = fakeApp({ plan, streams: { start: async () => ({ ok: true, value: leader }) } })
  const signal = new AbortController().signal
  await app.session.start({ name: 'Alpha', password: 'p', code: 'c', ttlSeconds: 600, signal })
  show(<StreamPanel />, app)
  return { leader, app }
}

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (label: string) => fireEvent.click(screen.getByRole('button', { name: label }))
const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label)
/** The dialog is there, and has put the focus where it begins. */
const begunAt = async (label: string) => {
  const first = await field(label)
  await waitFor(() => expect(document.activeElement).toBe(first))
}
const toldAt = async (label: string, words: string) => {
  await screen.findByText(words)
  const told = await field(label)
  expect(told.getAttribute('aria-invalid')).toBe('true')
  await waitFor(() => expect(document.activeElement).toBe(told))
}

test('[R13] a leader changes the password and keeps the code by typing it again', async () => {
  const { leader } = await leading()
  act(() => leader.tell({ type: 'status', status: { ...leaderStatus('live'), viewers: 2 } }))
  press('Change password or code …')
  await begunAt('New password')
  expect(screen.getByText(/^2 viewers are put out at once\./)).toBeTruthy()
  press('Change')
  expect(screen.getByText('Please enter a password.')).toBeTruthy()
  fill('New password', 'new')
  fill('Leader code as it is', 'c')
  press('Change')
  await screen.findByText('The password is changed')
  expect(leader.asked).toEqual(['change new c new'])
})

test('[R13] a leader changes the code alone, to the one suggested', async () => {
  const changeSecrets = vi.fn<FakeLeader['changeSecrets']>(async () => ({ ok: true, value: undefined }))
  await leading({ changeSecrets })
  press('Change password or code …')
  fireEvent.click(await screen.findByLabelText('The leader code'))
  const { value: code } = await field('New leader code')
  expect(code).toMatch(/^([a-z]{5}-){4}[a-z]{5}$/)
  fill('Password as it is', 'p')
  press('Change')
  await screen.findByText('The leader code is changed')
  expect(changeSecrets.mock.calls[0]?.[0]).toEqual({
    ...{ password: 'p', code, isNewPassword: false, isNewCode: true },
  })
})

test('[R13] a slip in what is to stay is told at its field, and a change that failed is tried again', async () => {
  const changeSecrets = vi
    .fn<FakeLeader['changeSecrets']>(async () => ({ ok: true, value: undefined }))
    .mockResolvedValueOnce({ ok: false, refusal: 'wrong-code', detail: undefined })
    .mockResolvedValueOnce({ ok: false, refusal: undefined, trouble: 'unreachable' })
  await leading({ changeSecrets })
  press('Change password or code …')
  await begunAt('New password')
  fill('New password', 'new')
  fill('Leader code as it is', 'd')
  press('Change')
  await toldAt('Leader code as it is', 'That is not the leader code as it is now.')
  fill('Leader code as it is', 'c')
  press('Change')
  await screen.findByText('Not changed')
  expect(screen.getByText(/^The server does not answer\./)).toBeTruthy()
  press('Change')
  await screen.findByText('The password is changed')
})

test('[S3] a new password that is the leader code is not taken, nor a new code that is the password', async () => {
  const { leader } = await leading()
  press('Change password or code …')
  await begunAt('New password')
  fill('New password', 'c')
  fill('Leader code as it is', 'c')
  press('Change')
  await toldAt(
    'New password',
    'That is the leader code: whoever watches could lead. Choose another password.',
  )
  fireEvent.click(screen.getByLabelText('The leader code'))
  await field('New leader code')
  fill('New leader code', 'p')
  fill('Password as it is', 'p')
  press('Change')
  await toldAt('New leader code', 'That is the password: whoever watches could lead. Choose another code.')
  expect(leader.asked).toEqual([])
})

test('[K5] a stream is taken off the list and put there again', async () => {
  const { leader } = await leading()
  expect(screen.getByText('yes')).toBeTruthy()
  press('Unlist …')
  await begunAt('Password as it is')
  fill('Password as it is', 'p')
  fill('Leader code as it is', 'c')
  press('Take it off')
  await screen.findByText('The stream is unlisted')
  expect(leader.asked).toEqual(['change p c unlisted'])
  expect(screen.getByText('no')).toBeTruthy()
  press('List …')
  await screen.findByText('Put it on the list?')
})

test('[R14] a leader makes a token, and may withdraw it', async () => {
  const { leader } = await leading()
  press('Hand over …')
  await begunAt('Your leader code')
  fill('Your leader code', 'c')
  press('Make a token')
  await screen.findByText('lusab-babad-gutih-tugad-lusab-babad-gutih')
  expect(screen.getByText(/^Good for (10|9) min more/)).toBeTruthy()
  press('Withdraw it')
  await screen.findByText('The token is withdrawn')
  expect(leader.asked).toEqual(['offer c', 'withdraw'])
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Hand over the lead' })).toBeNull())
})

test('[R14] a code that is not right makes no token', async () => {
  const offerLead = async () => ({ ok: false, refusal: 'wrong-code', detail: undefined }) as const
  await leading({ offerLead })
  press('Hand over …')
  await begunAt('Your leader code')
  fill('Your leader code', 'd')
  press('Make a token')
  await toldAt('Your leader code', 'That is not the leader code as it is now.')
})

test('[R14] a token that has run out is shown no more, and one that was used is told', async () => {
  const offerLead = vi.fn<FakeLeader['offerLead']>(async () => ({
    ok: true,
    value: { token: 'lusab', endsInMs: 0 },
  }))
  const { leader } = await leading({ offerLead })
  press('Hand over …')
  await begunAt('Your leader code')
  fill('Your leader code', 'c')
  press('Make a token')
  await screen.findByText('This token has run out')
  expect(screen.queryByText('lusab')).toBeNull()
  const status = { ...leaderStatus('live'), word: 'superseded', by: 'computer', ledMs: 0 } as const
  act(() => leader.tell({ type: 'status', status }))
  await screen.findByText('The lead is handed over')
})
