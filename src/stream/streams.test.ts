import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Call } from '../webdis/call.ts'
import { WebdisError } from '../webdis/webdis-error.ts'
import { createFakeWebdis, type FakeWebdis } from './fake/fake-webdis.ts'
import { opened } from './fake/open-sessions.ts'
import './fake/told-time.ts'
import { good, patience, point, points, put, reach, record, settling, showing } from './fake/session-probe.ts'
import type { Streams } from './session.ts'
import { createStreams } from './streams.ts'
import { operations } from './wire.ts'

vi.mock('hash-wasm', () => import('./fake/quick-argon2id.ts'))

const secrets = { password: 'correct horse', code: 'battery staple' }
const { password } = secrets
const name = 'Ёж'
const plan = points('a', 'b')

let webdis: FakeWebdis
let streams: Streams

beforeEach(() => {
  webdis = createFakeWebdis()
  streams = createStreams({ webdis })
})

const start = async (more: Partial<Parameters<Streams['start']>[0]> = {}) =>
  opened(good(await streams.start({ ...secrets, name, plan, by: 'computer', ...more })))
const reconnect = async (more: Partial<Parameters<Streams['reconnect']>[0]> = {}) =>
  opened(good(await streams.reconnect({ ...secrets, name, by: 'phone', ...more })))
const connect = async () => opened(good(await streams.connect({ name, password })))

/** A way to the server on which this function fails the first time: before or after the server did it. */
function failingOnce(fn: string, when: 'before' | 'after') {
  let hasFailed = false
  const call: FakeWebdis['call'] = async (what, options) => {
    const isNow = what.fn === fn && !hasFailed
    if (isNow && when === 'after') await webdis.call(what, options)
    if (!isNow) return webdis.call(what, options)
    hasFailed = true
    throw new WebdisError('unreachable', 'once')
  }
  return createStreams({ webdis: { ...webdis, call } })
}

/** A way to the server on which this function is done twice, and only the second answer comes: so does a proxy that passes it on. */
function repeating(fn: string) {
  const call: FakeWebdis['call'] = async (what, options) => {
    if (what.fn === fn) await webdis.call(what, options)
    return webdis.call(what, options)
  }
  return createStreams({ webdis: { ...webdis, call } })
}

