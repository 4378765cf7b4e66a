import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFakeWebdis, type FakeWebdis } from './fake/fake-webdis.ts'
import { opened } from './fake/open-sessions.ts'
import './fake/told-time.ts'
import { good, points, put, reach, record, showing } from './fake/session-probe.ts'
import type { Streams } from './session.ts'
import { createStreams } from './streams.ts'

vi.mock('hash-wasm', () => import('./fake/quick-argon2id.ts'))

const secrets = { password: 'correct horse', code: 'battery staple' }
const { password } = secrets
const name = 'Ёж'
const plan = points('a', 'b')
const hourMs = 3_600_000

let webdis: FakeWebdis
/** the clock on the wall is so much behind the server's */
let behindMs: number

beforeEach(() => {
  behindMs = 0
  const fake = createFakeWebdis()
  const call: FakeWebdis['call'] = async (what, { signal } = {}) => {
    signal?.throwIfAborted()
    await Promise.resolve()
    return fake.redis.call(what, Date.now() + behindMs)
  }
  webdis = { ...fake, call }
})

const setBack = (byMs: number): void => {
  behindMs += byMs
  vi.setSystemTime(Date.now() - byMs)
}

async function begin(streams: Streams) {
  const leader = opened(good(await streams.start({ ...secrets, name, plan, by: 'computer' })))
  const viewer = opened(good(await streams.connect({ name, password })))
  return { leader, viewer }
}

test('[V3] notices a dead subscription as soon as ever where the clock is set back, and shows times of that clock', async () => {
  const { leader, viewer } = await begin(createStreams({ webdis }))
  await showing(viewer, plan)
  await reach(viewer, 'live')
  setBack(hourMs)
  webdis.silence()
  leader.edit(put('c', 'C'))
  await vi.advanceTimersByTimeAsync(15_000)
  await showing(viewer, leader.plan())
  const { word, reconnects, heardMs, leaderSeenMs } = viewer.status()
  expect({ word, reconnects }).toEqual({ word: 'live', reconnects: 1 })
  for (const shownMs of [heardMs, leaderSeenMs])
    expect(Math.abs((shownMs ?? 0) - Date.now())).toBeLessThan(15_000)
})

test('[L6] a leader goes on beating where the clock is set back', async () => {
  const { leader } = await begin(createStreams({ webdis }))
  await reach(leader, 'live')
  setBack(hourMs)
  const before = leader.status().heardMs
  await vi.advanceTimersByTimeAsync(30_000)
  expect(leader.status().heardMs).not.toBe(before)
  expect(leader.status().leaderSeenMs).toBeGreaterThan(Date.now() - 10_000)
})

const thrown: unknown[] = []
const fault = new TypeError('a fault of this program')
afterEach(() => {
  thrown.length = 0
  vi.unstubAllGlobals()
})

test('[V4] tries again after a fault of this program, which is heard of', async () => {
  vi.stubGlobal('queueMicrotask', (work: () => void) => {
    try {
      work()
    } catch (error) {
      thrown.push(error)
    }
  })
  const subscribe = vi.fn(webdis.subscribe).mockRejectedValueOnce(fault)
  const { viewer } = await begin(createStreams({ webdis: { ...webdis, subscribe } }))
  const events = record(viewer)
  await showing(viewer, plan)
  await reach(viewer, 'live')
  expect(thrown).toEqual([fault])
  expect(events).toContainEqual(
    expect.objectContaining({ status: expect.objectContaining({ trouble: 'unexpected' }) }),
  )
})
