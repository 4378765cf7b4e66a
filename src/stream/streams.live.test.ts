import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { leaveOpened, opened } from './fake/open-sessions.ts'
import { good, patience, points, put, reach, record, showing } from './fake/session-probe.ts'
import { randomHex } from './secrets.ts'
import type { LeaderSession, Streams, ViewerSession } from './session.ts'
import { createStreams } from './streams.ts'

const secrets = { password: 'correct horse', code: 'battery staple' }
const plan = points('a', 'b')

let stack: Stack
let streams: Streams

beforeAll(async () => {
  stack = await startStack()
  streams = createStreams({ webdis: createWebdis({ url: stack.url }) })
})
afterAll(async () => {
  leaveOpened()
  await stack.stop()
})

/** A stream with a name of its own, its leader, and viewers who show the plan. */
async function createStream(viewers = 0) {
  const name = `Ёж ${randomHex()} / v1.json`
  const leader = good(await streams.start({ ...secrets, name, plan, by: 'computer' }))
  opened(leader)
  const connect = async () => {
    const viewer = good(await streams.connect({ name, password: secrets.password }))
    opened(viewer)
    return viewer
  }
  const reconnect = async (by: 'phone' | 'computer', own?: typeof plan) => {
    const again = good(await streams.reconnect({ ...secrets, name, by, ...(own && { plan: own }) }))
    opened(again)
    return again
  }
  const connected = await Promise.all(Array.from({ length: viewers }, connect))
  for (const viewer of connected) {
    await showing(viewer, plan)
    await reach(viewer, 'live')
  }
  return { name, leader, viewers: connected, connect, reconnect }
}

/** One more edit, seen by all of them. */
async function expectLive(leader: LeaderSession, viewers: readonly ViewerSession[]): Promise<void> {
  leader.edit(put(randomHex(), 'one more'))
  await leader.settled()
  for (const viewer of viewers) {
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
    expect(viewer.status().rev).toBe(leader.status().rev)
  }
}

