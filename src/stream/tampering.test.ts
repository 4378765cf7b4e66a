import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Webdis } from '../webdis/webdis.ts'
import { createFakeWebdis, type FakeWebdis } from './fake/fake-webdis.ts'
import { opened } from './fake/open-sessions.ts'
import { good, patience, point, points, put, reach, record, showing } from './fake/session-probe.ts'
import './fake/told-time.ts'
import type { LeadNote } from './session.ts'
import { createStreams } from './streams.ts'
import { operations } from './wire.ts'

vi.mock('hash-wasm', () => import('./fake/quick-argon2id.ts'))

const secrets = { password: 'correct horse', code: 'battery staple' }
const { password } = secrets
const name = 'Ёж'
const plan = points('a', 'b')

let webdis: FakeWebdis

beforeEach(() => {
  webdis = createFakeWebdis()
})

const start = async () =>
  opened(good(await createStreams({ webdis }).start({ ...secrets, name, plan, by: 'computer' })))

/** The way to a server that changes what it passes on: events' data, and the items of a plan or log. */
function createBadWay() {
  let changeText = (text: string): string => text
  let asked: number[] = []
  const bad: Webdis = {
    async call(what, options) {
      const reply = await webdis.call(what, options)
      if (what.fn !== operations.since.fn) return reply
      asked.push(Number(JSON.parse(what.body).rev))
      return Array.isArray(reply) ? reply.map((item) => changeText(String(item))) : reply
    },
    async subscribe(channel, options) {
      const messages = await webdis.subscribe(channel, options)
      async function* changed() {
        for await (const message of messages) yield { ...message, data: changeText(message.data) }
      }
      return changed()
    },
  }
  return {
    streams: createStreams({ webdis: bad }),
    change(next: (text: string) => string) {
      changeText = next
      asked = []
    },
    /** from which revisions was asked since then */
    asked: () => asked,
  }
}

/** A sealed value in a text: it begins with the version byte, and four bits of the nonce. */
const sealedIn = /A[Q-Za-f][\w-]{90,}/g
const spoilt = (text: string): string =>
  text.replace(sealedIn, (value) => `${value.slice(0, 60)}A${value.slice(61)}x`)

const connect = async ({ streams }: ReturnType<typeof createBadWay>) =>
  opened(good(await streams.connect({ name, password })))

describe('[V11] a viewer on a way that changes the plan', () => {
  test('[V11] keeps what it had, says so, counts it, and asks for the whole plan', async () => {
    const leader = await start()
    const way = createBadWay()
    const viewer = await connect(way)
    await showing(viewer, plan)
    const events = record(viewer)
    way.change(spoilt)
    leader.edit(put('a', 'A2'))
    await vi.waitFor(() => expect(viewer.status()).toMatchObject({ rev: 2, trouble: 'tampered' }), patience)
    await vi.waitFor(() => expect(way.asked()).toContain(0), patience)
    expect(viewer.plan()).toEqual(plan)
    expect(viewer.diagnostics().rejections).toBeGreaterThan(0)
    for (const event of events) if ('plan' in event) expect(event.plan).toEqual(plan)
  })

  test('[V11] is well as soon as the whole plan comes as it is', async () => {
    const leader = await start()
    const way = createBadWay()
    const viewer = await connect(way)
    await showing(viewer, plan)
    way.change((text) => (text.startsWith('{"rev":2') ? spoilt(text) : text))
    leader.edit(put('a', 'A2'))
    await showing(viewer, new Map([...plan, ['a', point('A2')]]))
    await reach(viewer, 'live')
    expect(viewer.status().trouble).toBeUndefined()
    expect(viewer.diagnostics().rejections).toBe(1)
  })

  test('[V11] asks for the whole plan once a minute, until all of it is good', async () => {
    const leader = await start()
    const way = createBadWay()
    const viewer = await connect(way)
    await showing(viewer, plan)
    way.change(spoilt)
    for (const rev of [2, 3, 4]) {
      leader.edit(put('a', `A${rev}`))
      await vi.waitFor(() => expect(viewer.status().rev).toBe(rev), patience)
      await reach(viewer, 'live')
    }
    expect(way.asked().filter((rev) => rev === 0)).toHaveLength(1)
    way.change((text) => text)
    await vi.advanceTimersByTimeAsync(75_000)
    await showing(viewer, leader.plan())
    await vi.waitFor(() => expect(viewer.status().trouble).toBeUndefined(), patience)
    expect(way.asked()).toEqual([0])
  })

  test('[V11] shows nothing of a plan that it joins on such a way, and names what it does not show', async () => {
    await start()
    const way = createBadWay()
    way.change(spoilt)
    const viewer = await connect(way)
    const events = record(viewer)
    await reach(viewer, 'live')
    expect(viewer.plan().size).toBe(0)
    expect(events.find(({ type }) => type === 'plan')).toMatchObject({ unreadable: ['a', 'b'] })
    expect(viewer.status().trouble).toBe('tampered')
  })

  test('[V11] is not shown an edit in the place of another', async () => {
    const leader = await start()
    const way = createBadWay()
    const viewer = await connect(way)
    await showing(viewer, plan)
    const heard: string[] = []
    // The edit to revision 3 is that to revision 2 once more, and so is the whole plan.
    way.change((text) => {
      const [, edit] = /^\{"rev":\d+,"edit":(.*)\}$/.exec(text) ?? []
      if (edit) heard.push(edit)
      return text.startsWith('{"rev":3') ? `{"rev":3,"edit":${heard[0]}}` : text
    })
    leader.edit(put('a', 'A2'))
    await leader.settled()
    leader.edit(put('a', 'A3'))
    await vi.waitFor(() => expect(viewer.diagnostics().rejections).toBe(1), patience)
    await showing(viewer, leader.plan())
  })
})

