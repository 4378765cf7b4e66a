import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { applyEdit } from '../plan/edit.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { leaveOpened, opened } from './fake/open-sessions.ts'
import { good, points, put, record, showing } from './fake/session-probe.ts'
import { randomHex } from './secrets.ts'
import type { LeaderSession, LeadNote, Streams } from './session.ts'
import { createStreams } from './streams.ts'

const plan = points('a', 'b')
const unsent = put('c', 'C')
const whole = applyEdit(plan, unsent).plan

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

/** A stream with a viewer; its leader is gone, and has left this note. */
async function leftStream() {
  const secrets = { name: `Ёж ${randomHex()}`, password: 'correct horse', code: 'battery staple' }
  const leader = good(await streams.start({ ...secrets, plan, by: 'computer' }))
  leader.edit(put('a', 'A'))
  leader.edit(put('a', 'a'))
  await leader.settled()
  const notes: (LeadNote | undefined)[] = []
  leader.subscribe((event) => {
    if (event.type === 'note') notes.push(event.note)
  })
  leader.leave()
  const viewer = opened(good(await streams.connect(secrets)))
  await showing(viewer, plan)
  const note = notes.at(-1)
  if (!note) throw new Error('the leader left no note')
  const askBack = (more: { bringBack?: boolean } = {}) =>
    streams.reconnect({ ...secrets, plan: whole, note, by: 'computer', ...more })
  const comeBack = async (more?: { bringBack?: boolean }) => opened(good(await askBack(more)))
  const other = async () => opened(good(await streams.reconnect({ ...secrets, by: 'phone' })))
  return { viewer, askBack, comeBack, other }
}

const isAsked = (leader: LeaderSession) => record(leader).some(({ type }) => type === 'differs')

test('[L11] a leader who comes back sends what was not confirmed, and asks nothing', async () => {
  const { viewer, comeBack } = await leftStream()
  const leader = await comeBack()
  expect(isAsked(leader)).toBe(false)
  await leader.settled()
  expect(leader.status()).toMatchObject({ term: 2 })
  await showing(viewer, whole)
})

test('[L11] [L5] a leader after whom somebody else led chooses', async () => {
  const { viewer, comeBack, other } = await leftStream()
  const second = await other()
  second.edit(put('b', 'theirs'))
  await second.settled()
  const leader = await comeBack()
  expect(isAsked(leader)).toBe(true)
  leader.choose('keep-mine')
  await leader.settled()
  await showing(viewer, whole)
})

test('[L11] [V8] a stream that the server lost is there again once its leader says so, and its viewers follow', async () => {
  const { viewer, askBack, comeBack } = await leftStream()
  await stack.admin('FLUSHALL')
  expect(await askBack()).toMatchObject({ refusal: 'unknown-stream', lost: true })
  const leader = await comeBack({ bringBack: true })
  expect(leader.broughtBack).toBe(true)
  await showing(viewer, whole)
})