describe('a leader and a viewer', () => {
  test('share a plan and every edit of it', async () => {
    const leader = await start()
    const viewer = await connect()
    const events = record(viewer)
    await showing(viewer, plan)
    leader.edit({ put: new Map([['c', point('C')]]), del: ['a'] })
    await leader.settled()
    await showing(viewer, leader.plan())
    expect(events.filter(({ type }) => type !== 'status')).toEqual([
      { type: 'plan', plan, rev: 1, unreadable: [] },
      {
        type: 'edit',
        rev: 2,
        edit: { put: new Map([['c', point('C')]]), del: ['a'] },
        plan: leader.plan(),
        unreadable: [],
      },
    ])
    await reach(viewer, 'live')
    expect(viewer.status()).toMatchObject({ name, rev: 2, viewers: 1, trouble: undefined, reconnects: 0 })
    expect(viewer.diagnostics()).toMatchObject({ gaps: 0, repeated: 0, clockOffsetMs: expect.any(Number) })
    expect(viewer.diagnostics().library).toBe(leader.diagnostics().library)
    expect(leader.status()).toMatchObject({
      word: 'live',
      name,
      rev: 2,
      term: 1,
      unconfirmed: 0,
      leftOut: [],
    })
  })

  test('[S1] never send a secret', async () => {
    const calls: Call[] = []
    streams = createStreams({
      webdis: {
        ...webdis,
        call(what, options) {
          calls.push(what)
          return webdis.call(what, options)
        },
      },
    })
    const leader = await start()
    await connect()
    await reconnect()
    good(await streams.stop({ ...secrets, name }))
    await vi.advanceTimersByTimeAsync(10_000)
    await reach(leader, 'ended')
    const sent = JSON.stringify(calls)
    expect(sent).toContain('stream_stop')
    for (const secret of Object.values(secrets)) expect(sent).not.toContain(secret)
  })

  test('[K1] wait while nothing is judged, and go on by themselves, unless they are told to stop', async () => {
    await start()
    let asked = 0
    const call: FakeWebdis['call'] = async (what, options) => {
      if (what.fn !== operations.connect.fn) return webdis.call(what, options)
      asked += 1
      return asked <= 2 ? ['locked', '4000'] : webdis.call(what, options)
    }
    streams = createStreams({ webdis: { ...webdis, call } })
    opened(good(await settling(streams.connect({ name, password }))))
    expect(asked).toBe(3)
    asked = 0
    const stopping = new AbortController()
    const stopped = streams
      .connect({ name, password, signal: stopping.signal })
      .catch((reason: unknown) => reason)
    expect(streams.lockedUntilMs()).toBeUndefined()
    await vi.waitFor(() => expect(asked).toBe(1), patience)
    await vi.waitFor(() => expect(streams.lockedUntilMs()).toBeGreaterThan(Date.now()), patience)
    stopping.abort('enough')
    expect(await stopped).toBe('enough')
    expect(asked).toBe(1)
    expect(streams.lockedUntilMs()).toBeUndefined()
  })

  test('[S3] mean the same secrets in whatever form they were typed', async () => {
    await start({ password: 'p\u0061\u0308' })
    expect(await streams.connect({ name, password: 'pä' })).toMatchObject({ ok: true })
  })

  test('[V5] name an element that cannot be read, and show the rest', async () => {
    const leader = await start()
    const viewer = await connect()
    const events = record(viewer)
    await showing(viewer, plan)
    // A leader of a later time may draw what this viewer does not know.
    leader.edit({ put: new Map([['a', { ...point('A'), kind: 'hologram' } as never]]), del: [] })
    await showing(viewer, points('b'))
    expect(events.findLast(({ type }) => type === 'edit')).toMatchObject({
      unreadable: ['a'],
      edit: { del: ['a'] },
    })
    const late = await connect()
    const lateEvents = record(late)
    await showing(late, points('b'))
    expect(lateEvents.find(({ type }) => type === 'plan')).toMatchObject({ unreadable: ['a'] })
    leader.edit(put('a', 'A'))
    await showing(viewer, leader.plan())
    expect(events.findLast(({ type }) => type === 'edit')).toMatchObject({ unreadable: [] })
  })

  test('[R4] know when it ended, and keep the plan', async () => {
    const leader = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    expect(await leader.stop()).toEqual({ ok: true, value: undefined })
    expect(leader.status().word).toBe('ended')
    await reach(viewer, 'ended')
    expect(viewer.plan()).toEqual(plan)
    expect(await leader.stop()).toEqual({ ok: true, value: undefined })
  })

  test('[R4] know when somebody else ended it', async () => {
    const leader = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    webdis.silence()
    expect(await streams.stop({ ...secrets, name })).toEqual({ ok: true, value: undefined })
    await vi.advanceTimersByTimeAsync(10_000)
    await reach(leader, 'ended')
    await reach(viewer, 'ended')
    expect(good(await streams.list({ limit: 10 })).streams).toEqual([])
  })

  test('[R7] are counted no more when they left', async () => {
    const leader = await start()
    const viewer = await connect()
    const other = await connect()
    await vi.waitFor(() => expect(other.status().viewers).toBe(2), patience)
    viewer.disconnect()
    leader.leave()
    await vi.waitFor(async () => {
      const { streams: listed } = good(await streams.list({ limit: 10 }))
      expect(listed).toMatchObject([{ name, viewers: 1, leaderPresent: false }])
    }, patience)
  })
})

