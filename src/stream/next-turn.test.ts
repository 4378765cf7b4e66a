import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { nextTurn } from './next-turn.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Two ends of one connection. */
async function createLine(): Promise<{ from: Socket; to: Socket; hangUp: () => void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const to = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1')
  const [[from]] = await Promise.all([once(server, 'connection'), once(to, 'connect')])
  return {
    from,
    to,
    hangUp() {
      to.destroy()
      server.close()
    },
  }
}

test('[V3] after a stall, what came meanwhile is read before it, though not before the timer that asks for it', async () => {
  const { from, to, hangUp } = await createLine()
  const told: string[] = []
  to.on('data', () => told.push('read'))
  await new Promise<void>((resolve) => {
    setTimeout(() => {
      told.push('timer')
      nextTurn(() => {
        told.push('judged')
        resolve()
      })
    }, 1)
    // Node reads nothing and runs no timer until this is over.
    from.write('an event')
    const endMs = performance.now() + 50
    while (performance.now() < endMs);
  })
  hangUp()
  expect(told).toEqual(['timer', 'read', 'judged'])
})

test('comes by a message where the platform has no other way, as browsers do', async () => {
  vi.stubGlobal('setImmediate', undefined)
  await new Promise<void>((resolve) => nextTurn(resolve))
})
