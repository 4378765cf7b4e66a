// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { diffPlans } from '../../plan/diff-plans.ts'
import { fakeLeader, fakeViewer, leaderStatus, viewerStatus } from '../../state/fake/fake-streams.ts'
import { planOf, point, put } from '../../state/fake/sample-plan.ts'
import type { LeadNote } from '../../state/led-store.ts'
import { guestPlan } from '../../state/shown-plan.ts'
import type { ListedStream, Streams } from '../../stream/session.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { StreamPanel } from './stream-panel.tsx'

const mine = planOf({ a: point('Mine') })
const theirs = planOf({ b: point('Theirs') })
const asked = () => ({ name: 'Alpha', password: 'p', signal: new AbortController().signal })

async function watching() {
  const viewer = fakeViewer(theirs)
  const app = fakeApp({ plan: mine, streams: { connect: async () => ({ ok: true, value: viewer }) } })
  await app.session.connect(asked())
  show(<StreamPanel />, app)
  return { app, viewer }
}

test('a viewer is told each change in words', async () => {
  const { viewer } = await watching()
  const edit = put('b', point('Target'))
  act(() => viewer.tell({ type: 'edit', edit, plan: theirs, rev: 2, unreadable: [] }))
  expect(screen.getByRole('button', { name: 'Point ‹\u2068Target\u2069›: changed' })).toBeTruthy()
})

test('a viewer who is offline learns why and can try at once', async () => {
  const { viewer } = await watching()
  const status = { ...viewerStatus('offline'), trouble: 'unreachable' } as const
  act(() => viewer.tell({ type: 'status', status }))
  expect(screen.getByRole('status').textContent).toContain('The server does not answer.')
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  expect(viewer.asked).toEqual(['wake'])
})

