import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { startStack } from '../scripts/stack/stack.ts'

const CHANNEL = '0123456789abcdef'.repeat(2)
/** 200 KB a second */
const MESSAGE_BYTES = 10_000
const PER_SECOND = 20
const CUT_WITHIN_SECONDS = 15

test('[W23] viewers that stop reading are cut off, one at each Webdis: nobody else misses anything, no memory is taken, nothing stays', async () => {
  const stack = await startStack()
  const sockets: Socket[] = []
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await stack.stop()
  })
  const subscribe = async () => {
    const socket = connect({ host: '127.0.0.1', port: stack.edgePort })
    sockets.push(socket)
    socket.write(`GET /webdis/SUBSCRIBE/live%3a${CHANNEL} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    await once(socket, 'readable')
    return socket
  }
  /** All that comes, from the first message on. */
  const listen = async () => {
    const socket = await subscribe()
    let received = ''
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text
    })
    return () => [...received.matchAll(/id: (\d+)\./g)].map(([, id]) => Number(id))
  }
  const subscribers = async () =>
    Number(String(await stack.admin('PUBSUB', 'NUMSUB', `live:${CHANNEL}`)).split(',')[1])
  const memoryMiB = () =>
    stack.parts.webdis.map((webdis) => {
      const status = readFileSync(`/proc/${webdis.pid()}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
    })

  // The edge takes the two in turn.
  await subscribe()
  await subscribe()
  const readers = [await listen(), await listen()]
  expect(await subscribers()).toBe(4)

  const before = memoryMiB()
  const peak = [...before]
  let published = 0
  while ((await subscribers()) > 2) {
    published++
    await stack.admin(
      'PUBLISH',
      `live:${CHANNEL}`,
      `\nid: ${published}.\ndata: ${'x'.repeat(MESSAGE_BYTES)}\n\n`,
    )
    for (const [at, mib] of memoryMiB().entries()) peak[at] = Math.max(peak[at] ?? 0, mib)
    await delay(1000 / PER_SECOND)
  }
  expect(await subscribers()).toBe(2)
  // By what was published: on a slow machine less of it fits into the same time.
  expect(published / PER_SECOND).toBeLessThan(CUT_WITHIN_SECONDS)
  const all = Array.from({ length: published }, (_, at) => at + 1)
  for (const heard of readers) {
    // In whatever order (W22), each once.
    await expect.poll(() => heard().sort((a, b) => a - b), { timeout: 20_000 }).toEqual(all)
  }
  const grownMiB = peak.map((mib, at) => mib - (before[at] ?? 0))
  process.stdout.write(
    `viewers that stop reading are cut off after ${published / PER_SECOND} s of 200 KB/s; the two Webdis took ${grownMiB.map((mib) => mib.toFixed(1)).join(' and ')} MiB more\n`,
  )
  for (const mib of grownMiB) expect(mib).toBeLessThan(8)

  for (const socket of sockets) socket.destroy()
  await expect.poll(subscribers, { timeout: 20_000 }).toBe(0)
}, 90_000)
