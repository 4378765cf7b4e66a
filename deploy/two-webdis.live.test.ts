import { Agent, request } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { good, points, put, reach, record, showing } from '../src/stream/fake/session-probe.ts'
import type { ViewerSession } from '../src/stream/session.ts'
import { createStreams } from '../src/stream/streams.ts'
import { createWebdis } from '../src/webdis/webdis.ts'

let stack: Stack
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

beforeAll(async () => {
  stack = await startStack({ onDeath: () => {} })
})
afterAll(async () => {
  agent.destroy()
  await stack.stop()
})

/** The status of one call of `stream_version` at the edge. */
const ask = () =>
  new Promise<number>((resolve, reject) => {
    const path = '/webdis/FCALL_RO/stream_version/0'
    const asked = request({ agent, host: '127.0.0.1', port: stack.edgePort, method: 'PUT', path })
    asked.on('error', reject)
    asked.on('response', (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0))
    })
    asked.end('{}')
  })

test('no call fails when one of the two is killed in the middle of many', async () => {
  const [killed] = stack.parts.webdis
  const statuses: number[] = []
  const askOn = async () => {
    while (killed.pid() !== undefined) statuses.push(await ask())
    for (let more = 0; more < 10; more++) statuses.push(await ask())
  }
  const asking = Promise.all(Array.from({ length: 16 }, askOn))
  await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(100), 25_000)
  killed.signal('SIGKILL')
  await asking
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  await killed.start()
})

/** How long a viewer was not live, by what it told. */
function awayMs(viewer: ViewerSession) {
  let sinceMs: number | undefined
  let sumMs = 0
  viewer.subscribe((event) => {
    if (event.type !== 'status') return
    const isLive = event.status.word === 'live'
    if (sinceMs !== undefined && isLive) sumMs += performance.now() - sinceMs
    if (isLive) sinceMs = undefined
    else sinceMs ??= performance.now()
  })
  return () => Math.round(sumMs)
}

test.each([0, 1] as const)(
  '[V4] viewers of the Webdis that is killed are live again by the other, those of the other never notice: %i',
  async (which) => {
    const streams = createStreams({ webdis: createWebdis({ url: stack.url }) })
    const secrets = { name: `Two ${which}`, password: 'correct horse', code: 'battery staple' }
    const leader = good(await streams.start({ ...secrets, plan: points('a'), by: 'computer' }))
    const viewers: ViewerSession[] = []
    while (viewers.length < 4) {
      const viewer = good(await streams.connect(secrets))
      viewers.push(viewer)
      await reach(viewer, 'live')
    }
    const events = viewers.map(record)
    const away = viewers.map(awayMs)

    await stack.parts.webdis[which].stop('SIGKILL')
    for (let edits = 0; edits < 20; edits++) {
      leader.edit(put(`id${edits % 3}`, `${edits}`))
      await leader.settled()
    }
    const thrown = () => viewers.filter((viewer) => viewer.status().reconnects > 0).length
    await vi.waitFor(() => expect(thrown()).toBe(2), 25_000)
    for (const viewer of viewers) {
      await showing(viewer, leader.plan())
      await reach(viewer, 'live')
    }
    expect(stack.parts.webdis[which].pid()).toBeUndefined()
    for (const seen of events) {
      let rev = 0
      for (const event of seen) {
        if (event.type === 'edit') expect(event.rev).toBe(rev + 1)
        if (event.type !== 'status') rev = event.rev
      }
      expect(rev).toBe(leader.status().rev)
    }
    const longestMs = Math.max(...away.map((one) => one()))
    process.stdout.write(`viewers of a killed Webdis were away for ${longestMs} ms at most\n`)
    expect(thrown()).toBe(2)

    for (const viewer of viewers) viewer.disconnect()
    await leader.stop()
    await stack.parts.webdis[which].start()
  },
)
