import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EDGE_LIMITS } from '../scripts/stack/servers.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { rawRequest } from './raw-request.ts'

const CALL = '/webdis/FCALL_RO/stream_version/0'
const CHANNEL = `/webdis/SUBSCRIBE/live%3a${'0123456789abcdef'.repeat(2)}`
const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'
const FOR_GOOD = 'public, max-age=31536000, immutable'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-headers-'))
let stack: Stack
let full: Stack

beforeAll(async () => {
  const siteDir = join(scratch, 'site')
  mkdirSync(join(siteDir, 'assets'), { recursive: true })
  writeFileSync(join(siteDir, 'index.html'), '<!doctype html><title>Missioncast</title>')
  writeFileSync(join(siteDir, 'assets/app-1a2b3c.js'), 'export {}\n')
  writeFileSync(join(siteDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const options = { siteDir, onDeath: () => {} }
  stack = await startStack(options)
  mkdirSync(join(stack.dataDir, 'maps/kuban/0/0'), { recursive: true })
  writeFileSync(join(stack.dataDir, 'maps/kuban/0/0/0.png'), '')
  full = await startStack({ ...options, limits: { ...EDGE_LIMITS, callsPerSecond: 1, callsBurst: 1 } })
})
afterAll(async () => {
  await stack.stop()
  await full.stop()
  rmSync(scratch, { recursive: true })
})

/** What the page itself may do; the same for every file of the app. */
const PAGE = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
]
/** What something may do that is no page. */
const NOTHING = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
]

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  server: 'nginx',
  // Plain HTTP: a browser would ignore it, and another program may believe it.
  'strict-transport-security': undefined,
}

type Row = readonly [
  method: string,
  path: string,
  status: number,
  type: string | undefined,
  cache: string,
  policy: readonly string[],
]

const check = async (
  { edgePort }: Stack,
  [method, path, status, type, cache, policy]: Row,
  request: { body?: string; headers?: readonly string[] } = {},
) => {
  const response = await rawRequest(edgePort, method, path, { ...request, waitMs: 10_000, untilHead: true })
  const { headers } = response
  expect({
    status: response.status,
    type: headers.get('content-type'),
    cache: headers.get('cache-control'),
    policy: headers.get('content-security-policy')?.split('; '),
  }).toEqual({ status, type, cache, policy })
  for (const [name, value] of Object.entries(EVERYWHERE))
    expect([name, headers.get(name)]).toEqual([name, value])
  return headers
}

describe('every answer carries the whole policy', () => {
  test.each<Row>([
    ['GET', '/', 200, HTML, 'no-cache', PAGE],
    ['HEAD', '/', 200, HTML, 'no-cache', PAGE],
    ['GET', '/index.html', 200, HTML, 'no-cache', PAGE],
    ['GET', '/icon.svg', 200, 'image/svg+xml', 'no-cache', PAGE],
    ['GET', '/assets/app-1a2b3c.js', 200, 'text/javascript; charset=utf-8', FOR_GOOD, PAGE],
    ['GET', '/config.json', 200, 'application/json', 'no-cache', PAGE],
    ['GET', '/maps/kuban/0/0/0.png', 200, 'image/png', 'public, max-age=86400', NOTHING],
    ['GET', '/maps/kuban/0/0/1.png', 404, TEXT, 'no-store', NOTHING],
    ['GET', '/maps/kuban/', 403, TEXT, 'no-store', NOTHING],
    ['POST', '/maps/kuban/0/0/0.png', 405, TEXT, 'no-store', NOTHING],
    ['GET', '/nowhere', 404, TEXT, 'no-store', PAGE],
    ['GET', '/assets/gone-1a2b3c.js', 404, TEXT, 'no-store', PAGE],
    ['POST', '/', 405, TEXT, 'no-store', PAGE],
    ['GET', '/%', 400, HTML, 'no-store', PAGE],
    ['PUT', CALL, 200, 'application/json', 'no-store', NOTHING],
    ['PUT', `${CALL}?type=text/html`, 200, 'application/json', 'no-store', NOTHING],
    ['GET', CHANNEL, 200, 'text/event-stream', 'no-store', NOTHING],
    ['GET', CALL, 405, TEXT, 'no-store', NOTHING],
    ['PUT', CHANNEL, 405, TEXT, 'no-store', NOTHING],
    ['PUT', '/webdis/EVAL/return%201/0', 404, TEXT, 'no-store', NOTHING],
    ['GET', '/webdis/', 404, TEXT, 'no-store', NOTHING],
    ['GET', '/-/fcall', 404, TEXT, 'no-store', NOTHING],
  ])('%s %s', async (...row) => {
    await check(stack, row)
  })

  test('a page that did not change', async () => {
    const { headers } = await rawRequest(stack.edgePort, 'GET', '/')
    const ifChanged = [`If-None-Match: ${headers.get('etag')}`]
    await check(stack, ['GET', '/', 304, undefined, 'no-cache', PAGE], { headers: ifChanged })
  })
  test('a body that is too large', async () => {
    const body = 'x'.repeat(8 * 1024 + 1)
    await check(stack, ['PUT', CALL, 413, TEXT, 'no-store', NOTHING], { body })
  })
  test('whoever asks too often', async () => {
    await check(full, ['PUT', CALL, 200, 'application/json', 'no-store', NOTHING])
    // One of these is within the same second, even on a slow machine.
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => rawRequest(full.edgePort, 'PUT', CALL, { body: '{}' })),
    )
    const refused = asked.find(({ status }) => status === 429)
    expect(refused?.headers.get('retry-after')).toBe('5')
    expect(refused?.headers.get('content-security-policy')).toBe(NOTHING.join('; '))
    expect(refused?.headers.get('content-type')).toBe(TEXT)
  })
  test('Webdis is away', async () => {
    for (const webdis of stack.parts.webdis) await webdis.stop()
    await check(stack, ['PUT', CALL, 502, TEXT, 'no-store', NOTHING])
    await check(stack, ['GET', CHANNEL, 502, TEXT, 'no-store', NOTHING])
    for (const webdis of stack.parts.webdis) await webdis.start()
  })
  test('[W7] Redis is away, which the edge says in words of its own', async () => {
    await stack.parts.redis.stop()
    await check(stack, ['PUT', CALL, 503, TEXT, 'no-store', NOTHING])
    await stack.parts.redis.start()
  })
})

test('the page may use nothing of the machine but what sharing, pasting, a full screen and keys as they are printed need', async () => {
  const { headers } = await rawRequest(stack.edgePort, 'GET', '/')
  const features = (headers.get('permissions-policy') ?? '').split(', ').map((text) => text.split('='))
  const allowed = features.filter(([, whom]) => whom !== '()')
  expect(allowed.map(([name, whom]) => `${name}=${whom}`)).toEqual([
    'clipboard-read=(self)',
    'clipboard-write=(self)',
    'fullscreen=(self)',
    'screen-wake-lock=(self)',
    'web-share=(self)',
    'keyboard-map=(self)',
  ])
  expect(features.map(([name]) => name)).toEqual(
    expect.arrayContaining(['camera', 'geolocation', 'microphone', 'usb']),
  )
})
