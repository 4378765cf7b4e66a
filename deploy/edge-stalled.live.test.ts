import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startStack } from '../scripts/stack/stack.ts'

const CHANNEL = '0123456789abcdef'.repeat(2)
const MESSAGE_BYTES = 10_000
const PER_SECOND = 20

test('[W23] a viewer that stops reading is cut off, and nobody else misses anything', async () => {
  const stack = await startStack()
  onTestFinished(() => stack.stop())
  const subscribe = async () => {
    const socket = connect({ host: '127.0.0.1', port: stack.edgePort })
    socket.write(`GET /webdis/SUBSCRIBE/live%3a${CHANNEL} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    await once(socket, 'readable')
    return socket
  }
  const stalled = await subscribe()
  const reader = await subscribe()
  let received = ''
  reader.setEncoding('latin1').on('data', (text: string) => {
    received += text
  })
  const subscribers = async () =>
    Number(String(await stack.admin('PUBSUB', 'NUMSUB', `live:${CHANNEL}`)).split(',')[1])
  expect(await subscribers()).toBe(2)

  let published = 0
  while ((await subscribers()) === 2) {
    published++
    await stack.admin(
      'PUBLISH',
      `live:${CHANNEL}`,
      `\nid: ${published}.\ndata: ${'x'.repeat(MESSAGE_BYTES)}\n\n`,
    )
    await delay(1000 / PER_SECOND)
  }
  expect(await subscribers()).toBe(1)
  await expect.poll(() => received.match(/id: \d+\./g)?.length, { timeout: 10_000 }).toBe(published)

  stalled.destroy()
  reader.destroy()
}, 60_000)
