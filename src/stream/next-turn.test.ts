import type { Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from '../webdis/deferred.ts'
import { chunk, chunkedHead, type RawServer, startRawServer } from '../webdis/raw-server.ts'
import { createWebdis } from '../webdis/webdis.ts'
import { nextTurn } from './next-turn.ts'

const channel = 'live:00112233445566778899aabbccddeeff'
const message = (rev: number): Buffer =>
  chunk(`message${channel}\nid: e:${rev}\nevent: plan\ndata: {"rev":${rev}}\n\n`)

let server: RawServer | undefined
afterEach(async () => {
  vi.unstubAllGlobals()
  await server?.stop()
})

test('[V3] after a stall, an event that came meanwhile is read before it, though not before the timer', async () => {
  const reached = deferred<Socket>()
  server = await startRawServer((_, socket) => {
    for (const bytes of [chunkedHead('text/event-stream'), chunk(`subscribe${channel}1`)]) socket.write(bytes)
    reached.resolve(socket)
  })
  const subscription = await createWebdis({ url: server.url }).subscribe(channel)
  const socket = await reached.promise
  const told: string[] = []
  const judged = deferred<void>()
  const stall = (): void => {
    setTimeout(() => {
      told.push('timer')
      nextTurn(() => {
        told.push('judged')
        judged.resolve()
      })
    }, 1)
    // Nothing is read and no timer runs until this is over; the server's bytes lie in the socket by then.
    socket.write(message(2))
    const endMs = performance.now() + 20
    while (performance.now() < endMs);
  }
  socket.write(message(1))
  for await (const { id } of subscription) {
    told.push(id)
    if (id === 'e:2') break
    // Timers are what Node does next after this.
    setImmediate(stall)
  }
  await judged.promise
  expect(told).toEqual(['e:1', 'timer', 'e:2', 'judged'])
})

test('comes by a message where the platform has no other way, as browsers do', async () => {
  vi.stubGlobal('setImmediate', undefined)
  await new Promise<void>((resolve) => nextTurn(resolve))
})
