import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { good, point, put, reach, record, showing } from './fake/session-probe.ts'
import { createStreams } from './streams.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const streams = () => createStreams({ webdis: createWebdis({ url: stack.url }) })
const secrets = { password: 'correct horse', code: 'battery staple' }

test('viewers see a leader’s plan and every edit of it', async () => {
  const name = 'Операция «Ёж» / v1.json'
  const plan = new Map([['a', point('A')]])
  const leader = good(await streams().start({ ...secrets, name, plan, by: 'computer' }))
  const early = good(await streams().connect({ name, password: secrets.password }))
  const events = record(early)
  await showing(early, plan)
  leader.edit(put('b', 'B'))
  leader.edit({ put: new Map([['a', point('Я')]]), del: [] })
  await leader.settled()
  const late = good(await streams().connect({ name, password: secrets.password }))
  for (const viewer of [early, late]) {
    await showing(viewer, leader.plan())
    await reach(viewer, 'live')
  }
  expect(events.filter(({ type }) => type !== 'status').map(({ type }) => type)).toContain('edit')
  early.disconnect()
  late.disconnect()
  good(await leader.stop())
})
