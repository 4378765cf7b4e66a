import type { Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from './deferred.ts'
import { chunk, chunkedHead, httpResponse, type RawServer, startRawServer } from './raw-server.ts'
import { createWebdis } from './webdis.ts'
import { WebdisError } from './webdis-error.ts'

let server: RawServer | undefined
afterEach(async () => {
  vi.useRealTimers()
  await server?.stop()
  server = undefined
})

const channel = 'live:00112233445566778899aabbccddeeff'
const message = (n: number): string => `message${channel}\nid: e:${n}\nevent: plan\ndata: {"rev":${n}}\n\n`
const confirmed = [chunkedHead('text/event-stream'), chunk(`subscribe${channel}1`)]

const typeOf = (error: unknown): unknown => (error instanceof WebdisError ? error.type : error)

/** The ids of the events that come, and then why they ended. */
async function story(answer: (socket: Socket) => void, signal?: AbortSignal): Promise<unknown[]> {
  server = await startRawServer((_, socket) => answer(socket))
  const told: unknown[] = []
  try {
    const subscription = await createWebdis({ url: server.url }).subscribe(channel, { signal })
    told.push('stands')
    for await (const event of subscription) told.push(event.id)
  } catch (error) {
    told.push(typeOf(error))
  }
  return told
}

const writeAll = (socket: Socket, pieces: readonly (string | Buffer)[]): void => {
  for (const piece of pieces) socket.write(piece)
}

test('yields events as they come and says that the other side ended', async () => {
  const told = await story((socket) => {
    writeAll(socket, [...confirmed, chunk(message(1)), chunk(message(2)), '0\r\n\r\n'])
  })
  expect(told).toEqual(['stands', 'e:1', 'e:2', 'ended'])
})

test('asks for the channel by its encoded name', async () => {
  const heads: string[] = []
  server = await startRawServer(({ head }, socket) => {
    heads.push(head)
    writeAll(socket, [...confirmed, '0\r\n\r\n'])
  })
  await createWebdis({ url: server.url }).subscribe(channel)
  expect(heads[0]).toMatch(/^GET \/webdis\/SUBSCRIBE\/live%3a00112233445566778899aabbccddeeff HTTP/)
})

test('[W21] stands only when the headers are there', async () => {
  const reached = deferred<Socket>()
  server = await startRawServer((_, socket) => reached.resolve(socket))
  let stands = false
  const standing = createWebdis({ url: server.url })
    .subscribe(channel)
    .then(() => {
      stands = true
    })
  const socket = await reached.promise
  expect(stands).toBe(false)
  writeAll(socket, confirmed)
  await standing
  expect(stands).toBe(true)
})

test('[W26] gives up on a subscription whose headers do not come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reached = deferred<void>()
  const told = story(() => reached.resolve())
  await reached.promise
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await told).toEqual(['timeout'])
})

test('is patient with silence once it stands', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reached = deferred<Socket>()
  server = await startRawServer((_, socket) => {
    writeAll(socket, confirmed)
    reached.resolve(socket)
  })
  const subscription = await createWebdis({ url: server.url }).subscribe(channel)
  await vi.advanceTimersByTimeAsync(3_600_000)
  const socket = await reached.promise
  writeAll(socket, [chunk(message(1))])
  for await (const event of subscription) {
    expect(event.id).toBe('e:1')
    break
  }
})

test.each([
  ['a line that breaks off', 'unreachable', (socket: Socket) => socket.destroy()],
  ['broken chunk framing', 'unreachable', (socket: Socket) => socket.write('zzz\r\nmessage')],
  [
    'a status line inside the body',
    'broken-stream',
    (socket: Socket) => socket.write(chunk('HTTP/1.1 200 OK\r\n')),
  ],
  [
    'bytes that are not UTF-8',
    'broken-stream',
    (socket: Socket) => socket.write(chunk(new Uint8Array([0xff]))),
  ],
])('[V5] says so at %s, after what came before', async (_, type, breakIt) => {
  const told = await story((socket) => {
    writeAll(socket, [...confirmed, chunk(message(1))])
    socket.write(chunk('message'), () => setImmediate(() => breakIt(socket)))
  })
  expect(told.at(-1)).toBe(type)
})

test.each([
  ['an HTML page', httpResponse('200 OK', 'text/html', '<h1>Log in</h1>'), 'not-webdis'],
  ['a refusal', httpResponse('403 Forbidden', 'text/html', ''), 'denied'],
  ['an unknown address', httpResponse('404 Not Found', 'text/html', ''), 'not-webdis'],
  ['a gateway without Webdis', httpResponse('502 Bad Gateway', 'text/html', ''), 'away'],
  [
    'a chunk ahead of the status line [W25]',
    `5\r\nhello\r\n${chunkedHead('text/event-stream')}`,
    'unreachable',
  ],
])('does not stand on %s', async (_, bytes, type) => {
  expect(await story((socket) => socket.end(bytes))).toEqual([type])
})

test('ends with the reason of its signal and hangs up', async () => {
  const controller = new AbortController()
  const hungUp = deferred<void>()
  const told = await story((socket) => {
    socket.on('close', () => hungUp.resolve())
    writeAll(socket, [...confirmed, chunk(message(1))])
    setImmediate(() => controller.abort('the user left'))
  }, controller.signal)
  expect(told.at(-1)).toBe('the user left')
  await hungUp.promise
})

test('[W29] hangs up when nobody listens any more', async () => {
  const hungUp = deferred<void>()
  server = await startRawServer((_, socket) => {
    socket.on('close', () => hungUp.resolve())
    writeAll(socket, [...confirmed, chunk(message(1))])
  })
  for await (const event of await createWebdis({ url: server.url }).subscribe(channel)) {
    expect(event.id).toBe('e:1')
    break
  }
  await hungUp.promise
})
