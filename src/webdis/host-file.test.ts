import { afterEach, expect, test, vi } from 'vitest'
import { deferred } from './deferred.ts'
import { readHostFile } from './host-file.ts'
import { chunk, chunkedHead, httpResponse, type RawServer, startRawServer } from './raw-server.ts'

let server: RawServer | undefined
afterEach(async () => {
  vi.useRealTimers()
  await server?.stop()
  server = undefined
})

/** What comes of a file of at most ten bytes when the host answers with this; it keeps the line if `open`. */
async function read(pieces: readonly (string | Buffer)[], open = false) {
  server = await startRawServer((_, socket) => {
    for (const piece of pieces) socket.write(piece)
    if (!open) socket.end()
  })
  return readHostFile(new URL('/plans/a.json', server.url), 10)
}

test('the bytes of a file come as they are', async () => {
  const pieces = [
    chunkedHead('application/json'),
    chunk(Buffer.from('{"a"')),
    chunk(Buffer.from(':1}')),
    '0\r\n\r\n',
  ]
  const file = await read(pieces)
  expect(file.ok && new TextDecoder().decode(file.bytes)).toBe('{"a":1}')
})

test.each([
  ['404 Not Found', 'text/plain', 'missing'],
  ['302 Found', 'text/plain', 'missing'],
  ['200 OK', 'text/html; charset=utf-8', 'missing'],
  ['503 Service Unavailable', 'text/plain', 'away'],
  ['429 Too Many Requests', 'text/plain', 'away'],
])('%s of %s is %s', async (status, type, problem) => {
  expect(await read([httpResponse(status, type, 'x')])).toEqual({ ok: false, problem })
})

test('a file that is too large is given up, whether it says so or not', async () => {
  expect(await read([httpResponse('200 OK', 'text/plain', 'x'.repeat(11))])).toMatchObject({
    problem: 'too-large',
  })
  await server?.stop()
  const endless = [chunkedHead('text/plain'), chunk(Buffer.from('x'.repeat(11)))]
  expect(await read(endless, true)).toEqual({ ok: false, problem: 'too-large' })
})

test('one that breaks off is no file', async () => {
  expect(await read([chunkedHead('text/plain'), chunk(Buffer.from('x'))])).toMatchObject({
    problem: 'unreachable',
  })
})

test('a host that says nothing is waited for only so long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reached = deferred<void>()
  server = await startRawServer(() => reached.resolve())
  const reading = readHostFile(new URL(server.url), 10)
  await reached.promise
  await vi.advanceTimersByTimeAsync(16_001)
  expect(await reading).toEqual({ ok: false, problem: 'too-slow' })
})