describe('what a person is told', () => {
  test.each([
    ['start', { name: 'a\u0007' }, 'name: control'],
    ['start', { code: ' ' }, 'code: white-space'],
    ['start', { password: 'scha\u0308f', code: 'schäf' }, 'code: is-password'],
    ['reconnect', { password: '' }, 'password: empty'],
    ['stop', { name: '' }, 'name: empty'],
    ['connect', { password: 'x'.repeat(201) }, 'password: too-long'],
  ] as const)('%s refuses what no stream can have: %j', async (operation, wrong, detail) => {
    const outcome = await streams[operation]({ ...secrets, name, plan, by: 'computer', ...wrong })
    expect(outcome).toEqual({ ok: false, refusal: 'bad-request', detail })
  })

  test('a name that is taken', async () => {
    await start()
    const outcome = await streams.start({ ...secrets, name, plan, by: 'computer' })
    expect(outcome).toMatchObject({ ok: false, refusal: 'name-taken' })
  })

  test('a wrong password, a wrong code, an unknown stream', async () => {
    await start()
    const wrong = { ...secrets, name, password: 'guess' }
    expect(await streams.connect(wrong)).toMatchObject({ refusal: 'wrong-password' })
    expect(await streams.stop(wrong)).toMatchObject({ refusal: 'wrong-password' })
    const guess = { ...secrets, name, code: 'guess', by: 'computer' } as const
    expect(await streams.reconnect(guess)).toMatchObject({ refusal: 'wrong-code' })
    expect(await streams.stop(guess)).toMatchObject({ refusal: 'wrong-code' })
    const other = { ...secrets, name: 'Уж', by: 'computer' } as const
    expect(await streams.connect(other)).toMatchObject({ refusal: 'unknown-stream' })
    expect(await streams.reconnect(other)).toMatchObject({ refusal: 'unknown-stream' })
    expect(await streams.stop(other)).toMatchObject({ refusal: 'unknown-stream' })
  })

  test.each([
    ['unreachable', 'unreachable'],
    ['away', 'server-down'],
    ['full', 'server-full'],
    ['not-webdis', 'not-missioncast'],
    ['function-missing', 'library-missing'],
    ['broken-reply', 'unexpected'],
  ] as const)('trouble on the way to the server: %s is %s', async (type, trouble) => {
    webdis.failWith(type)
    expect(await streams.list({ limit: 10 })).toEqual({ ok: false, refusal: undefined, trouble })
    expect(await streams.connect({ name, password })).toEqual({ ok: false, refusal: undefined, trouble })
  })

  test('[R4] that a stream is stopped, though the Stop was repeated because its answer was lost', async () => {
    await start()
    streams = repeating(operations.stop.fn)
    expect(await streams.stop({ ...secrets, name })).toEqual({ ok: true, value: undefined })
    expect(await streams.stop({ ...secrets, name })).toMatchObject({ refusal: 'unknown-stream' })
  })

  test('a library of another time', async () => {
    streams = createStreams({
      webdis: {
        ...webdis,
        call: async (what, options) =>
          what.fn === operations.version.fn ? ['OK', '3.0.0'] : webdis.call(what, options),
      },
    })
    expect(await streams.list({ limit: 10 })).toEqual({
      ok: false,
      refusal: undefined,
      trouble: 'library-mismatch',
    })
  })

  test('trouble of a start that fails and fails again', async () => {
    good(await streams.list({ limit: 10 }))
    webdis.failWith('away')
    const outcome = streams.start({ ...secrets, name, plan, by: 'computer' })
    expect(await settling(outcome)).toEqual({ ok: false, refusal: undefined, trouble: 'server-down' })
    webdis.failWith(undefined)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(good(await streams.list({ limit: 10 })).streams).toEqual([])
  })

  test('no session that leads, if they went away while their Reconnect was answered', async () => {
    await start()
    const leaving = new AbortController()
    const asked: string[] = []
    const call: FakeWebdis['call'] = async (what, options) => {
      asked.push(what.fn)
      const reply = await webdis.call(what, options)
      if (what.fn === operations.since.fn) leaving.abort('left')
      return reply
    }
    const leavable = createStreams({ webdis: { ...webdis, call } })
    const options = { ...secrets, name, by: 'phone', signal: leaving.signal } as const
    await expect(leavable.reconnect(options)).rejects.toBe('left')
    expect(asked).toContain(operations.since.fn)
    expect(asked).not.toContain(operations.beat.fn)
  })

  test('nothing, if they went away meanwhile', async () => {
    const options = { ...secrets, name, plan, by: 'computer', signal: AbortSignal.abort('left') } as const
    await expect(streams.start(options)).rejects.toBe('left')
    await expect(streams.reconnect(options)).rejects.toBe('left')
    await expect(streams.connect(options)).rejects.toBe('left')
    await expect(streams.stop(options)).rejects.toBe('left')
    await expect(streams.list({ limit: 1, signal: options.signal })).rejects.toBe('left')
    expect(good(await streams.list({ limit: 10 })).streams).toEqual([])
  })
})

