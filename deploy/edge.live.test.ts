import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { encodeKey } from '../lua/fuzz/raw-call.ts'
import { keysFor, randomHex, startStream } from '../lua/test-stream.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { rawRequest } from './raw-request.ts'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-site-'))
const accessLog = join(scratch, 'access.log')
let stack: Stack

beforeAll(async () => {
  mkdirSync(join(scratch, 'site/assets'), { recursive: true })
  writeFileSync(join(scratch, 'site/index.html'), '<!doctype html><title>Missioncast</title>')
  writeFileSync(join(scratch, 'site/assets/app-1a2b3c.js'), 'export {}\n'.repeat(500))
  writeFileSync(join(scratch, 'site/assets/ready-1a2b3c.js'), 'plain')
  writeFileSync(join(scratch, 'site/assets/ready-1a2b3c.js.gz'), gzipSync('made at build time'))
  writeFileSync(join(scratch, 'site/assets/argon-1a2b3c.wasm'), 'wasm')
  stack = await startStack({ siteDir: join(scratch, 'site'), accessLog })
})

afterAll(async () => {
  await stack.stop()
  rmSync(scratch, { recursive: true })
})

const get = (path: string) => rawRequest(stack.edgePort, 'GET', path, { waitMs: 1_000 })

test('its page is asked for anew each time, under a policy that lets only our own code run', async () => {
  const { status, headers } = await get('/')
  expect({ status, type: headers.get('content-type'), cache: headers.get('cache-control') }).toEqual({
    status: 200,
    type: 'text/html; charset=utf-8',
    cache: 'no-cache',
  })
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/)
})
test('what carries a hash in its name is kept for good, and travels small', async () => {
  const response = await fetch(`${stack.url}/assets/app-1a2b3c.js`)
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  await response.arrayBuffer()
})
test('what was compressed at build time is sent as it is', async () => {
  expect(await (await fetch(`${stack.url}/assets/ready-1a2b3c.js`)).text()).toBe('made at build time')
})
test('what is sealed is not compressed, which would cost ten times what it takes to read it', async () => {
  const stream = await startStream(stack, { a: 'x'.repeat(60_000) })
  const path = ['FCALL', 'stream_since', 4, ...keysFor('stream_since', stream.name).map(encodeKey)].join('/')
  const response = await fetch(`${stack.url}/webdis/${path}`, {
    method: 'PUT',
    headers: { 'Accept-Encoding': 'gzip' },
    body: JSON.stringify({ password: stream.password, epoch: stream.epoch, rev: 0 }),
  })
  expect(await response.text()).toContain('x'.repeat(60_000))
  expect(response.headers.has('content-encoding')).toBe(false)
})
test('WebAssembly has its type', async () => {
  expect((await get('/assets/argon-1a2b3c.wasm')).headers.get('content-type')).toBe('application/wasm')
})
test('what is not there is 404, and nobody keeps that', async () => {
  const { status, headers } = await get('/assets/gone-1a2b3c.js')
  expect({ status, cache: headers.get('cache-control') }).toEqual({ status: 404, cache: 'no-store' })
})
test('/config.json is {} until the host puts one into the data folder', async () => {
  expect((await get('/config.json')).body).toBe('{}\n')
  writeFileSync(join(stack.dataDir, 'config.json'), '{"title":"Ours"}')
  const { headers, body } = await get('/config.json')
  expect(body).toBe('{"title":"Ours"}')
  expect(headers.get('content-type')).toBe('application/json')
  rmSync(join(stack.dataDir, 'config.json'))
})

test('[P5] no log holds a channel, not even when Webdis is away', async () => {
  const secret = 'f0'.repeat(16)
  await get(`/webdis/SUBSCRIBE/live%3a${secret}`)
  await get(`/webdis/SUBSCRIBE/live:${secret}`)
  await rawRequest(stack.edgePort, 'PUT', `/webdis/SUBSCRIBE/live%3a${secret}`)
  for (const webdis of stack.parts.webdis) await webdis.stop()
  expect((await get(`/webdis/SUBSCRIBE/live%3a${secret}`)).status).toBe(502)
  for (const webdis of stack.parts.webdis) await webdis.start()
  const logs = ['nginx', 'webdis-1', 'webdis-2', 'redis'].map((name) =>
    readFileSync(join(stack.dataDir, `run/${name}.log`), 'utf8'),
  )
  const access = readFileSync(accessLog, 'utf8')
  expect(access).toContain('502 GET /webdis/SUBSCRIBE/-')
  expect([access, ...logs].join('\n')).not.toContain(secret)
})

