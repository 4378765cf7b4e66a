import { once } from 'node:events'
import { connect } from 'node:net'
import { encodeCommand } from '../scripts/stack/resp.ts'

/** Publishes at Redis itself, over one connection that stays open. */
export type BarePublisher = {
  readonly publish: (channel: string, message: string) => void
  readonly close: () => void
}

export async function openBarePublisher(redisPort: number): Promise<BarePublisher> {
  const socket = connect({ host: '127.0.0.1', port: redisPort, noDelay: true })
  await once(socket, 'connect')
  socket.on('data', (reply) => {
    if (reply.includes('-')) throw new Error(`Redis refused to publish: ${reply}`)
  })
  return {
    publish: (channel, message) => socket.write(encodeCommand(['PUBLISH', channel, message])),
    close: () => socket.destroy(),
  }
}
