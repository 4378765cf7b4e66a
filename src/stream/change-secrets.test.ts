import { beforeEach, describe, expect, test, vi } from 'vitest'
import { WebdisError } from '../webdis/webdis-error.ts'
import { createFakeWebdis, type FakeWebdis } from './fake/fake-webdis.ts'
import { opened } from './fake/open-sessions.ts'
import './fake/told-time.ts'
import { good, points, put, reach, record, settling, showing } from './fake/session-probe.ts'
import type { LeadNote, Streams } from './session.ts'
import { createStreams } from './streams.ts'
import { operations } from './wire.ts'

vi.mock('hash-wasm', () => import('./fake/quick-argon2id.ts'))

const name = 'Night raid'
const old = { password: 'correct horse', code: 'battery staple' }
const other = { password: 'wrong donkey', code: 'lost screw' }
const plan = points('a', 'b')

let webdis: FakeWebdis
let streams: Streams

beforeEach(() => {
  webdis = createFakeWebdis()
  streams = createStreams({ webdis })
})

const start = async (more: Partial<Parameters<Streams['start']>[0]> = {}) =>
  opened(good(await streams.start({ ...old, name, plan, by: 'computer', ...more })))
const connect = async (right: { password: string } | { invitation: string } = old) => {
  const viewer = opened(good(await streams.connect({ name, ...right })))
  await reach(viewer, 'live')
  return viewer
}
const listed = async () => good(await streams.list({ limit: 9 })).streams.map((stream) => stream.name)

/** A way to the server on which this function fails the first time, after the server did it. */
function losingAnswerOf(fn: string): Streams {
  let hasFailed = false
  const call: FakeWebdis['call'] = async (what, options) => {
    const reply = await webdis.call(what, options)
    if (what.fn !== fn || hasFailed) return reply
    hasFailed = true
    throw new WebdisError('unreachable', 'once')
  }
  return createStreams({ webdis: { ...webdis, call } })
}

const isOut = { word: 'refused', refusal: 'wrong-password', trouble: 'secrets-changed' }

