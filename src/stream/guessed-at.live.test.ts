import { afterAll, beforeAll, expect, test } from 'vitest'
import { keysOf, sha1 } from '../../lua/test-stream.ts'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { leaveOpened, opened } from './fake/open-sessions.ts'
import { good, points, put, record, showing } from './fake/session-probe.ts'
import { randomHex } from './secrets.ts'
import type { Streams } from './session.ts'
import { createStreams } from './streams.ts'

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

/** As if somebody had guessed at all secrets of this name for hours, the last time just now. */
async function guessAt(name: string): Promise<void> {
  const guesses = `400:${Date.now()}:${'0'.repeat(16)}`
  for (const secret of ['p', 'c'])
    await stack.admin('HSET', keysOf(name).guesses, sha1(name).slice(2, 4) + secret, guesses)
}

test('[K2] while somebody guesses, a leader edits, offers the lead, changes the secrets and stops, and a viewer follows', async () => {
  const secrets = { name: randomHex(), password: 'correct horse', code: 'battery staple' }
  const plan = points('a', 'b')
  const leader = good(await streams.start({ ...secrets, plan, by: 'computer' }))
  opened(leader)
  const viewer = good(await streams.connect(secrets))
  opened(viewer)
  await showing(viewer, plan)
  const statuses = record(viewer)
  const busy = async (id: string) => {
    await guessAt(secrets.name)
    leader.edit(put(id, 'X'))
    await leader.settled()
    await showing(viewer, leader.plan())
  }
  await busy('c')
  await guessAt(secrets.name)
  good(await leader.offerLead(secrets.code))
  await guessAt(secrets.name)
  const code = 'tractor melon'
  good(await leader.changeSecrets({ ...secrets, code, isNewPassword: false }))
  await busy('d')
  await guessAt(secrets.name)
  good(await leader.stop())
  await expect.poll(() => viewer.status().word, { timeout: 30_000 }).toBe('ended')
  const words = statuses.flatMap((event) => (event.type === 'status' ? [event.status.word] : []))
  expect(words).not.toContain('refused')
  expect(words).not.toContain('offline')
})