test('[S2] [S5] nobody learns the plan or its key from what is sent, said or told', async () => {
  const sent: string[] = []
  const listening: Webdis = {
    subscribe: webdis.subscribe,
    async call(what, options) {
      sent.push(JSON.stringify(what))
      const reply = await webdis.call(what, options)
      sent.push(JSON.stringify(reply))
      return reply
    },
  }
  const streams = createStreams({ webdis: listening })
  const leader = opened(
    good(await streams.start({ ...secrets, name, plan: points('Kalach', 'Pitomnik'), by: 'computer' })),
  )
  const viewer = opened(good(await streams.connect({ name, password })))
  const told = [...record<unknown>(leader), ...record<unknown>(viewer)]
  leader.edit(put('c', 'Gumrak'))
  await leader.settled()
  await vi.waitFor(() => expect(viewer.plan().size).toBe(3), patience)
  sent.push(
    JSON.stringify([leader.status(), leader.diagnostics(), viewer.status(), viewer.diagnostics(), told]),
  )
  const all = sent.join('\n')
  for (const word of ['point', 'marker', 'Gumrak', password]) expect(all).not.toContain(word)
})

test('[V11] [S6] a viewer on a way that deletes is told so with the next edit, and is well again by the whole plan', async () => {
  const leader = await start()
  const way = createBadWay()
  const viewer = await connect(way)
  await showing(viewer, plan)
  way.change((text) => (text.startsWith('{"rev":2') ? text.replace('"del":[]', '"del":["b"]') : text))
  leader.edit(put('a', 'A2'))
  await vi.waitFor(() => expect(viewer.diagnostics().rejections).toBe(1), patience)
  await showing(viewer, leader.plan())
  await vi.waitFor(() => expect(viewer.status().trouble).toBeUndefined(), patience)
  expect(way.asked()).toContain(0)
})

