import { expect, test, vi } from 'vitest'
import { diffPlans } from '../plan/diff-plans.ts'
import { emptyPlan, type Plan } from '../plan/plan.ts'
import type { LeaderSession, StreamOutcome, Streams, ViewerSession } from '../stream/session.ts'
import { fakeLeader, fakeStreams, fakeViewer, leaderStatus, viewerStatus } from './fake/fake-streams.ts'
import { planOf, point, put } from './fake/sample-plan.ts'
import { forgetLed } from './forget-led.ts'
import { createLedStore, type LeadNote } from './led-store.ts'
import { createPlanStore } from './plan-store.ts'
import { createSessionStore } from './session-store.ts'
import { guestPlan } from './shown-plan.ts'

const mine = planOf({ a: point('Alpha') })
const theirs = planOf({ a: point('Theirs'), b: point('Bravo') })
const asked = () => ({ name: 'Alpha', password: 'p', signal: new AbortController().signal })
const start = () => ({ ...asked(), code: 'c', ttlSeconds: 600 })

const note: LeadNote = {
  name: 'Alpha',
  ttlSeconds: 600,
  epochs: new Map([['e', 1]]),
  ...{ epoch: 'e', rev: 1, base: mine, asked: [], answeredMs: 0 },
}

function setUp(given: Partial<Streams>, local: Plan = mine, kept?: LeadNote) {
  const plan = createPlanStore(local)
  const led = createLedStore(kept)
  const session = createSessionStore({
    streams: fakeStreams(given),
    plan,
    by: 'computer',
    led,
    adoptNote: () => 'Take theirs',
    keepNote: () => 'Keep mine',
    now: () => 1_000,
  })
  return { plan, led, session }
}

const opened = <T>(value: T): StreamOutcome<T> => ({ ok: true, value })

test('a window without a stream is planning', () => {
  expect(setUp({}).session.getState()).toEqual({ role: 'planning' })
})

test('a refused start changes nothing and is told', async () => {
  const { session } = setUp({
    start: async () => ({ ok: false, refusal: 'name-taken', detail: undefined }),
  })
  expect(await session.start(start())).toMatchObject({ ok: false, refusal: 'name-taken' })
  expect(session.getState()).toEqual({ role: 'planning' })
})

test('[L10] who started leads: every edit goes to the stream, and what to come back by is kept', async () => {
  const leader = fakeLeader(mine)
  const { session, plan, led } = setUp({ start: async () => opened(leader) })
  await session.start(start())
  leader.tell({ type: 'note', note })
  plan.apply(put('b', point('Bravo')), 'Add')
  plan.undo()
  expect(leader.edits.map(({ put, del }) => [[...put.keys()], del])).toEqual([
    [['b'], []],
    [[], ['b']],
  ])
  expect(session.getState()).toMatchObject({ role: 'leading', status: { word: 'live' } })
  expect(led.getState()).toEqual({ note })
})

test.each([
  leaderStatus('offline'),
  leaderStatus('choosing'),
  leaderStatus('ended'),
  { ...leaderStatus('live'), word: 'superseded', by: undefined, ledMs: 0 } as const,
  { ...leaderStatus('live'), word: 'refused', refusal: 'wrong-password', detail: undefined } as const,
])(
  '[L4] a stream that is $word takes nothing of the plan, nor of what is edited and undone then',
  async (status) => {
    const leader = fakeLeader(mine)
    const { session, plan } = setUp({ start: async () => opened(leader) })
    await session.start(start())
    plan.apply(put('b', point('Bravo')), 'Add')
    leader.tell({ type: 'status', status })
    plan.apply(put('c', point('Charlie')), 'Add')
    plan.apply(put('a', point('Changed')), 'Change')
    expect(plan.undo()).toBe('Change')
    const edited = planOf({ a: point('Alpha'), b: point('Bravo'), c: point('Charlie') })
    expect(plan.getState().plan).toEqual(edited)
    session.leave()
    expect(plan.getState().plan).toEqual(edited)
  },
)

test.each<StreamOutcome<never>>([
  { ok: false, refusal: 'name-taken', detail: undefined },
  { ok: false, refusal: undefined, trouble: 'unreachable' },
])('[L4] a stream that cannot be led leaves the plan as it was edited meanwhile: %j', async (outcome) => {
  const { session, plan } = setUp({ start: async () => outcome, reconnect: async () => outcome })
  for (const leading of [session.start(start()), session.reconnect({ ...asked(), code: 'c' })]) {
    plan.apply(put('b', point('Bravo')), 'Add')
    expect(await leading).toEqual(outcome)
    expect(plan.getState().plan).toEqual(planOf({ a: point('Alpha'), b: point('Bravo') }))
    expect(plan.undo()).toBe('Add')
    expect(plan.getState().plan).toEqual(mine)
  }
})

