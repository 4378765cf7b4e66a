import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { createWebdis, type Webdis } from '../webdis/webdis.ts'
import { WebdisError } from '../webdis/webdis-error.ts'
import { leaveOpened, opened } from './fake/open-sessions.ts'
import { good, points, put, reach, showing } from './fake/session-probe.ts'
import { randomHex } from './secrets.ts'
import type { Streams } from './session.ts'
import { streamKeys } from './stream-keys.ts'
import { createStreams } from './streams.ts'
import { answerOf, operations } from './wire.ts'

const secrets = { password: 'correct horse', code: 'battery staple' }
const plan = points('a', 'b')
const patience = { timeout: 30_000, interval: 20 }

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-older-copy-'))
let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
afterAll(async () => {
  leaveOpened()
  await stack.stop()
  rmSync(scratch, { recursive: true })
})

/** The way to the server, which remembers what was accepted as which revision, and can be cut. */
function createWatchedNetwork() {
  const webdis = createWebdis({ url: stack.url })
  const accepted = new Map<string, string>()
  let isCut = false
  const reach = (): void => {
    if (isCut) throw new WebdisError('unreachable', 'cut')
  }
  const watched: Webdis = {
    async call(what, options) {
      reach()
      const reply = await webdis.call(what, options)
      const answer = what.fn === operations.publish.fn ? answerOf(operations.publish, reply) : undefined
      if (answer?.ok) {
        const { epoch, data } = JSON.parse(what.body) as { epoch: string; data: string }
        const place = `${epoch}:${answer.value.rev}`
        expect(accepted.get(place) ?? data, place).toBe(data)
        accepted.set(place, data)
      }
      reach()
      return reply
    },
    async subscribe(channel, options) {
      reach()
      return webdis.subscribe(channel, options)
    },
  }
  return {
    streams: createStreams({ webdis: watched }),
    accepted,
    setCut(next: boolean) {
      isCut = next
    },
  }
}

async function start(streams: Streams, viewers: number) {
  const name = `Ёж ${randomHex()}`
  const leader = good(await streams.start({ ...secrets, name, plan, by: 'computer' }))
  opened(leader)
  const connect = async (by = streams) => {
    const viewer = good(await by.connect({ name, password: secrets.password }))
    opened(viewer)
    await reach(viewer, 'live')
    return viewer
  }
  return {
    name,
    leader,
    connect,
    viewers: await Promise.all(Array.from({ length: viewers }, () => connect())),
  }
}

/** What Redis has in its files, to be put back: as a restored backup, or a host that lost its last writes. */
function copyData() {
  const files = join(stack.dataDir, 'redis')
  const copy = mkdtempSync(join(scratch, 'copy-'))
  cpSync(files, copy, { recursive: true })
  return {
    async putBack() {
      await stack.parts.redis.stop()
      rmSync(files, { recursive: true })
      cpSync(copy, files, { recursive: true })
      await stack.parts.redis.start()
      await stack.loadLibrary()
    },
  }
}

test('[R3] [L3] a server that goes back in time while the leader streams gets the leader’s plan, and gives no revision twice', async () => {
  const { streams, accepted } = createWatchedNetwork()
  const { leader, viewers } = await start(streams, 2)
  leader.edit(put('kept', 'in the copy'))
  await leader.settled()
  const { epoch } = leader.status()
  const copy = copyData()
  for (const at of [1, 2, 3]) {
    leader.edit(put(`lost-${at}`, 'not in the copy'))
    await leader.settled()
  }
  for (const viewer of viewers) await showing(viewer, leader.plan())
  // The leader streams on: the next publish meets the older state, or waits until Redis is back.
  leader.edit(put('during', 'the restart'))
  const back = copy.putBack()
  leader.edit(put('a', 'changed meanwhile'))
  await back
  leader.edit(put('after', 'the restart'))
  await vi.waitFor(() => expect(leader.status().epoch).not.toBe(epoch), patience)
  await leader.settled()
  for (const viewer of viewers) {
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
    expect(viewer.status()).toMatchObject({ epoch: leader.status().epoch, rev: leader.status().rev })
  }
  expect([...leader.plan().keys()]).toEqual(
    expect.arrayContaining(['kept', 'lost-1', 'lost-2', 'lost-3', 'during', 'after']),
  )
  expect([...accepted.keys()].filter((place) => place.startsWith(epoch)).length).toBeGreaterThan(3)
})

test('[V10] a viewer who was away while others gave the lost revisions anew finds out, and shows their plan', async () => {
  const { streams } = createWatchedNetwork()
  const { name, leader, connect } = await start(streams, 0)
  const away = createWatchedNetwork()
  const viewer = await connect(away.streams)
  const copy = copyData()
  for (const at of [1, 2, 3]) {
    leader.edit(put('a', `lost ${at}`))
    await leader.settled()
  }
  await showing(viewer, leader.plan())
  const { rev, epoch } = viewer.status()
  away.setCut(true)
  leader.leave()
  await copy.putBack()

  // Another session, which cannot know that the server went back (protocol.md, limits).
  const { streams: others } = createWatchedNetwork()
  const reconnect = () => others.reconnect({ ...secrets, name, by: 'phone' })
  const again = await vi.waitFor(async () => good(await reconnect()), patience)
  opened(again)
  while (again.status().rev < rev) {
    again.edit(put('a', `given anew, after ${again.status().rev}`))
    await again.settled()
  }
  expect(again.status()).toMatchObject({ rev, epoch })

  away.setCut(false)
  viewer.wake()
  await showing(viewer, again.plan())
  await reach(viewer, 'live')
  expect(viewer.status()).toMatchObject({ rev, epoch, divergences: 1 })
})

test('[R11] [V10] [L9] a plan that is spoilt in Redis is found by who joins, and brought back by the leader', async () => {
  const { name, leader, viewers, connect } = await start(createWatchedNetwork().streams, 1)
  const { epoch } = leader.status()
  const [planKey = ''] = streamKeys(name, ['plan'])
  await stack.admin('HDEL', planKey, 'a')
  const late = await connect()
  await vi.waitFor(() => expect(leader.status()).toMatchObject({ divergences: 1, word: 'live' }), patience)
  expect(leader.status().epoch).not.toBe(epoch)
  for (const viewer of [...viewers, late]) {
    await showing(viewer, plan)
    await reach(viewer, 'live')
  }
  expect(late.status().divergences).toBeGreaterThan(0)
})