describe('[V11] [S6] a viewer who comes to a plan that lacks an element', () => {
  /** Every whole plan without this element, and said to be of so many revisions later. */
  const leavingOut = (id: string, later: number): Webdis => ({
    subscribe: webdis.subscribe,
    async call(what, options) {
      const reply = await webdis.call(what, options)
      if (!Array.isArray(reply)) return reply
      if (what.fn === operations.connect.fn) {
        const [ok, channel, epoch, rev, ...rest] = reply
        return [ok, channel, epoch, `${Number(rev) + later}`, ...rest]
      }
      if (what.fn === operations.beat.fn) {
        const [ok, rev, ...rest] = reply
        return [ok, `${Number(rev) + later}`, ...rest.slice(0, -1)]
      }
      if (what.fn !== operations.since.fn) return reply
      const { body } = what
      const asked = { ...what, body: JSON.stringify({ ...JSON.parse(body), epoch: 'f'.repeat(32) }) }
      const whole = await webdis.call(asked, options)
      if (!Array.isArray(whole)) return whole
      const [ok, epoch, rev, channel, plan, ...values] = whole.map(String)
      const at = values.indexOf(id)
      return [ok, epoch, `${Number(rev) + later}`, channel, plan, ...values.toSpliced(at, 2)]
    },
  })

  test.each([
    ['with the revision of its last edit', 0],
    ['with a revision that nobody made', 1],
    ['with a revision far from any', 1_000_000],
  ])('[V11] [S6] is told so: %s', async (_, later) => {
    const leader = await start()
    leader.edit(put('c', 'C'))
    await leader.settled()
    const viewer = opened(
      good(await createStreams({ webdis: leavingOut('b', later) }).connect({ name, password })),
    )
    await vi.waitFor(
      () => expect(viewer.status()).toMatchObject({ rev: 2 + later, trouble: 'tampered' }),
      patience,
    )
    expect(viewer.diagnostics().rejections).toBe(1)
  })

  test.each([0, 1])(
    '[V11] [S6] is told so after an edit that only deleted, said to be %i later',
    async (later) => {
      const leader = await start()
      leader.edit({ put: new Map(), del: ['a'] })
      await leader.settled()
      const viewer = opened(
        good(await createStreams({ webdis: leavingOut('b', later) }).connect({ name, password })),
      )
      await vi.waitFor(
        () => expect(viewer.status()).toMatchObject({ rev: 2 + later, trouble: 'tampered' }),
        patience,
      )
    },
  )

  test('[V11] asks for it once a minute, and not for ever', async () => {
    await start()
    let asked = 0
    const bad = leavingOut('b', 1)
    const counting: Webdis = {
      subscribe: bad.subscribe,
      call(what, options) {
        if (what.fn === operations.since.fn) asked += 1
        return bad.call(what, options)
      },
    }
    const viewer = opened(good(await createStreams({ webdis: counting }).connect({ name, password })))
    await vi.waitFor(() => expect(viewer.status().trouble).toBe('tampered'), patience)
    await vi.advanceTimersByTimeAsync(200_000)
    expect(asked).toBeLessThan(8)
    expect(viewer.diagnostics().rejections).toBe(1)
  })

  test('[S6] is told nothing where a leader deleted all that there was, and then went on', async () => {
    const leader = await start()
    leader.edit({ put: new Map(), del: ['a', 'b'] })
    await leader.settled()
    const viewer = await connect(createBadWay())
    await reach(viewer, 'live')
    expect(viewer.plan().size).toBe(0)
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
    const late = await connect(createBadWay())
    await showing(late, leader.plan())
    for (const one of [viewer, late]) {
      expect(one.status().trouble).toBeUndefined()
      expect(one.diagnostics().rejections).toBe(0)
    }
  })
})

describe('[S6] a leader who comes back to a plan that was changed', () => {
  /** Every other value is somebody's invention, as it is stored too. */
  const spoilStored = (ids: readonly string[]) => {
    const [a] = points('a').values()
    webdis.redis.spoil(new Map(ids.map((id) => [id, JSON.stringify(a)])))
  }

  test('[S6] takes nothing that nobody sealed for its place, and deletes it, so that viewers are well again', async () => {
    const leader = await start()
    leader.leave()
    spoilStored(['a'])
    const viewer = await connect(createBadWay())
    await vi.waitFor(() => expect(viewer.status().trouble).toBe('tampered'), patience)
    const again = opened(good(await createStreams({ webdis }).reconnect({ ...secrets, name, by: 'phone' })))
    expect(again.plan()).toEqual(points('b'))
    expect(again.diagnostics().rejections).toBe(1)
    await again.settled()
    await showing(viewer, points('b'))
    await vi.waitFor(() => expect(viewer.status().trouble).toBeUndefined(), patience)
  })

  test.each(['keep-mine', 'take-theirs'] as const)(
    '[S6] [L5] puts it right by the choice: %s',
    async (which) => {
      const leader = await start()
      leader.leave()
      spoilStored(['a'])
      const again = opened(
        good(await createStreams({ webdis }).reconnect({ ...secrets, name, plan, by: 'phone' })),
      )
      again.choose(which)
      await again.settled()
      const viewer = await connect(createBadWay())
      await showing(viewer, which === 'keep-mine' ? plan : points('b'))
      expect(again.plan()).toEqual(viewer.plan())
      expect(viewer.diagnostics().rejections).toBe(0)
    },
  )

  test('[S6] [L11] puts their own in its place, where they led last', async () => {
    const leader = await start()
    let note: LeadNote | undefined
    leader.subscribe((event) => {
      if (event.type === 'note') note = event.note
    })
    await leader.settled()
    leader.leave()
    spoilStored(['a'])
    if (!note) throw new Error('there is a note')
    const again = opened(
      good(await createStreams({ webdis }).reconnect({ ...secrets, name, plan, note, by: 'phone' })),
    )
    await again.settled()
    expect(again.plan()).toEqual(plan)
    const viewer = await connect(createBadWay())
    await showing(viewer, plan)
    expect(viewer.diagnostics().rejections).toBe(0)
  })
})