test('what was edited while the start was under way is sent as well', async () => {
  const leader = fakeLeader(mine)
  let answer = (_: StreamOutcome<LeaderSession>): void => {}
  const answered = new Promise<StreamOutcome<LeaderSession>>((resolve) => {
    answer = resolve
  })
  const { session, plan } = setUp({ start: () => answered })
  const starting = session.start(start())
  plan.apply(put('b', point('Bravo')), 'Add')
  answer(opened(leader))
  await starting
  expect(leader.edits).toEqual([put('b', point('Bravo'))])
  expect(plan.getState().plan.has('b')).toBe(true)
})

test('an answer that comes after the dialog was closed opens no session', async () => {
  const leader = fakeLeader(mine)
  const viewer = fakeViewer(theirs)
  const { session } = setUp({ start: async () => opened(leader), connect: async () => opened(viewer) })
  const signal = AbortSignal.abort()
  await session.start({ ...start(), signal })
  await session.connect({ ...asked(), signal })
  expect(session.getState()).toEqual({ role: 'planning' })
  expect([leader.asked, viewer.asked]).toEqual([['leave'], ['disconnect']])
})

test('[L5] a plan that differs waits for a choice, and the one that is taken can be undone', async () => {
  const leader = fakeLeader(mine)
  const { session, plan } = setUp({ reconnect: async () => opened(leader) })
  await session.reconnect({ ...asked(), code: 'c' })
  leader.tell({ type: 'differs', theirs, mine, difference: diffPlans(theirs, mine) })
  expect(session.getState()).toMatchObject({ difference: { theirs, mine } })
  session.choose('take-theirs')
  expect(session.getState()).toMatchObject({ difference: undefined })
  leader.tell({ type: 'plan', plan: theirs, unreadable: [] })
  expect(leader.asked).toEqual(['take-theirs'])
  expect(plan.getState().plan).toEqual(theirs)
  expect(leader.edits).toEqual([])
  plan.undo()
  expect(plan.getState().plan).toEqual(mine)
})

test('[L5] who keeps their own plan gets the stored one back by Undo, which sends it', async () => {
  const leader = fakeLeader(mine)
  const { session, plan } = setUp({ reconnect: async () => opened(leader) })
  await session.reconnect({ ...asked(), code: 'c' })
  leader.tell({ type: 'differs', theirs, mine, difference: diffPlans(theirs, mine) })
  session.choose('keep-mine')
  expect(plan.getState().plan).toEqual(mine)
  expect(leader.edits).toEqual([])
  expect(plan.undo()).toBe('Keep mine')
  expect(plan.getState().plan).toEqual(theirs)
  expect(leader.edits).toEqual([diffPlans(mine, theirs)])
})

test('[L5] either plan can be looked at before the choice', async () => {
  const leader = fakeLeader(mine)
  const { session } = setUp({ reconnect: async () => opened(leader) })
  await session.reconnect({ ...asked(), code: 'c' })
  leader.tell({ type: 'differs', theirs, mine, difference: diffPlans(theirs, mine) })
  expect(guestPlan(session.getState())).toBeUndefined()
  session.look('theirs')
  expect(guestPlan(session.getState())).toBe(theirs)
  session.look(undefined)
  expect(guestPlan(session.getState())).toBeUndefined()
})

test('[L11] a reconnect to what was led from here goes by its note, and takes what comes of it', async () => {
  const reconnect = vi.fn<Streams['reconnect']>(async () => opened(fakeLeader(theirs)))
  const { session, plan } = setUp({ reconnect }, emptyPlan, note)
  await session.reconnect({ ...asked(), code: 'c' })
  expect(reconnect.mock.calls[0]?.[0]).toMatchObject({ note, plan: emptyPlan })
  expect(plan.getState().plan).toEqual(theirs)
  await session.reconnect({ ...asked(), name: 'Bravo', code: 'c' })
  expect(reconnect.mock.calls[1]?.[0]).not.toHaveProperty('note')
})

