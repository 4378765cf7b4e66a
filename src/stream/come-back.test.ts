import { beforeEach, describe, expect, test, vi } from 'vitest'
import { applyEdit, type Edit } from '../plan/edit.ts'
import type { Plan } from '../plan/plan.ts'
import { createFakeWebdis, type FakeWebdis } from './fake/fake-webdis.ts'
import { opened } from './fake/open-sessions.ts'
import './fake/told-time.ts'
import { good, patience, points, put, reach, record, settling, showing } from './fake/session-probe.ts'
import type { LeaderSession, LeadNote, Streams } from './session.ts'
import { createStreams } from './streams.ts'

vi.mock('hash-wasm', () => import('./fake/quick-argon2id.ts'))

const secrets = { name: 'Night raid', password: 'correct horse', code: 'battery staple' }
const plan = points('a', 'b')

let webdis: FakeWebdis
let streams: Streams

beforeEach(() => {
  webdis = createFakeWebdis()
  streams = createStreams({ webdis })
})

/** A leader's tab: what it would find saved after a crash. */
function tabOf(leader: LeaderSession, begin: Plan) {
  let saved: { plan: Plan; note: LeadNote | undefined } = { plan: begin, note: undefined }
  let own = begin
  leader.subscribe((event) => {
    if (event.type === 'note') saved = { plan: own, note: event.note }
  })
  return {
    edit: (edit: Edit) => {
      own = applyEdit(own, edit).plan
      leader.edit(edit)
      saved = { ...saved, plan: own }
    },
    saved: () => saved,
  }
}

async function startedTab() {
  const leader = opened(good(await streams.start({ ...secrets, plan, by: 'computer' })))
  const tab = tabOf(leader, plan)
  await leader.settled()
  return { leader, ...tab }
}

/** The crash of a leader's tab whose calls fail from now on, after these edits. */
async function crashedTab(...edits: readonly Edit[]) {
  const { leader, edit, saved } = await startedTab()
  webdis.failWith('unreachable')
  for (const each of edits) edit(each)
  await reach(leader, 'offline')
  leader.leave()
  webdis.failWith(undefined)
  return saved()
}

const askBack = (
  { plan, note }: { plan: Plan; note: LeadNote | undefined },
  more: { password?: string; bringBack?: boolean } = {},
) => streams.reconnect({ ...secrets, plan, by: 'computer', ...(note && { note }), ...more })
const comeBack = async (...asked: Parameters<typeof askBack>) => opened(good(await askBack(...asked)))
const connect = async () => opened(good(await streams.connect(secrets)))

const choices = (leader: LeaderSession) => record(leader).filter(({ type }) => type === 'differs')

describe('[L11] a leader who comes back after a crash', () => {
  test('[L11] sends what was not confirmed, without a question', async () => {
    const saved = await crashedTab(put('c', 'C'), { put: new Map(), del: ['a'] }, put('c', 'C2'))
    const leader = await comeBack(saved)
    expect(choices(leader)).toEqual([])
    await leader.settled()
    await showing(await connect(), saved.plan)
    expect(leader.broughtBack).toBe(false)
  })

  test('[L11] sends nothing where all was confirmed', async () => {
    const { leader, edit, saved } = await startedTab()
    edit(put('c', 'C'))
    await leader.settled()
    leader.leave()
    const again = await comeBack(saved())
    expect(again.status()).toMatchObject({ rev: 2, unconfirmed: 0 })
  })

  test('[L11] keeps what arrived though it was not saved', async () => {
    const { leader, edit, saved } = await startedTab()
    edit(put('c', 'C'))
    const early = saved()
    edit(put('c', 'C2'))
    edit(put('d', 'D'))
    await settling(leader.settled())
    leader.leave()
    const again = await comeBack(early)
    expect(choices(again)).toEqual([])
    await again.settled()
    expect(again.plan()).toEqual(leader.plan())
    await showing(await connect(), leader.plan())
  })

  test('[L11] comes back more than once, even if it was not told that it did', async () => {
    const saved = await crashedTab(put('c', 'C'))
    const lost = await comeBack(saved)
    lost.leave()
    const leader = await comeBack(saved)
    expect(choices(leader)).toEqual([])
    await leader.settled()
    await showing(await connect(), saved.plan)
  })

  test('[L11] [L3] makes the stream anew where the server lost what was confirmed, and viewers follow', async () => {
    const { leader, edit, saved } = await startedTab()
    const before = structuredClone(webdis.redis.dump())
    edit(put('c', 'C'))
    await leader.settled()
    const viewer = await connect()
    await showing(viewer, leader.plan())
    leader.leave()
    webdis.redis.load(before)
    const again = await comeBack(saved())
    expect(choices(again)).toEqual([])
    await again.settled()
    expect(again.broughtBack).toBe(true)
    expect(again.status()).toMatchObject({ term: 1, rev: 1 })
    await showing(viewer, saved().plan)
    await vi.waitFor(() => expect(viewer.status().epoch).toBe(again.status().epoch), patience)
  })

  test('[L11] is told that the stream is lost, and starts it again only when told to', async () => {
    const saved = await crashedTab(put('c', 'C'))
    webdis.redis.load(new Map())
    const lost = { ok: false, refusal: 'unknown-stream', detail: undefined, lost: true }
    expect(await askBack(saved)).toEqual(lost)
    expect(await askBack(saved, { password: 'corect horse' })).toEqual(lost)
    expect(await streams.connect(secrets)).toMatchObject({ refusal: 'unknown-stream' })
    const leader = await comeBack(saved, { bringBack: true })
    expect(leader.broughtBack).toBe(true)
    await showing(await connect(), saved.plan)
  })

  test('[L11] brings nothing back that was not led from here', async () => {
    const { leader } = await startedTab()
    leader.leave()
    webdis.redis.load(new Map())
    expect(await askBack({ plan, note: undefined }, { bringBack: true })).toEqual({
      ok: false,
      refusal: 'unknown-stream',
      detail: undefined,
    })
  })

  test('[L11] shows the secrets to a stream that somebody else brought back meanwhile', async () => {
    const saved = await crashedTab(put('c', 'C'))
    webdis.redis.load(new Map())
    opened(good(await streams.start({ ...secrets, plan, by: 'phone' })))
    const wrong = await askBack(saved, { password: 'corect horse', bringBack: true })
    expect(wrong).toMatchObject({ refusal: 'wrong-password' })
    expect(choices(await comeBack(saved, { bringBack: true }))).toHaveLength(1)
  })

  test('[L11] [R4] is told that the stream was stopped', async () => {
    const saved = await crashedTab(put('c', 'C'))
    good(await streams.stop(secrets))
    expect(await askBack(saved, { bringBack: true })).toEqual({
      ok: false,
      refusal: 'unknown-stream',
      detail: undefined,
      stopped: true,
    })
  })

  test.each(['keep-mine', 'take-theirs'] as const)(
    '[L11] [L5] chooses where somebody else led and changed something: %s',
    async (which) => {
      const saved = await crashedTab(put('a', 'mine'))
      const other = opened(good(await streams.reconnect({ ...secrets, by: 'phone' })))
      other.edit(put('b', 'theirs'))
      await other.settled()
      const leader = await comeBack(saved)
      expect(choices(leader)).toMatchObject([{ theirs: other.plan(), mine: saved.plan }])
      leader.choose(which)
      await leader.settled()
      const expected = which === 'keep-mine' ? saved.plan : other.plan()
      await showing(await connect(), expected)
    },
  )

  test('[L11] goes on without a question where somebody else led and changed nothing', async () => {
    const saved = await crashedTab(put('c', 'C'))
    opened(good(await streams.reconnect({ ...secrets, by: 'phone' })))
    const leader = await comeBack(saved)
    expect(choices(leader)).toEqual([])
    await leader.settled()
    await showing(await connect(), saved.plan)
  })
})