describe('the list', () => {
  test('[R8] comes in pages, by this clock', async () => {
    for (const each of ['1', '2', '3']) {
      await start({ name: each })
      vi.advanceTimersByTime(1_000)
    }
    const first = good(await streams.list({ limit: 2 }))
    expect(first).toMatchObject({
      streams: [{ name: '3', leaderPresent: true, viewers: 0, rev: 1 }, { name: '2' }],
      more: true,
    })
    expect(first.streams[0]?.createdMs).toBe(Date.now() - 1_000)
    const [, before] = first.streams
    expect(good(await streams.list({ limit: 2, ...(before && { before }) }))).toMatchObject({
      streams: [{ name: '1' }],
      more: false,
    })
  })

  test('is by this clock also where the server’s is another', async () => {
    const anHourMs = 3_600_000
    streams = createStreams({
      webdis: { ...webdis, call: async (what) => webdis.redis.call(what, Date.now() - anHourMs) },
    })
    const before = Date.now()
    await start({ name: '1' })
    await start({ name: '2' })
    const { streams: listed } = good(await streams.list({ limit: 1 }))
    expect(listed[0]?.leaderSeenMs).toBeGreaterThanOrEqual(before)
    const [last] = listed
    const next = good(await streams.list({ limit: 1, ...(last && { before: last }) }))
    expect(next.streams).toHaveLength(1)
    expect(next.streams[0]?.name).not.toBe(last?.name)
  })
})