test('[R4] a stream that was stopped is nothing to come back to; one that could not be reached is', async () => {
  const unreachable = { ok: false, refusal: undefined, trouble: 'unreachable' } as const
  const stopped = { ok: false, refusal: 'unknown-stream', detail: undefined, stopped: true } as const
  const reconnect = vi.fn<Streams['reconnect']>(async () => stopped).mockResolvedValueOnce(unreachable)
  const { session, led, plan } = setUp({ reconnect }, mine, note)
  expect(await session.reconnect({ ...asked(), code: 'c' })).toEqual(unreachable)
  expect(led.getState()).toEqual({ note })
  expect(await session.reconnect({ ...asked(), code: 'c' })).toEqual(stopped)
  expect(led.getState()).toEqual({ note: undefined })
  expect(plan.getState().plan).toEqual(mine)
})

test('[L10] any other answer to a reconnect leaves the way back, and a late one that of another stream', async () => {
  const later = { ...note, name: 'Bravo' }
  const stopped = { ok: false, refusal: 'unknown-stream', detail: undefined, stopped: true } as const
  const refusals = ['unknown-stream', 'wrong-password', 'wrong-code', 'superseded', 'stale-epoch'] as const
  const reconnect = vi.fn<Streams['reconnect']>()
  const { session, led } = setUp({ reconnect }, mine, note)
  for (const refusal of refusals) {
    reconnect.mockResolvedValueOnce({ ok: false, refusal, detail: undefined })
    await session.reconnect({ ...asked(), code: 'c' })
    expect(led.getState()).toEqual({ note })
  }
  reconnect.mockImplementationOnce(async () => {
    led.setState({ note: later })
    return stopped
  })
  await session.reconnect({ ...asked(), code: 'c' })
  expect(led.getState()).toEqual({ note: later })
})

test('[L10] another plan that is opened is no later state of the one that was led', () => {
  const { session, led, plan } = setUp({}, mine, note)
  forgetLed(led, plan, session)
  plan.apply(put('b', point('Bravo')), 'Add')
  expect(led.getState()).toEqual({ note })
  plan.replace(theirs, 'Open')
  expect(led.getState()).toEqual({ note: undefined })
})

test('with nothing drawn here the stored plan is taken without a question', async () => {
  const reconnect = vi.fn<Streams['reconnect']>(async () => opened(fakeLeader(theirs)))
  const { session, plan } = setUp({ reconnect }, emptyPlan)
  await session.reconnect({ ...asked(), code: 'c' })
  expect(reconnect.mock.calls[0]?.[0]).not.toHaveProperty('plan')
  expect(plan.getState().plan).toEqual(theirs)
})

test('stop ends the lead and forgets it; later edits stay here', async () => {
  const leader = fakeLeader(mine)
  const { session, plan, led } = setUp({ start: async () => opened(leader) })
  await session.start(start())
  leader.tell({ type: 'note', note })
  expect(await session.stop()).toEqual({ ok: true, value: undefined })
  plan.apply(put('b', point('Bravo')), 'Add')
  expect(session.getState()).toEqual({ role: 'planning' })
  expect(leader.edits).toEqual([])
  expect(led.getState()).toEqual({ note: undefined })
})

test('a stop that failed leaves the leader leading', async () => {
  const leader = fakeLeader(mine, { ok: false, refusal: undefined, trouble: 'unreachable' })
  const { session } = setUp({ start: async () => opened(leader) })
  await session.start(start())
  expect(await session.stop()).toMatchObject({ ok: false, trouble: 'unreachable' })
  expect(session.getState().role).toBe('leading')
})

test('a leader who leaves keeps plan and note for a reconnect', async () => {
  const leader = fakeLeader(mine)
  const { session, led, plan } = setUp({ start: async () => opened(leader) })
  await session.start(start())
  leader.tell({ type: 'note', note })
  session.leave()
  leader.tell({ type: 'status', status: leaderStatus('offline') })
  expect(session.getState()).toEqual({ role: 'planning' })
  expect(leader.asked).toEqual(['leave'])
  expect(led.getState()).toEqual({ note })
  expect(plan.getState().plan).toEqual(mine)
})

async function watching() {
  const viewer = fakeViewer(emptyPlan)
  const set = setUp({ connect: async () => opened<ViewerSession>(viewer) })
  await set.session.connect(asked())
  return { ...set, viewer }
}

test('a viewer sees the plan of the stream; the first one is no change', async () => {
  const { session, viewer } = await watching()
  viewer.tell({ type: 'plan', plan: theirs, rev: 4, unreadable: ['x'] })
  expect(session.getState()).toMatchObject({ role: 'viewing', plan: theirs, recent: [], unreadable: ['x'] })
})

