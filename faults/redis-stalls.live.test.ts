import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { samePlan } from '../src/plan/diff-plans.ts'
import { randomHex } from '../src/stream/secrets.ts'
import { newChannel, subscriptionName } from '../src/stream/stream-keys.ts'
import { answerOf, callOf, operations } from '../src/stream/wire.ts'
import type { CallOptions } from '../src/webdis/call.ts'
import { createWebdis, type Webdis } from '../src/webdis/webdis.ts'
import { createRandom } from './random.ts'
import { openWorld, type World } from './world.ts'

/** Longer than any client waits for an answer. */
const STALL_MS = 20_000
const WORLDS = 4
const VIEWERS = 2
const STRANGERS = 12
const EVERY_MS = 50
const PATIENT: CallOptions = { patienceMs: 60_000 }
/** As a beat is (V3). */
const IMPATIENT: CallOptions = { patienceMs: 4_000 }

let stack: Stack
let webdis: Webdis
const worlds: World[] = []
/** what sessions came to that they must never come to by an answer that is not theirs */
const ends: string[] = []

const isEnd = (word: string): boolean => ['ended', 'refused', 'superseded', 'choosing'].includes(word)

async function openWatchedWorld(at: number): Promise<World> {
  const world = await openWorld(stack, createRandom(at), VIEWERS)
  for (const session of [world.leader(), ...world.viewers.map((viewer) => viewer.session)]) {
    session.subscribe(() => {
      if (isEnd(session.status().word)) ends.push(`${at}: ${session.status().word}`)
    })
  }
  return world
}

/** A stream that is known by its salt. */
async function startStranger() {
  const name = `stranger ${randomHex()}`
  const salt = randomHex()
  const channel = newChannel(name)
  const pass = {
    password: randomHex() + randomHex(),
    code: randomHex() + randomHex(),
    key: randomHex(),
    salt,
    channel,
  }
  const start = { ...pass, kdf: 'argon2id:19456:2:1', epoch: randomHex(), by: 'script', ttl: 600 } as const
  await webdis.call(callOf(operations.start, name, { ...start, edit: 'first', data: new Map() }))
  /** Whether the answer is this stream's; undefined: it was not waited for. */
  const isAnsweredRight = async (options: CallOptions): Promise<boolean | undefined> => {
    const reply = await webdis.call(callOf(operations.salt, name, {}), options).catch(() => undefined)
    if (reply === undefined) return undefined
    const answer = answerOf(operations.salt, reply)
    return answer.ok && answer.value.salt === salt
  }
  return { channel, isAnsweredRight }
}

/** One who does not wait for headers any longer than viewers do (V1). */
async function subscribeInVain(channel: string): Promise<void> {
  const giveUp = AbortSignal.timeout(3_000)
  await webdis.subscribe(subscriptionName(channel), { signal: giveUp }).catch(() => {})
}

async function subscribersOf(channels: readonly string[]): Promise<readonly number[]> {
  const reply = await stack.admin('PUBSUB', 'NUMSUB', ...channels.map(subscriptionName))
  return Array.isArray(reply) ? reply.filter((_, at) => at % 2 === 1).map(Number) : []
}

beforeAll(async () => {
  stack = await startStack()
  webdis = createWebdis({ url: stack.url })
  for (let at = 0; at < WORLDS; at += 1) worlds.push(await openWatchedWorld(at))
}, 60_000)
afterAll(async () => {
  for (const world of worlds) await world.close()
  await stack.stop()
}, 60_000)

test('[W34] [V1] [L3] a Redis that stands still has nobody take what is somebody else’s, and all go on after it', async () => {
  const gone = await openWorld(stack, createRandom(WORLDS), 0)
  await gone.close()
  const strangers = await Promise.all(Array.from({ length: STRANGERS }, startStranger))
  const epochs = worlds.map((world) => world.leader().status().epoch)
  const stopEditing = worlds.map((world) => world.edit())
  const answers: Promise<boolean | undefined>[] = []

  stack.parts.redis.signal('SIGSTOP')
  const stillUntilMs = Date.now() + STALL_MS
  for (let at = 0; Date.now() < stillUntilMs; at += 1) {
    const stranger = strangers[at % STRANGERS]
    if (stranger) {
      answers.push(stranger.isAnsweredRight(at % 3 === 0 ? IMPATIENT : PATIENT))
      void subscribeInVain(stranger.channel)
    }
    // What says that a stream was stopped ends whoever takes it for their own.
    void webdis.call(callOf(operations.salt, gone.name, {}), IMPATIENT).catch(() => {})
    await delay(EVERY_MS)
  }
  stack.parts.redis.signal('SIGCONT')

  const answered = await Promise.all(answers)
  expect(answered.filter((isRight) => isRight === false)).toEqual([])
  expect(answered.filter((isRight) => isRight).length).toBeGreaterThan(answers.length / 2)
  for (const stop of stopEditing) stop()
  for (const [at, world] of worlds.entries()) {
    const leader = world.leader()
    await leader.settled()
    await expect
      .poll(() => world.viewers.every(({ session }) => samePlan(session.plan(), leader.plan())), {
        timeout: 30_000,
      })
      .toBe(true)
    expect(leader.status()).toMatchObject({ epoch: epochs[at], unconfirmed: 0, divergences: 0 })
  }
  expect(ends).toEqual([])
  const channels = strangers.map(({ channel }) => channel)
  await expect.poll(() => subscribersOf(channels), { timeout: 30_000 }).toEqual(channels.map(() => 0))
}, 120_000)