describe('a leader', () => {
  test.each(['before', 'after'] as const)(
    '[L2] [R1] starts once, though the call broke off %s the server did it',
    async (when) => {
      streams = failingOnce(operations.start.fn, when)
      const leader = await settling(start())
      await reach(leader, 'live')
      expect(leader.status().rev).toBe(1)
    },
  )

  test('[L2] publishes once, though the answer was lost', async () => {
    streams = failingOnce(operations.publish.fn, 'after')
    const leader = await start()
    leader.edit(put('c', 'C'))
    await reach(leader, 'offline')
    expect(leader.status()).toMatchObject({ trouble: 'unreachable', unconfirmed: 1 })
    const settled = leader.settled()
    await vi.advanceTimersByTimeAsync(1_000)
    await settled
    expect(leader.status()).toMatchObject({ word: 'live', rev: 2, unconfirmed: 0, reconnects: 1 })
  })

  test('[L5] is asked when the stored plan differs, and keeps theirs', async () => {
    const first = await start()
    const mine = points('a', 'x')
    const leader = await reconnect({ plan: mine })
    expect(leader.status().word).toBe('choosing')
    expect(record(leader)).toEqual([
      { type: 'differs', theirs: plan, mine, difference: { put: new Map([['x', point('x')]]), del: ['b'] } },
      expect.objectContaining({ type: 'status' }),
    ])
    leader.choose('keep-mine')
    await leader.settled()
    await showing(await connect(), mine)
    await vi.advanceTimersByTimeAsync(8_000)
    await reach(first, 'superseded')
    expect(first.status()).toMatchObject({ by: 'phone', ledMs: expect.any(Number) })
  })

  test('[L5] is asked when the stored plan differs, and takes it', async () => {
    await start()
    const leader = await reconnect({ plan: points('x') })
    const events = record(leader)
    leader.choose('take-theirs')
    expect(events.find(({ type }) => type === 'plan')).toEqual({ type: 'plan', plan, unreadable: [] })
    expect(leader.plan()).toEqual(plan)
    await leader.settled()
    await reach(leader, 'live')
    expect(leader.status().rev).toBe(1)
  })

  test('[R2] is superseded by a copy of their own Reconnect that came late, and takes the lead back without a question', async () => {
    await start()
    const calls: Call[] = []
    streams = createStreams({
      webdis: {
        ...webdis,
        call(what, options) {
          calls.push(what)
          return webdis.call(what, options)
        },
      },
    })
    const leader = await reconnect()
    leader.edit(put('c', 'C'))
    await leader.settled()
    const copy = calls.find(({ fn }) => fn === operations.reconnect.fn)
    if (!copy) throw new Error('nothing was reconnected')
    await webdis.call(copy)
    await vi.advanceTimersByTimeAsync(8_000)
    await reach(leader, 'superseded')
    const again = await reconnect({ plan: leader.plan() })
    expect(record(again).map(({ type }) => type)).not.toContain('differs')
    again.edit(put('d', 'D'))
    await again.settled()
    await showing(await connect(), again.plan())
    expect([...again.plan().keys()]).toEqual(['a', 'b', 'c', 'd'])
  })

  test.each([
    [
      'is the same, whatever the order of its fields',
      new Map([...plan].map(([id, { kind, ...rest }]) => [id, { ...rest, kind } as never])),
    ],
    ['is not there', undefined],
  ])('[L5] is not asked when their own plan %s', async (_, own) => {
    await start()
    const leader = await reconnect(own ? { plan: own } : {})
    await reach(leader, 'live')
    expect(leader.plan()).toEqual(plan)
    expect(record(leader).map(({ type }) => type)).not.toContain('differs')
  })

  test('[L3] brings the stream back when the server forgot it, and viewers follow', async () => {
    const leader = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    webdis.redis.load(new Map())
    leader.edit(put('c', 'C'))
    await vi.advanceTimersByTimeAsync(200)
    await showing(viewer, leader.plan())
    await vi.waitFor(() => expect(viewer.status().epoch).toBe(leader.status().epoch), patience)
    await reach(viewer, 'live')
  })

  test('[L8] names what is too large, and starts with the rest', async () => {
    const notes = 'x'.repeat(70_000)
    const leader = await start({ plan: new Map([...plan, ['big', { ...point('big'), notes } as never]]) })
    expect(leader.status().leftOut).toEqual(['big'])
    await showing(await connect(), plan)
  })

  test('waits until all is settled, unless they do not want to, or leave', async () => {
    const leader = await start()
    webdis.failWith('unreachable')
    leader.edit(put('c', 'C'))
    const impatient = new AbortController()
    const unsettled = leader.settled(impatient.signal)
    const settled = leader.settled()
    impatient.abort('enough')
    await expect(unsettled).rejects.toBe('enough')
    leader.leave()
    await settled
  })

  test('goes on leading when Stop cannot be done', async () => {
    const leader = await start()
    webdis.failWith('away')
    expect(await leader.stop()).toEqual({ ok: false, refusal: undefined, trouble: 'server-down' })
    webdis.failWith(undefined)
    leader.wake()
    await reach(leader, 'live')
    expect(good(await streams.list({ limit: 10 })).streams).toHaveLength(1)
  })

  test('stops from within an event', async () => {
    const leader = await start()
    const outcome = new Promise((resolve) => {
      leader.subscribe((event) => {
        if (event.type === 'status' && event.status.word === 'unconfirmed')
          leader.stop().then(resolve, resolve)
      })
    })
    leader.edit(put('c', 'C'))
    expect(await outcome).toEqual({ ok: true, value: undefined })
  })
})