test('after disconnect a copy can be kept; it takes the place of the own plan only when that is wanted', async () => {
  const { app } = await watching()
  fireEvent.click(screen.getByRole('button', { name: 'Disconnect' }))
  fireEvent.click(screen.getByRole('button', { name: 'Keep a copy to edit' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Replace my plan' }))
  expect(app.session.getState().role).toBe('planning')
  expect(app.plan.getState().plan).toEqual(theirs)
  act(() => void app.plan.undo())
  expect(app.plan.getState().plan).toEqual(mine)
})

test('elements that could not be read are owned up to', async () => {
  const { viewer } = await watching()
  act(() => viewer.tell({ type: 'plan', plan: theirs, rev: 2, unreadable: ['x', 'y'] }))
  expect(screen.getByText(/^2 elements of this plan cannot be read/)).toBeTruthy()
})

test('[V11] a plan that was changed on the way is owned up to, with what to do', async () => {
  const { viewer } = await watching()
  act(() => viewer.tell({ type: 'status', status: { ...viewerStatus('live'), trouble: 'tampered' } }))
  expect(
    screen.getByText(/^Something between the leader and you changed the plan.*tell the leader/),
  ).toBeTruthy()
  act(() => viewer.tell({ type: 'status', status: viewerStatus('live') }))
  expect(screen.queryByText(/changed the plan/)).toBeNull()
})

test('[V15] who saw it end can give the password of the stream that took its place, and is watching again when that goes on', async () => {
  const { viewer } = await watching()
  act(() => viewer.tell({ type: 'status', status: viewerStatus('ended') }))
  expect(screen.getByText('You were watching')).toBeTruthy()
  expect(screen.queryByLabelText('Password as it is now')).toBeNull()
  act(() => viewer.tell({ type: 'status', status: { ...viewerStatus('ended'), trouble: 'secrets-changed' } }))
  expect(screen.getByLabelText('Password as it is now')).toBeTruthy()
  act(() => viewer.tell({ type: 'status', status: viewerStatus('live') }))
  expect(screen.getByText('You are watching')).toBeTruthy()
})

test('a leader gets a link without secrets, and is asked before the stream is stopped', async () => {
  const leader = fakeLeader(mine)
  const app = fakeApp({ plan: mine, streams: { start: async () => ({ ok: true, value: leader }) } })
  await app.session.start({ ...asked(), code: 'c', ttlSeconds: 600 })
  show(<StreamPanel />, app)
  act(() => leader.tell({ type: 'status', status: { ...leaderStatus('live'), viewers: 3 } }))
  expect(screen.getByLabelText<HTMLInputElement>('Link for viewers').value).toMatch(/#\/s\/Alpha$/)
  fireEvent.click(screen.getByRole('button', { name: 'Stop the stream …' }))
  await screen.findByText(/^3 viewers are told that it has ended\./)
  expect(leader.asked).toEqual([])
})

const note: LeadNote = {
  name: 'Alpha',
  ttlSeconds: 600,
  epochs: new Map([['e', 1]]),
  ...{ epoch: 'e', rev: 4, base: mine, asked: [], answeredMs: Date.now() },
}

test('[L11] who led is told what was not confirmed, and is led back or lets it go', async () => {
  const plan = planOf({ b: point('Not sent') })
  const reconnect = vi.fn<Streams['reconnect']>(async () => ({ ok: true, value: fakeLeader(plan) }))
  const app = fakeApp({ plan, note, streams: { reconnect } })
  show(<StreamPanel />, app)
  expect(screen.getByText(/^You led ‹\u2068Alpha\u2069› until \d/)).toBeTruthy()
  expect(screen.getByText(/^2 changes were not confirmed: viewers may not have them yet/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Reconnect …' }))
  expect((await screen.findByLabelText<HTMLInputElement>('Name of the stream')).value).toBe('Alpha')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  fireEvent.click(screen.getByRole('button', { name: 'Forget it' }))
  expect(screen.queryByText(/^You led/)).toBeNull()
  expect(screen.getByRole('button', { name: 'Reconnect …' })).toBeTruthy()
})

test('[L5] both plans can be looked at before one is chosen', async () => {
  const leader = fakeLeader(mine)
  const app = fakeApp({ plan: mine, streams: { reconnect: async () => ({ ok: true, value: leader }) } })
  await app.session.reconnect({ ...asked(), code: 'c' })
  show(<StreamPanel />, app)
  act(() => leader.tell({ type: 'differs', theirs, mine, difference: diffPlans(theirs, mine) }))
  fireEvent.click(await screen.findByRole('button', { name: 'Look at theirs' }))
  expect((await screen.findByRole('button', { name: 'Theirs' })).getAttribute('aria-pressed')).toBe('true')
  expect(guestPlan(app.session.getState())).toBe(theirs)
  fireEvent.click(screen.getByRole('button', { name: 'Yours' }))
  expect(guestPlan(app.session.getState())).toBeUndefined()
  fireEvent.click(screen.getByRole('button', { name: 'Back to the choice' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Keep mine' }))
  expect(leader.asked).toEqual(['keep-mine'])
})

const listed = (name: string, fields: Partial<ListedStream> = {}): ListedStream => ({
  name,
  createdMs: Date.now() - 3_600_000,
  leaderSeenMs: Date.now(),
  leaderPresent: true,
  viewers: 2,
  rev: 1,
  ...fields,
})

const listing = (list: Streams['list']) => show(<StreamPanel />, fakeApp({ streams: { list } }))

test('the list says of each stream whether its leader is there, who watches and since when; it is searched', async () => {
  const streams = [
    listed('Alpha'),
    listed('مهمة', { leaderPresent: false, leaderSeenMs: Date.now() - 120_000 }),
  ]
  listing(async () => ({ ok: true, value: { streams, more: false } }))
  await screen.findByRole('button', {
    name: 'Connect to ‹\u2068Alpha\u2069›. Leader present, 2 viewers, running for 1 h.',
  })
  expect(screen.getByRole('button', { name: /Leader away, seen 2 min ago/ })).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Search streams'), { target: { value: 'alp' } })
  expect(screen.getAllByRole('button', { name: /^Connect to/ })).toHaveLength(1)
})