describe('through the real edge, Webdis and Redis', () => {
  test('viewers see every edit once and in order, whenever they come', async () => {
    const { leader, viewers, connect } = await createStream(3)
    const [first] = viewers
    const events = first ? record(first) : []
    for (let edits = 0; edits < 30; edits += 1) {
      leader.edit(put(`id${edits % 7}`, `${edits} Я «x»\u2028`))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await leader.settled()
    const late = await connect()
    await expectLive(leader, [...viewers, late])
    const revisions = events.flatMap((event) => (event.type === 'edit' ? [event.rev] : []))
    expect(revisions).toEqual(revisions.map((_, at) => at + 2))
    expect(revisions.at(-1)).toBe(leader.status().rev)
  })

  test('[E2] large edits arrive as well as small ones, and a whole plan of 2,000 elements', async () => {
    const { leader, viewers } = await createStream(2)
    const many = points(...Array.from({ length: 2_000 }, (_, at) => `point-${at}`))
    leader.edit({ put: many, del: [] })
    leader.edit({
      put: new Map([['large', { ...points('x').get('x'), notes: 'ж'.repeat(9_000) } as never]]),
      del: ['a'],
    })
    await leader.settled()
    expect(leader.plan().size).toBe(2_002)
    await expectLive(leader, viewers)
  })

  test('[R4] viewers are told that it ended; the leader too, whoever stops it', async () => {
    const { name, leader, viewers } = await createStream(2)
    good(await streams.stop({ ...secrets, name }))
    for (const viewer of viewers) await reach(viewer, 'ended')
    await reach(leader, 'ended')
    expect(await streams.connect({ name, password: secrets.password })).toMatchObject({
      refusal: 'unknown-stream',
    })
  })

  test('[V15] viewers who saw the end show the stream that is started anew, whoever has its password', async () => {
    const { name, leader, viewers } = await createStream(2)
    good(await leader.stop())
    for (const viewer of viewers) await reach(viewer, 'ended')
    for (const [password, isOpen] of [
      ['another one', false],
      [secrets.password, true],
    ] as const) {
      const next = good(
        await streams.start({ ...secrets, password, name, plan: points('new'), by: 'computer' }),
      )
      opened(next)
      for (const viewer of viewers) viewer.wake()
      for (const viewer of viewers)
        if (isOpen) await showing(viewer, points('new'))
        else await vi.waitFor(() => expect(viewer.status().trouble).toBe('secrets-changed'), patience)
      if (isOpen) await expectLive(next, viewers)
      else good(await next.stop())
    }
  })

  test('wrong secrets are refused, and a name that is taken', async () => {
    const { name } = await createStream()
    const by = 'computer'
    expect(await streams.connect({ name, password: 'wrong' })).toMatchObject({ refusal: 'wrong-password' })
    expect(await streams.reconnect({ ...secrets, name, by, code: 'wrong' })).toMatchObject({
      refusal: 'wrong-code',
    })
    expect(await streams.stop({ ...secrets, name, code: 'wrong' })).toMatchObject({ refusal: 'wrong-code' })
    expect(await streams.start({ ...secrets, name, plan, by })).toMatchObject({ refusal: 'name-taken' })
  })

  test('[R2] [L5] of two leaders the later one leads, and chooses between the plans', async () => {
    const { leader, viewers, reconnect } = await createStream(1)
    const mine = points('b', 'c')
    const second = await reconnect('phone', mine)
    expect(second.status().word).toBe('choosing')
    leader.edit(put('too', 'late'))
    await reach(leader, 'superseded')
    expect(leader.status()).toMatchObject({ by: 'phone', ledMs: expect.any(Number) })
    second.choose('keep-mine')
    await expectLive(second, viewers)
    expect([...second.plan().keys()].slice(0, 2)).toEqual(['b', 'c'])
    const third = await reconnect('computer')
    expect(third.plan()).toEqual(second.plan())
    await expectLive(third, viewers)
  })

  test('[R8] the list says who leads and who watches', async () => {
    const { name, leader } = await createStream(2)
    const listed = async () =>
      good(await streams.list({ limit: 50 })).streams.find((stream) => stream.name === name)
    expect(await listed()).toMatchObject({ leaderPresent: true, viewers: 2, rev: 1 })
    leader.leave()
    await vi.waitFor(async () => expect(await listed()).toMatchObject({ leaderPresent: false }))
  })

  test('[W24] [V3] subscriptions that Redis drops are noticed and replaced', async () => {
    const { leader, viewers } = await createStream(2)
    await stack.admin('CLIENT', 'KILL', 'TYPE', 'pubsub')
    leader.edit(put('c', 'C'))
    await vi.waitFor(
      () => expect(viewers.map((viewer) => viewer.status().reconnects)).toEqual([1, 1]),
      25_000,
    )
    await expectLive(leader, viewers)
  })

  test('a restart of Redis is survived by all', async () => {
    const { leader, viewers } = await createStream(2)
    await stack.restartRedis('SIGKILL')
    leader.edit(put('c', 'C'))
    await leader.settled()
    await vi.waitFor(
      () => expect(viewers.every((viewer) => viewer.status().reconnects > 0)).toBe(true),
      25_000,
    )
    await expectLive(leader, viewers)
  })

  test('a restart of Webdis is survived by all', async () => {
    const { leader, viewers } = await createStream(2)
    await stack.restartWebdis('SIGKILL')
    leader.edit(put('c', 'C'))
    await expectLive(leader, viewers)
  })

  test('[L1] [L2] a Redis that stands still delays edits and loses none', async () => {
    const { leader, viewers } = await createStream(2)
    stack.parts.redis.signal('SIGSTOP')
    leader.edit(put('c', 'C'))
    leader.edit(put('d', 'D'))
    expect(leader.status()).toMatchObject({ word: 'unconfirmed', unconfirmed: 2 })
    stack.parts.redis.signal('SIGCONT')
    await expectLive(leader, viewers)
    expect(leader.status().epoch).toBe(viewers[0]?.status().epoch)
  })

  test('a server without room says so, and goes on when there is some', async () => {
    const { leader, viewers } = await createStream(1)
    // Without the first one, Redis would make room by hanging up.
    await stack.admin('CONFIG', 'SET', 'maxmemory-clients', '0', 'maxmemory', '1')
    leader.edit(put('c', 'C'))
    await reach(leader, 'offline')
    expect(leader.status().trouble).toBe('server-full')
    await stack.admin('CONFIG', 'SET', 'maxmemory', '0')
    leader.wake()
    await expectLive(leader, viewers)
  })

  test('[L3] what Redis forgets the leader brings back', async () => {
    const { leader, viewers } = await createStream(2)
    const before = leader.status().epoch
    await stack.admin('FLUSHALL')
    await vi.waitFor(() => expect(leader.status().epoch).not.toBe(before), 25_000)
    await expectLive(leader, viewers)
  })

  test('a server without the library is told from one that is away', async () => {
    const { leader, viewers } = await createStream(1)
    await stack.admin('FUNCTION', 'FLUSH')
    expect(await streams.list({ limit: 1 })).toMatchObject({ ok: false, trouble: 'library-missing' })
    leader.edit(put('c', 'C'))
    await reach(leader, 'offline')
    expect(leader.status().trouble).toBe('library-missing')
    await stack.loadLibrary()
    leader.wake()
    await expectLive(leader, viewers)
  })
})