test('[V14] no log holds an invitation or a plan whose link was escaped on its way, however often and however long it is', async () => {
  const before = readFileSync(accessLog, 'utf8')
  const key = 'Ab-_9'.repeat(17)
  // What cannot be read is an error, and errors are logged with the request: one that holds for root as well.
  symlinkSync('unreadable', join(scratch, 'site/unreadable'))
  const escaped = (link: string, times: number) =>
    Array.from({ length: times }).reduce<string>((text) => encodeURIComponent(text), link)
  for (const name of ['Alpha', 'Ё'.repeat(100)]) {
    const whole = [1, 2, 3].flatMap((times) => [
      escaped(`#/s/${name}?k=${key}`, times),
      escaped(`#/plan?d=${name}${key}`, times),
      // Nor where the # was lost.
      escaped(`s/${name}?k=${key}`, times),
    ])
    const inPart = [
      `%23/s/${escaped(name, 1)}%3Fk=${key}`,
      `%23/s/${escaped(name, 1)}?k=${key}`,
      `%2523/s/${escaped(name, 2)}%253fk=${key}`,
      `unreadable/%23/s/${escaped(name, 1)}?k=${key}`,
      `unreadable/%2523/s/${escaped(name, 2)}?k=${key}`,
      `unreadable/s/${escaped(name, 2)}%253fk=${key}`,
    ]
    for (const link of [...whole, ...inPart]) expect((await get(`/${link}`)).status).toBe(404)
  }
  expect((await get('/index.html?written')).status).toBe(200)
  await vi.waitFor(() => expect(readFileSync(accessLog, 'utf8').length).toBeGreaterThan(before.length))
  const errors = readFileSync(join(stack.dataDir, 'run/nginx.log'), 'utf8')
  expect(readFileSync(accessLog, 'utf8') + errors).not.toContain(key)
})

test('no log tells who brought or took a plan that is too large for memory', async () => {
  const value = 'x'.repeat(60_000)
  const plan = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`e${at}`, value]))
  const stream = await startStream(stack, plan)
  expect(await stream.since(0, { epoch: randomHex(32) })).toContain(value)
  expect(readFileSync(join(stack.dataDir, 'run/nginx.log'), 'utf8')).not.toContain('stream_')
})

test('no log tells which part of a map somebody looked at, be the tile there, missing, unreadable or too many', async () => {
  const before = readFileSync(accessLog, 'utf8')
  const maps = join(stack.dataDir, 'maps')
  mkdirSync(join(maps, '31337/0'), { recursive: true })
  writeFileSync(join(maps, '31337/0/31338.png'), 'picture')
  // A file in the place of a folder: an error that holds for root as well.
  writeFileSync(join(maps, '31337/1'), '')
  const paths = ['0/31338.png', '0/31339.png', '0/', '0', '1/31338.png', `0/${'x'.repeat(300)}31338`]
  for (const path of paths) await get(`/maps/31337/${path}`)
  await get('/%6daps/31337/0/31338.png?31337')
  await get('/icons/../maps/31337/0/31338.png')
  await rawRequest(stack.edgePort, 'POST', '/maps/31337/0/31338.png')
  // Written after all of them, since a line is written before the answer's end is read.
  expect((await get('/index.html?written')).status).toBe(200)
  await vi.waitFor(() => expect(readFileSync(accessLog, 'utf8').length).toBeGreaterThan(before.length))
  const errors = readFileSync(join(stack.dataDir, 'run/nginx.log'), 'utf8')
  expect(readFileSync(accessLog, 'utf8') + errors).not.toMatch(/31337/)
})
