import { expect, test } from 'vitest'
import { emptyPlan } from '../plan/plan.ts'
import { fakeSecretShelf } from './fake/fake-secret-shelf.ts'
import { fakeStreams, fakeViewer, viewerStatus } from './fake/fake-streams.ts'
import { keepRemembered } from './keep-remembered.ts'
import { createLedStore } from './led-store.ts'
import { createPlanStore } from './plan-store.ts'
import { createRememberedStore } from './remembered-store.ts'
import { createSessionStore } from './session-store.ts'

test('a stream is remembered once, by what opens it last, and forgotten', async () => {
  const shelf = fakeSecretShelf()
  const remembered = createRememberedStore(shelf)
  await remembered.remember('Alpha', 'old')
  await remembered.remember('Alpha', 'new')
  await remembered.remember('Bravo', 'other')
  expect(remembered.getState().names).toEqual(['Alpha', 'Bravo'])
  expect(await remembered.find('Alpha')).toBe('new')
  expect(shelf.secrets.size).toBe(2)

  const inNextTab = createRememberedStore(shelf)
  await inNextTab.load()
  expect(inNextTab.getState().names).toEqual(['Alpha', 'Bravo'])
  await inNextTab.forget('Alpha')
  expect(inNextTab.getState().names).toEqual(['Bravo'])
  expect(await remembered.find('Alpha')).toBeUndefined()
})

test('where the browser can keep no secret nothing is offered, and nothing remembered', async () => {
  const remembered = createRememberedStore(undefined)
  expect(remembered.isOffered).toBe(false)
  await remembered.remember('Alpha', 'secret')
  await remembered.load()
  expect([await remembered.find('Alpha'), remembered.getState().names]).toEqual([undefined, []])
})

test('a browser that hands nothing over has nothing; that it keeps nothing is told', async () => {
  const failing = async () => {
    throw new Error('not now')
  }
  const remembered = createRememberedStore({ all: failing, put: failing, remove: failing })
  await remembered.load()
  expect(await remembered.find('Alpha')).toBeUndefined()
  await expect(remembered.remember('Alpha', 'secret')).rejects.toThrow('not now')
  expect(remembered.getState().names).toEqual([])
})

async function watchingRemembered() {
  const shelf = fakeSecretShelf()
  const remembered = createRememberedStore(shelf)
  const viewer = fakeViewer(emptyPlan)
  let invitation = 'old'
  const session = createSessionStore({
    streams: fakeStreams({
      connect: async () => ({ ok: true, value: { ...viewer, invitation: () => invitation } }),
    }),
    plan: createPlanStore(emptyPlan),
    by: 'computer',
    led: createLedStore(undefined),
    adoptNote: () => '',
    keepNote: () => '',
  })
  const failures: unknown[] = []
  keepRemembered(remembered, session, (cause) => failures.push(cause))
  await remembered.remember('Alpha', 'old')
  await remembered.remember('Bravo', 'other')
  await session.connect({ name: 'Alpha', password: 'p', signal: new AbortController().signal })
  return {
    remembered,
    viewer,
    failures,
    renew: (to: string) => {
      invitation = to
    },
  }
}

/** Lets what began by itself come to its end; it waits for nothing but the memory of this test. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('where the stream goes on under the same password, its new invitation is remembered', async () => {
  const { remembered, viewer, renew } = await watchingRemembered()
  renew('new')
  viewer.tell({ type: 'status', status: { ...viewerStatus('live'), epoch: 'f'.repeat(32) } })
  await settled()
  expect([await remembered.find('Alpha'), await remembered.find('Bravo')]).toEqual(['new', 'other'])
})

test('a stream that does not let in any more, or was stopped, is forgotten', async () => {
  for (const status of [
    { ...viewerStatus('live'), word: 'refused', refusal: 'wrong-password' } as const,
    viewerStatus('ended'),
  ]) {
    const { remembered, viewer, failures } = await watchingRemembered()
    viewer.tell({ type: 'status', status })
    await settled()
    expect([await remembered.find('Alpha'), await remembered.find('Bravo')]).toEqual([undefined, 'other'])
    expect(failures).toEqual([])
  }
})

test('a stream that is only missing may come back, and is not forgotten', async () => {
  const { remembered, viewer } = await watchingRemembered()
  viewer.tell({ type: 'status', status: { ...viewerStatus('ended'), trouble: 'stream-missing' } })
  viewer.tell({ type: 'status', status: viewerStatus('offline') })
  await settled()
  expect(await remembered.find('Alpha')).toBe('old')
})