test('what is applied is told, newest first, deleted elements by what they were', async () => {
  const { session, viewer } = await watching()
  viewer.tell({ type: 'plan', plan: theirs, rev: 1, unreadable: [] })
  const edit = { put: new Map([['a', point('New name')]]), del: ['b'] }
  viewer.tell({ type: 'edit', edit, plan: planOf({ a: point('New name') }), rev: 2, unreadable: [] })
  viewer.tell({ type: 'edit', edit: put('c', point('C')), plan: theirs, rev: 3, unreadable: [] })
  expect(session.getState()).toMatchObject({
    recent: [
      { rev: 3, atMs: 1_000, changes: [{ what: 'added', id: 'c' }] },
      {
        rev: 2,
        changes: [
          { what: 'changed', id: 'a', element: { name: 'New name' } },
          { what: 'deleted', id: 'b', element: { name: 'Bravo' } },
        ],
      },
    ],
  })
})

test('a whole plan after the first says what was missed', async () => {
  const { session, viewer } = await watching()
  viewer.tell({ type: 'plan', plan: mine, rev: 1, unreadable: [] })
  viewer.tell({ type: 'plan', plan: theirs, rev: 9, unreadable: [] })
  expect(session.getState()).toMatchObject({
    recent: [
      {
        rev: 9,
        changes: [
          { what: 'changed', id: 'a' },
          { what: 'added', id: 'b' },
        ],
      },
    ],
  })
})

test('after disconnect the last plan stays, and the own plan is back when it is closed', async () => {
  const { session, viewer, plan } = await watching()
  viewer.tell({ type: 'plan', plan: theirs, rev: 1, unreadable: [] })
  session.disconnect()
  viewer.tell({ type: 'status', status: viewerStatus('offline') })
  expect(viewer.asked).toEqual(['disconnect'])
  expect(session.getState()).toMatchObject({ connected: false, plan: theirs, status: { word: 'live' } })
  session.close()
  expect(session.getState()).toEqual({ role: 'planning' })
  expect(plan.getState().plan).toEqual(mine)
})

test('connecting again takes the place of the session there was', async () => {
  const { session, viewer } = await watching()
  await session.connect(asked())
  expect(viewer.asked).toEqual(['disconnect'])
  expect(session.getState()).toMatchObject({ role: 'viewing', connected: true })
})

test('[V4] [V15] a wish to wake reaches the session there is, and that nobody looks', async () => {
  const { session, viewer } = await watching()
  session.hide()
  session.wake()
  expect(viewer.asked).toEqual(['hide', 'wake'])
})

const secrets = { password: 'new', code: 'c', isNewPassword: true, isNewCode: false }

test('[R13] [R14] who leads changes secrets and offers the lead; nobody else does', async () => {
  const leader = fakeLeader(mine)
  const { session } = setUp({ start: async () => opened(leader) })
  const outcomes = async () => [
    await session.changeSecrets(secrets),
    await session.offerLead('c'),
    await session.withdrawOffer(),
  ]
  for (const outcome of await outcomes()) expect(outcome).toMatchObject({ ok: false, refusal: 'superseded' })
  expect(session.invitation()).toBeUndefined()

  await session.start({ ...start(), unlisted: true })
  for (const outcome of await outcomes()) expect(outcome).toMatchObject({ ok: true })
  expect(leader.asked).toEqual(['change new c new', 'offer c', 'withdraw'])
  expect(session.invitation()).toBe(leader.invitation())
})

test('[R14] a token is asked with in place of the code', async () => {
  const reconnect = vi.fn<Streams['reconnect']>(async () => opened(fakeLeader(theirs)))
  const { session } = setUp({ reconnect }, emptyPlan)
  await session.reconnect({ ...asked(), token: 't', newCode: 'n' })
  expect(reconnect.mock.calls[0]?.[0]).toMatchObject({ token: 't', newCode: 'n' })
  expect(session.getState()).toMatchObject({ role: 'leading' })
})

test('[V12] the plan of a viewer who was put out stays until the new password lets them in', async () => {
  const { session, viewer } = await watching()
  viewer.tell({ type: 'plan', plan: theirs, rev: 1, unreadable: [] })
  const status = { ...viewerStatus('live'), word: 'refused', refusal: 'wrong-password' } as const
  viewer.tell({ type: 'status', status: { ...status, trouble: 'secrets-changed' } })
  expect(session.getState()).toMatchObject({ role: 'viewing', plan: theirs, status: { word: 'refused' } })
  await session.connect(asked())
  expect(session.getState()).toMatchObject({ role: 'viewing', status: { word: 'live' } })
})
