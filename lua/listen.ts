import { once } from 'node:events'
import { connect } from 'node:net'
import { encodeCommand, readReply } from '../scripts/stack/resp.ts'
import type { Stack } from '../scripts/stack/stack.ts'

export type StreamEvent = { readonly id: string; readonly type: string; readonly data: string }

export type Listener = {
  /** The first `count` messages since the start, as they came. */
  messages(count: number): Promise<readonly string[]>
  events(count: number): Promise<readonly StreamEvent[]>
  /** Every event that was published before this call. */
  eventsSoFar(): Promise<readonly StreamEvent[]>
  close(): void
}

/** Subscribes at Redis itself, past Webdis, which changes the order of messages (W22). */
export async function listen(stack: Stack, channel: string): Promise<Listener> {
  const name = `live:${channel}`
  const messages: string[] = []
  const socket = connect({ host: '127.0.0.1', port: stack.redisPort })
  const arrival = new EventTarget()
  let unread = Buffer.alloc(0)
  socket.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes])
    for (let read = readReply(unread); typeof read !== 'symbol'; read = readReply(unread)) {
      unread = unread.subarray(read.next)
      if (!Array.isArray(read.reply)) throw new Error(`Redis answered ${read.reply}`)
      if (read.reply[0] === 'message') messages.push(String(read.reply[2]))
      arrival.dispatchEvent(new Event('arrival'))
    }
  })
  const nextArrival = () => once(arrival, 'arrival')
  const subscribed = nextArrival()
  socket.write(encodeCommand(['SUBSCRIBE', name]))
  await subscribed

  const first = async (count: number) => {
    while (messages.length < count) await nextArrival()
    return messages.slice(0, count)
  }
  return {
    messages: first,
    events: async (count) => (await first(count)).map(parseEvent),
    async eventsSoFar() {
      const mark = `mark ${messages.length} ${Math.random()}`
      await stack.admin('PUBLISH', name, mark)
      while (!messages.includes(mark)) await nextArrival()
      messages.splice(messages.indexOf(mark), 1)
      return messages.map(parseEvent)
    },
    close: () => socket.destroy(),
  }
}

/** E1, to the letter. */
function parseEvent(message: string): StreamEvent {
  const parts = /^\nid: (.*)\nevent: (.*)\ndata: (.*)\n\n$/.exec(message)
  const [, id, type, data] = parts ?? []
  if (id === undefined || type === undefined || data === undefined) {
    throw new Error(`not framed as E1 says: ${JSON.stringify(message)}`)
  }
  return { id, type, data }
}