describe('a viewer', () => {
  test('[V3] [W24] notices a dead subscription within 15 s, and misses nothing', async () => {
    const leader = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    await reach(viewer, 'live')
    webdis.silence()
    leader.edit(put('c', 'C'))
    await vi.advanceTimersByTimeAsync(15_000)
    await showing(viewer, leader.plan())
    expect(viewer.status()).toMatchObject({ word: 'live', reconnects: 1 })
    leader.edit(put('d', 'D'))
    await leader.settled()
    await showing(viewer, leader.plan())
  })

  test.each([
    ['unreachable', 'unreachable'],
    ['broken-stream', 'broken-channel'],
    ['ended', 'unreachable'],
  ] as const)('[V4] [V5] says that the channel broke (%s), and follows again', async (type, trouble) => {
    const leader = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    const events = record(viewer)
    webdis.breakWith(type)
    await reach(viewer, 'offline')
    // The first wait may be over before anybody looks (V4).
    const status = expect.objectContaining({ word: 'offline', trouble, retryAtMs: expect.any(Number) })
    expect(events).toContainEqual({ type: 'status', status })
    leader.edit(put('c', 'C'))
    viewer.wake()
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
    expect(viewer.status().trouble).toBeUndefined()
  })

  test('[V5] does not take what is no event', async () => {
    await start()
    const viewer = await connect()
    await showing(viewer, plan)
    webdis.say({ type: 'plan', id: 'x', data: '{"rev":"two"}' })
    await reach(viewer, 'offline')
    expect(viewer.status().trouble).toBe('broken-channel')
  })

  test('[V8] follows a stream that was started anew with the same password', async () => {
    const first = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    webdis.silence()
    good(await first.stop())
    await start({ plan: points('new') })
    await showing(viewer, points('new'))
  })

  test('[V15] picks up a stream that was stopped before their eyes and started anew, keeping the last plan until then', async () => {
    const first = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    good(await first.stop())
    await reach(viewer, 'ended')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(viewer.plan()).toEqual(plan)
    await start({ plan: points('new') })
    viewer.wake()
    await showing(viewer, points('new'))
    await reach(viewer, 'live')
  })

  test('[V15] [K1] guesses once at a stream that was started anew under another password, and says so', async () => {
    const first = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    good(await first.stop())
    await reach(viewer, 'ended')
    await start({ plan: points('new'), password: 'another one' })
    viewer.wake()
    await vi.waitFor(() => expect(viewer.status().trouble).toBe('secrets-changed'), patience)
    expect(viewer.status().word).toBe('ended')
    expect(viewer.plan()).toEqual(plan)
    const connects = vi.spyOn(webdis.redis, 'call')
    await vi.advanceTimersByTimeAsync(120_000)
    expect(connects.mock.calls.map(([{ fn }]) => fn)).not.toContain('stream_connect')
  })

  test('[V15] who came by an invitation is told that another stream has taken its place', async () => {
    const first = await start()
    const invitation = (await connect()).invitation()
    const viewer = opened(good(await streams.connect({ name, invitation })))
    await showing(viewer, plan)
    good(await first.stop())
    await reach(viewer, 'ended')
    expect(viewer.status().trouble).toBeUndefined()
    await start({ plan: points('new') })
    viewer.wake()
    await vi.waitFor(() => expect(viewer.status().trouble).toBe('secrets-changed'), patience)
  })

  test('[V7] keeps the plan after Disconnect, and is told nothing more', async () => {
    const leader = await start()
    const viewer = await connect()
    await showing(viewer, plan)
    const events = record(viewer)
    const told = events.length
    viewer.disconnect()
    leader.edit(put('c', 'C'))
    await leader.settled()
    await vi.advanceTimersByTimeAsync(60_000)
    await expect(viewer.plan()).toEqual(plan)
    expect(events).toHaveLength(told)
    expect(vi.getTimerCount()).toBeLessThanOrEqual(1)
  })

  test('may be disconnected from within an event', async () => {
    const leader = await start()
    const viewer = await connect()
    viewer.subscribe(({ type }) => {
      if (type === 'plan') viewer.disconnect()
    })
    await showing(viewer, plan)
    leader.edit(put('c', 'C'))
    await leader.settled()
    expect(viewer.plan()).toEqual(plan)
  })
})