describe('[L11] [S6] a leader who comes back to a plan that somebody changed behind them', () => {
  /** What stands on the server, sealed. */
  const storedValues = () =>
    new Map([...webdis.redis.dump().values()].flatMap((stream) => ('plan' in stream ? [...stream.plan] : [])))

  /** A leader who left after some edits, and what stood there before the last of them. */
  async function leftTab() {
    const { leader, edit, saved } = await startedTab()
    edit(put('c', 'C'))
    await leader.settled()
    const before = storedValues()
    edit(put('a', 'A2'))
    edit({ put: new Map(), del: ['c'] })
    await settling(leader.settled())
    // This one tells which elements there are.
    edit(put('b', 'B2'))
    await settling(leader.settled())
    leader.leave()
    return { saved: saved(), before }
  }

  test('[L11] [S6] puts their own where an element is as it was before', async () => {
    const { saved, before } = await leftTab()
    webdis.redis.spoil(new Map([['a', before.get('a')]]))
    const again = await comeBack(saved)
    expect(choices(again)).toEqual([])
    await again.settled()
    expect(again.plan()).toEqual(saved.plan)
    await showing(await connect(), saved.plan)
  })

  test('[L11] [S6] chooses where what was deleted is back', async () => {
    const { saved, before } = await leftTab()
    webdis.redis.spoil(new Map([['c', before.get('c')]]))
    expect(choices(await comeBack(saved))).toHaveLength(1)
  })

  test('[L11] [S6] chooses where an element is missing', async () => {
    const { leader, edit, saved } = await startedTab()
    edit(put('c', 'C'))
    await leader.settled()
    leader.leave()
    webdis.redis.spoil(new Map([['a', undefined]]))
    expect(choices(await comeBack(saved()))).toHaveLength(1)
  })
})

describe('[L10] the note of a session', () => {
  test('[L10] stays as it was until the leader has chosen, so that a crash then leaves the choice', async () => {
    const saved = await crashedTab(put('a', 'mine'))
    const other = opened(good(await streams.reconnect({ ...secrets, by: 'phone' })))
    other.edit(put('b', 'theirs'))
    await other.settled()
    const choosing = await comeBack(saved)
    expect(record(choosing).filter(({ type }) => type === 'note')).toEqual([])
    choosing.leave()
    expect(choices(await comeBack(saved))).toHaveLength(1)
  })

  test('[L10] is let go by who was taken over from', async () => {
    const { leader, edit, saved } = await startedTab()
    opened(good(await streams.reconnect({ ...secrets, by: 'phone' })))
    edit(put('c', 'C'))
    await reach(leader, 'superseded')
    expect(saved().note).toBeUndefined()
  })
})

describe('[L12] a page that ends', () => {
  test('[L12] has sent what waited, though it hears no answer', async () => {
    const { leader, edit, saved } = await startedTab()
    edit(put('c', 'C'))
    edit(put('c', 'C2'))
    edit(put('d', 'D'))
    leader.flush()
    await showing(await connect(), saved().plan)
  })
})
