import { connect } from 'node:net'
import { sharedMs } from './clock.ts'

/** Where to subscribe: the edge, or Webdis itself. */
export type ReadAddress = { readonly port: number; readonly path: string }

const PLAN_EVENT = /\nid: [0-9a-f]{32}:(\d+)\nevent: plan\n/

/** Subscribes over a bare socket and tells when each plan event was there as a whole; resolves when the subscription stands (W21). */
export function openPlainReader(
  { port, path }: ReadAddress,
  onRev: (rev: number, atMs: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port })
    let unread = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      resolve()
      unread += text
      for (let end = unread.indexOf('\n\n'); end >= 0; end = unread.indexOf('\n\n')) {
        const event = PLAN_EVENT.exec(unread.slice(0, end))
        if (event) onRev(Number(event[1]), sharedMs())
        unread = unread.slice(end + 2)
      }
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The subscription was closed.')))
    socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  })
}