describe('a leader who changes', () => {
  test('[L13] [V12] the password puts every viewer out at once and tells them why; the new one lets them in', async () => {
    const leader = await start()
    const viewer = await connect()
    const before = leader.status()
    good(await leader.changeSecrets({ ...other, isNewPassword: true }))
    await reach(viewer, 'refused')
    expect(viewer.status()).toMatchObject(isOut)
    leader.edit(put('c', 'C'))
    await leader.settled()
    expect(viewer.plan()).toEqual(plan)
    const after = leader.status()
    expect(after).toMatchObject({ word: 'live', term: 1, rev: 2, reconnects: 0, divergences: 0 })
    expect(after.epoch).not.toBe(before.epoch)
    await showing(await connect(other), leader.plan())
    expect(await streams.connect({ name, ...old })).toMatchObject({ refusal: 'wrong-password' })
    const by = 'phone'
    const back = await streams.reconnect({ name, by, password: other.password, code: old.code })
    expect(back).toMatchObject({ refusal: 'wrong-code' })
    opened(good(await streams.reconnect({ ...other, name, by })))
  })

  test('[L13] [V13] the code alone keeps the viewers, who prove the password again by themselves', async () => {
    const leader = await start()
    const viewer = await connect()
    const events = record(viewer)
    const secrets = { ...old, code: other.code }
    good(await leader.changeSecrets({ ...secrets, isNewPassword: false }))
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
    expect(viewer.status()).toMatchObject({ epoch: leader.status().epoch, trouble: undefined })
    const words = events.flatMap((event) => (event.type === 'status' ? event.status.word : []))
    expect(words).not.toContain('offline')
    expect(viewer.diagnostics().rejections).toBe(0)
    const by = 'phone'
    expect(await streams.reconnect({ ...old, name, by })).toMatchObject({ refusal: 'wrong-code' })
    opened(good(await streams.reconnect({ ...secrets, name, by })))
  })

  test('[L13] loses no edit that waits meanwhile, nor any that comes', async () => {
    const leader = await start()
    leader.edit(put('c', 'C'))
    leader.edit({ put: new Map(), del: ['a'] })
    const changing = leader.changeSecrets({ ...other, isNewPassword: true })
    leader.edit(put('d', 'D'))
    good(await settling(changing))
    leader.edit(put('e', 'E'))
    await settling(leader.settled())
    const viewer = await connect(other)
    await showing(viewer, leader.plan())
    expect([...viewer.plan().keys()].sort()).toEqual(['b', 'c', 'd', 'e'])
  })

  test('[L13] [R13] changes once, though the answer is lost', async () => {
    streams = losingAnswerOf(operations.rekey.fn)
    const leader = await start()
    const viewer = await connect()
    good(await settling(leader.changeSecrets({ ...other, isNewPassword: true })))
    await reach(viewer, 'refused')
    leader.edit(put('c', 'C'))
    await settling(leader.settled())
    expect(leader.status()).toMatchObject({ rev: 2, term: 1, reconnects: 1 })
    await showing(await connect(other), leader.plan())
  })

  test('[L13] nothing that cannot be, nor what they gave up in time', async () => {
    const leader = await start()
    const same = { password: 'scha\u0308f', code: 'schäf', isNewPassword: true }
    expect(await leader.changeSecrets(same)).toMatchObject({
      refusal: 'bad-request',
      detail: 'code: is-password',
    })
    const impossible = await leader.changeSecrets({ ...other, code: ' ', isNewPassword: true })
    expect(impossible).toMatchObject({ refusal: 'bad-request' })
    const gone = new AbortController()
    webdis.failWith('unreachable')
    leader.edit(put('c', 'C'))
    await reach(leader, 'offline')
    const changing = leader.changeSecrets({ ...other, isNewPassword: true }, gone.signal)
    const refused = expect(changing).rejects.toThrow('enough')
    await vi.advanceTimersByTimeAsync(100)
    gone.abort(new Error('enough'))
    await refused
    webdis.failWith(undefined)
    await settling(leader.settled())
    await showing(await connect(), leader.plan())
  })

  test('[L13] nothing, where somebody else leads or the stream was stopped', async () => {
    const first = await start()
    const second = opened(good(await streams.reconnect({ ...old, name, by: 'phone' })))
    const change = { ...other, isNewPassword: true }
    expect(await settling(first.changeSecrets(change))).toMatchObject({ refusal: 'superseded' })
    good(await streams.stop({ ...old, name }))
    expect(await settling(second.changeSecrets(change))).toMatchObject({
      refusal: 'unknown-stream',
      stopped: true,
    })
  })

  test('[L10] [L11] comes back to the stream under its new secrets, and sends what was not confirmed', async () => {
    const leader = await start()
    let note: LeadNote | undefined
    leader.subscribe((event) => {
      if (event.type === 'note') note = event.note
    })
    good(await leader.changeSecrets({ ...other, isNewPassword: true, unlisted: true }))
    await leader.settled()
    leader.leave()
    expect(note).toMatchObject({ unlisted: true, rev: 1 })
    const mine = points('a', 'b', 'c')
    const asked = { ...other, name, by: 'computer' as const, plan: mine, ...(note && { note }) }
    const again = opened(good(await streams.reconnect(asked)))
    await settling(again.settled())
    expect(again.status()).toMatchObject({ word: 'live', isUnlisted: true })
    await showing(await connect(other), mine)
  })
})

describe('a stream that is not listed', () => {
  test('[K5] is found by its name, and comes back unlisted when the server lost it', async () => {
    const leader = await start({ unlisted: true })
    await start({ name: 'Another' })
    expect(leader.status().isUnlisted).toBe(true)
    expect(await listed()).toEqual(['Another'])
    const viewer = await connect()
    webdis.redis.load(new Map())
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
    expect(await listed()).toEqual([])
    expect(await streams.connect({ name, ...other })).toMatchObject({ refusal: 'unknown-stream' })
  })

  test('[K5] [L11] comes back unlisted by its leader’s note, and its viewers with it', async () => {
    const leader = await start({ unlisted: true })
    const viewer = await connect()
    let note: LeadNote | undefined
    leader.subscribe((event) => {
      if (event.type === 'note') note = event.note
    })
    leader.leave()
    webdis.redis.load(new Map())
    const asked = { ...old, name, by: 'computer' as const, plan, ...(note && { note }) }
    expect(await streams.reconnect(asked)).toMatchObject({ refusal: 'unknown-stream', lost: true })
    const again = opened(good(await streams.reconnect({ ...asked, bringBack: true })))
    expect(again.status().isUnlisted).toBe(true)
    // V8
    await vi.advanceTimersByTimeAsync(5_000)
    again.edit(put('c', 'C'))
    await showing(viewer, again.plan())
    expect(await listed()).toEqual([])
  })

  test('[L13] is listed when its leader wants that, and not any more, its secrets as they were', async () => {
    const leader = await start()
    const viewer = await connect()
    for (const unlisted of [true, false]) {
      good(await leader.changeSecrets({ ...old, isNewPassword: false, unlisted }))
      expect(leader.status().isUnlisted).toBe(unlisted)
      expect(await listed()).toEqual(unlisted ? [] : [name])
    }
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
  })

  test('[L3] [K5] is not fought for by who led it before somebody else changed its secrets', async () => {
    const first = await start({ unlisted: true })
    webdis.failWith('unreachable')
    first.edit(put('c', 'C'))
    await reach(first, 'offline')
    webdis.failWith(undefined)
    const second = opened(good(await streams.reconnect({ ...old, name, by: 'phone' })))
    good(await second.changeSecrets({ ...other, isNewPassword: true }))
    await reach(first, 'refused')
    expect(first.status()).toMatchObject({ refusal: 'name-taken' })
  })
})

