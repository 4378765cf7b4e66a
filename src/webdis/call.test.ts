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

const call = { fn: 'stream_list', readOnly: true, keys: [], body: '{}' }

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise
  } catch (error) {
    return error instanceof WebdisError ? error.type : error
  }
}

/** What a call comes to when the server answers with these bytes and hangs up, or keeps the line if `open`. */
async function answered(bytes: string | readonly (string | Buffer)[], open = false): Promise<unknown> {
  server = await startRawServer((_, socket) => {
    for (const piece of typeof bytes === 'string' ? [bytes] : bytes) socket.write(piece)
    if (!open) socket.end()
  })
  return failureOf(createWebdis({ url: server.url }).call(call))
}

const json = (body: string): string => httpResponse('200 OK', 'application/json', body)

test('[C1] puts the function, its keys and its body where Webdis looks for them', async () => {
  const requests: string[] = []
  server = await startRawServer(({ head, body }, socket) => {
    requests.push(`${head.split('\r\n')[0]} ${body}`)
    socket.end(json('{"FCALL":["OK","7"]}'))
  })
  const webdis = createWebdis({ url: new URL('some/page.html', server.url) })
  const write = { fn: 'stream_publish', readOnly: false, keys: ['a.b', 'ж'], body: '{"data":"?+/ ж"}' }
  expect(await webdis.call(write)).toEqual(['OK', '7'])
  expect(requests).toEqual(['PUT /some/webdis/FCALL/stream_publish/2/a%2eb/%d0%b6 HTTP/1.1 {"data":"?+/ ж"}'])
})

test('reads a reply whose bytes are cut inside a character', async () => {
  const body = Buffer.from('{"FCALL_RO":["OK","жжж"]}')
  const pieces = [...body].map((byte) => chunk(new Uint8Array([byte])))
  expect(await answered([chunkedHead('application/json'), ...pieces, '0\r\n\r\n'])).toEqual(['OK', 'жжж'])
})

test.each([
  ['403 Forbidden', 'denied'],
  ['404 Not Found', 'not-webdis'],
  ['405 Method Not Allowed', 'not-webdis'],
  ['413 Content Too Large', 'too-large'],
  ['429 Too Many Requests', 'full'],
  ['500 Internal Server Error', 'away'],
  ['502 Bad Gateway', 'away'],
  ['503 Service Unavailable', 'away'],
  ['504 Gateway Timeout', 'away'],
  ['511 Network Authentication Required', 'not-webdis'],
])('takes status %s for «%s»', async (status, type) => {
  expect(await answered(httpResponse(status, 'text/html', '<h1>no</h1>'))).toBe(type)
})

test('does not follow a captive portal', async () => {
  const redirect = 'HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n'
  expect(await answered(redirect)).toBe('not-webdis')
})

test('takes HTML for another site, not for a reply', async () => {
  expect(await answered(httpResponse('200 OK', 'text/html', '{"FCALL_RO":["OK"]}'))).toBe('not-webdis')
})

test('takes JSON that is cut off for a broken reply', async () => {
  expect(await answered(json('{"FCALL_RO":["OK"'))).toBe('broken-reply')
})

test('takes a line that breaks off for an unreachable server', async () => {
  expect(await answered(json('{"FCALL_RO":["OK"]}').slice(0, -4))).toBe('unreachable')
  expect(await failureOf(createWebdis({ url: 'http://127.0.0.1:9/' }).call(call))).toBe('unreachable')
})

test('keeps the cause', async () => {
  const error = await createWebdis({ url: 'http://127.0.0.1:9/' })
    .call(call)
    .catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'WebdisError', cause: expect.any(Error) })
})

test('ends with the reason of its signal', async () => {
  const reached = deferred<Socket>()
  server = await startRawServer((_, socket) => reached.resolve(socket))
  const controller = new AbortController()
  const failed = failureOf(createWebdis({ url: server.url }).call(call, { signal: controller.signal }))
  const socket = await reached.promise
  const hungUp = new Promise((resolve) => socket.once('close', resolve))
  controller.abort('the user left')
  expect(await failed).toBe('the user left')
  await hungUp
})

test('does not even ask when its signal has ended', async () => {
  const failed = createWebdis({ url: 'http://127.0.0.1:9/' }).call(call, {
    signal: AbortSignal.abort('left'),
  })
  expect(await failureOf(failed)).toBe('left')
})

test.each([
  ['before the answer', ''],
  ['in the middle of the answer', json('{"FCALL_RO":["OK"]}').slice(0, -4)],
])('gives up on silence %s', async (_, sent) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reached = deferred<void>()
  server = await startRawServer((_request, socket) => {
    socket.write(sent, () => reached.resolve())
  })
  const failed = failureOf(createWebdis({ url: server.url }).call(call))
  await reached.promise
  await vi.advanceTimersByTimeAsync(17_000)
  expect(await failed).toBe('timeout')
})

test('gives up as early as the caller wishes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reached = deferred<void>()
  server = await startRawServer(() => reached.resolve())
  const failed = failureOf(createWebdis({ url: server.url }).call(call, { patienceMs: 4_000 }))
  await reached.promise
  await vi.advanceTimersByTimeAsync(4_001)
  expect(await failed).toBe('timeout')
})
