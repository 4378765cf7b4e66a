import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { samePlan } from '../plan/diff-plans.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { points, put } from './fake/session-probe.ts'
import type { StreamOutcome } from './session.ts'
import { streamKeys } from './stream-keys.ts'
import { createStreams } from './streams.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const good = <T>(outcome: StreamOutcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new Error(`The server said no: ${outcome.refusal ?? outcome.trouble}`)
}

test('[L3] a log that is ahead of its stream, to which Redis adds nothing, is replaced with the stream', async () => {
  const streams = createStreams({ webdis: createWebdis({ url: stack.url }) })
  const secrets = { name: 'odd log', password: 'correct horse', code: 'battery staple' }
  const leader = good(await streams.start({ ...secrets, plan: points('a'), by: 'computer' }))
  const viewer = good(await streams.connect(secrets))
  const { epoch } = leader.status()
  const [log = ''] = streamKeys(secrets.name, ['log'])
  await stack.admin('XADD', log, '999-0', 'e', 'of another time')

  leader.edit(put('b', 'B'))
  await leader.settled()
  expect(leader.status()).toMatchObject({ word: 'live', unconfirmed: 0 })
  expect(leader.status().epoch).not.toBe(epoch)
  await expect
    .poll(() => samePlan(viewer.plan(), leader.plan()) && viewer.status().word, { timeout: 30_000 })
    .toBe('live')
  viewer.disconnect()
  leader.leave()
}, 60_000)