describe('an invitation', () => {
  test('[V14] lets a viewer in and shows them everything, whoever wrote it', async () => {
    const leader = await start()
    const invitation = leader.invitation()
    const viewer = await connect({ invitation })
    expect(viewer.invitation()).toBe(invitation)
    expect((await connect()).invitation()).toBe(invitation)
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
  })

  test('[V14] [L3] goes on when the server lost the stream and its leader brought it back', async () => {
    const leader = await start()
    const viewer = await connect({ invitation: leader.invitation() })
    webdis.redis.load(new Map())
    leader.edit(put('c', 'C'))
    await showing(viewer, leader.plan())
  })

  test.each([
    ['another password', other, true],
    ['another code', { ...old, code: other.code }, false],
  ])(
    '[V14] [V12] is no good any more after %s, and whoever came by it is told',
    async (_, secrets, isNewPassword) => {
      const leader = await start()
      const invitation = leader.invitation()
      const viewer = await connect({ invitation })
      good(await leader.changeSecrets({ ...secrets, isNewPassword }))
      await reach(viewer, 'refused')
      expect(viewer.status()).toMatchObject(isOut)
      expect(await streams.connect({ name, invitation })).toMatchObject({ refusal: 'wrong-password' })
      expect(leader.invitation()).not.toBe(invitation)
      await showing(await connect({ invitation: leader.invitation() }), plan)
    },
  )

  test('[V14] that is none is told from a wrong one, and nobody is asked', async () => {
    expect(await streams.connect({ name, invitation: 'x' })).toMatchObject({
      refusal: 'bad-request',
      detail: 'invitation',
    })
  })
})

describe('a lead that is offered', () => {
  const take = (token: string, newCode = other.code) =>
    streams.reconnect({ name, password: old.password, token, newCode, by: 'phone' })

  test('[R14] [L14] goes to who has the token, once: the one before is told, and their code opens nothing', async () => {
    const first = await start()
    const viewer = await connect()
    const { token, endsInMs } = good(await first.offerLead(old.code))
    expect(endsInMs).toBe(600_000)
    const second = opened(good(await take(token.toUpperCase().replaceAll('-', ' '))))
    first.edit(put('x', 'too late'))
    await reach(first, 'superseded')
    second.edit(put('c', 'C'))
    await showing(viewer, second.plan())
    expect(await streams.reconnect({ ...old, name, by: 'computer' })).toMatchObject({ refusal: 'wrong-code' })
    expect(await take(token, 'yet another')).toMatchObject({ refusal: 'wrong-code' })
    // Who has it now may offer it in turn, by the code that is now right.
    expect(await second.offerLead(old.code)).toMatchObject({ refusal: 'wrong-code' })
    good(await second.offerLead(other.code))
  })

  test('[R14] is taken, though the answer is lost, by saying the same again', async () => {
    const first = await start()
    const { token } = good(await first.offerLead(old.code))
    streams = losingAnswerOf(operations.reconnect.fn)
    expect(await take(token)).toMatchObject({ trouble: 'unreachable' })
    opened(good(await take(token)))
  })

  test('[L14] needs the code, and is taken back without it', async () => {
    const leader = await start()
    expect(await leader.offerLead('guessed')).toMatchObject({ refusal: 'wrong-code' })
    expect(await leader.offerLead('')).toMatchObject({ refusal: 'bad-request' })
    const { token } = good(await leader.offerLead(old.code))
    good(await leader.withdrawOffer())
    expect(await take(token)).toMatchObject({ refusal: 'wrong-code' })
    webdis.failWith('unreachable')
    expect(await leader.offerLead(old.code)).toMatchObject({ trouble: 'unreachable' })
  })

  test('[R14] [S3] is not taken by what is no token, nor under a code that is the password', async () => {
    const leader = await start()
    expect(await take('lusab-babad')).toMatchObject({ refusal: 'bad-request', detail: 'token' })
    const { token } = good(await leader.offerLead(old.code))
    expect(await take(token, old.password)).toMatchObject({ detail: 'code: is-password' })
  })
})
