import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** How bytes travel between clients and the edge. */
export type Weather =
  | { readonly kind: 'fair' }
  /** every byte of an answer is this late */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** nothing closes, nothing arrives; a connection that met this never carries a byte again */
  | { readonly kind: 'black-hole' }
  /** whoever connects is hung up on */
  | { readonly kind: 'away' }
  /** requests arrive; the connection breaks instead of the answer */
  | { readonly kind: 'answers-lost' }
  /** each connection breaks after so many bytes of answers */
  | { readonly kind: 'cutting'; readonly afterBytes: () => number }

/** A TCP line from clients to the edge that can be told to be bad. */
export type Line = {
  readonly url: string
  readonly set: (weather: Weather) => void
  /** Every connection breaks now. */
  readonly cut: () => void
  readonly close: () => void
}

export const fair: Weather = { kind: 'fair' }

export async function openLine(edgePort: number): Promise<Line> {
  let weather: Weather = fair
  const pairs = new Set<Pair>()
  const server = createServer((client) => {
    if (weather.kind === 'away') {
      client.on('error', () => {})
      client.resetAndDestroy()
      return
    }
    const pair = join(client, edgePort, () => weather)
    if (weather.kind === 'black-hole') pair.swallow()
    pairs.add(pair)
    client.once('close', () => {
      if (pair.isDone()) pairs.delete(pair)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    set(next) {
      // The far side finds out about a black hole in the end; the near side never does.
      if (weather.kind === 'black-hole') for (const pair of pairs) pair.giveUpFarSide()
      weather = next
      if (next.kind === 'black-hole') for (const pair of pairs) pair.swallow()
      if (next.kind === 'cutting') for (const pair of pairs) pair.limit(next.afterBytes())
      if (next.kind === 'away') for (const pair of pairs) pair.destroy()
      for (const pair of pairs) if (pair.isDone()) pairs.delete(pair)
    },
    cut() {
      for (const pair of pairs) pair.destroy()
      pairs.clear()
    },
    close() {
      server.close()
      for (const pair of pairs) pair.destroy()
    },
  }
}

type Pair = {
  readonly swallow: () => void
  readonly giveUpFarSide: () => void
  readonly limit: (bytes: number) => void
  readonly destroy: () => void
  readonly isDone: () => boolean
}

/** One client's connection and the one to the edge that it is for. */
function join(client: Socket, edgePort: number, weather: () => Weather): Pair {
  const edge = connect({ host: '127.0.0.1', port: edgePort })
  let isSwallowed = false
  let left = Infinity
  const late: { bytes: Buffer; dueMs: number }[] = []

  const destroy = (): void => {
    client.destroy()
    edge.destroy()
  }
  const deliver = (bytes: Buffer): void => {
    if (isSwallowed || client.destroyed) return
    if (bytes.length <= left) {
      left -= bytes.length
      client.write(bytes)
      return
    }
    // What stands before the cut still arrives.
    client.end(bytes.subarray(0, left))
    edge.destroy()
  }
  const deliverDue = (): void => {
    for (let first = late[0]; first && first.dueMs <= Date.now(); first = late[0]) {
      late.shift()
      deliver(first.bytes)
    }
    if (late[0]) setTimeout(deliverDue, Math.max(1, late[0].dueMs - Date.now()))
  }

  client.setNoDelay(true)
  edge.setNoDelay(true)
  client.on('data', (bytes) => {
    if (!isSwallowed) edge.write(bytes)
  })
  edge.on('data', (bytes) => {
    const now = weather()
    if (isSwallowed) return
    if (now.kind === 'answers-lost') {
      destroy()
      return
    }
    if (now.kind === 'cutting' && left === Infinity) left = now.afterBytes()
    const delayMs = now.kind === 'slow' ? now.delayMs : 0
    if (delayMs === 0 && late.length === 0) {
      deliver(bytes)
      return
    }
    const dueMs = Math.max(Date.now() + delayMs, late.at(-1)?.dueMs ?? 0)
    if (late.push({ bytes, dueMs }) === 1) setTimeout(deliverDue, delayMs)
  })
  // Either side may hang up whenever it likes; through a black hole the other one does not hear of it.
  client.on('error', () => {})
  edge.on('error', () => {})
  client.on('close', () => {
    if (!isSwallowed) edge.destroy()
  })
  edge.on('close', () => {
    if (!isSwallowed) client.destroy()
  })

  return {
    swallow() {
      isSwallowed = true
    },
    giveUpFarSide() {
      if (isSwallowed) edge.destroy()
    },
    limit(bytes) {
      left = bytes
    },
    destroy,
    isDone: () => client.destroyed && edge.destroyed,
  }
}
