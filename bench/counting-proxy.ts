import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Stands between one viewer and the edge and counts every byte that the viewer receives, framing included. */
export type CountingProxy = {
  readonly url: string
  /** bytes so far, by what they answered */
  readonly received: { subscription: number; calls: number }
  readonly close: () => void
}

export async function openCountingProxy(port: number): Promise<CountingProxy> {
  const received = { subscription: 0, calls: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((viewer) => {
    const edge = connect({ host: '127.0.0.1', port })
    let asked: keyof typeof received = 'calls'
    viewer.on('data', (bytes) => {
      const method = bytes.toString('latin1', 0, 4)
      if (method === 'GET ') asked = 'subscription'
      if (method === 'PUT ') asked = 'calls'
      edge.write(bytes)
    })
    edge.on('data', (bytes) => {
      received[asked] += bytes.length
      viewer.write(bytes)
    })
    for (const [socket, other] of [
      [viewer, edge],
      [edge, viewer],
    ] as const) {
      sockets.add(socket)
      socket.setNoDelay(true)
      // Either side may hang up whenever it likes.
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
