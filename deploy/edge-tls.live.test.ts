import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2 } from 'node:http2'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls, type SecureVersion } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { keepLocalCertificate, type LocalCertificate } from '../scripts/tls/local-certificate.ts'
import { rawRequest } from './raw-request.ts'

const CHANNEL = '0123456789abcdef'.repeat(2)
const SUBSCRIBE = `/webdis/SUBSCRIBE/live%3a${CHANNEL}`
const CALL = '/webdis/FCALL_RO/stream_version/0'
const patience = { timeout: 30_000 }

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-edge-tls-'))
let stack: Stack
let certificate: LocalCertificate
let ca: Buffer
const toClose: (() => void)[] = []

beforeAll(async () => {
  const names = { domains: ['localhost'], addresses: ['127.0.0.1'] }
  certificate = keepLocalCertificate(join(scratch, 'tls'), names, Date.now())
  ca = readFileSync(certificate.authorityFile)
  stack = await startStack({ tls: certificate, accessLog: join(scratch, 'access.log') })
})
afterEach(() => {
  for (const close of toClose.splice(0).reverse()) close()
})
afterAll(async () => {
  await stack.stop()
  rmSync(scratch, { recursive: true })
})

/** A browser's one connection, to the edge or to a relay before it. */
function open(port = stack.edgePort, settings = {}): ClientHttp2Session {
  const session = connectHttp2(`https://127.0.0.1:${port}`, { ca, settings })
  toClose.push(() => session.destroy())
  session.on('error', () => {})
  return session
}

type Answer = { readonly headers: Record<string, unknown>; readonly stream: ClientHttp2Stream }

async function ask(
  session: ClientHttp2Session,
  method: string,
  path: string,
  body?: string,
): Promise<Answer> {
  const stream = session.request({ ':method': method, ':path': path }, { endStream: body === undefined })
  stream.on('error', () => {})
  if (body !== undefined) stream.end(body)
  const [headers] = await once(stream, 'response')
  return { headers, stream }
}

async function textOf({ stream }: Answer): Promise<string> {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += chunk
  return text
}

const subscribers = async () =>
  Number(String(await stack.admin('PUBSUB', 'NUMSUB', `live:${CHANNEL}`)).split(',')[1])

const publish = (text: string) => stack.admin('PUBLISH', `live:${CHANNEL}`, `\ndata: ${text}\n\n`)

test('its address is https, and HTTP/2 is spoken there, with a promise to stay with TLS', async () => {
  expect(stack.url).toBe(`https://127.0.0.1:${stack.edgePort}`)
  const session = open()
  const answers = [
    await ask(session, 'GET', '/config.json'),
    await ask(session, 'PUT', CALL, '{}'),
    await ask(session, 'PUT', '/webdis/EVAL/x/0', '{}'),
  ]
  expect(session.alpnProtocol).toBe('h2')
  expect(answers.map(({ headers }) => headers[':status'])).toEqual([200, 200, 404])
  for (const { headers } of answers) expect(headers['strict-transport-security']).toBe('max-age=31536000')
  const [, version] = await Promise.all(answers.map(textOf))
  expect(version).toContain('OK')
})

test.each<[SecureVersion, string]>([
  ['TLSv1', 'refused'],
  ['TLSv1.1', 'refused'],
  ['TLSv1.2', 'TLSv1.2'],
  ['TLSv1.3', 'TLSv1.3'],
])('%s is %s', async (version, expected) => {
  const socket = connectTls({
    ...{ host: '127.0.0.1', port: stack.edgePort, ca, ciphers: 'DEFAULT@SECLEVEL=0' },
    ...{ minVersion: version, maxVersion: version },
  })
  const result = await once(socket, 'secureConnect').then(
    () => socket.getProtocol(),
    ({ code }) => (code === 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' ? 'refused' : code),
  )
  socket.destroy()
  expect(result).toBe(expected)
})

test('plain HTTP sends pages on, and refuses calls', async () => {
  const { plainPort = 0 } = stack
  const page = await rawRequest(plainPort, 'GET', '/a%2fb?c')
  expect([page.status, page.headers.get('location')]).toEqual([301, `${stack.url}/a%2fb?c`])
  expect(page.headers.has('strict-transport-security')).toBe(false)
  expect((await rawRequest(plainPort, 'PUT', CALL, { body: '{}' })).status).toBe(403)
  expect((await rawRequest(plainPort, 'GET', SUBSCRIBE)).status).toBe(403)
  expect((await rawRequest(plainPort, 'POST', '/')).status).toBe(403)
  // Somebody who gives the port of https, and leaves out the s.
  const odd = await rawRequest(stack.edgePort, 'GET', '/')
  expect([odd.status, odd.headers.get('location')]).toEqual([301, `${stack.url}/`])
})

test('each message of a subscription comes at once, many of them over one connection', async () => {
  const session = open()
  const streams = []
  while (streams.length < 20) streams.push((await ask(session, 'GET', SUBSCRIBE)).stream)
  const heard = streams.map((stream) => {
    let text = ''
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more
    })
    return () => text
  })
  for (const word of ['one', 'two', 'three']) {
    await publish(word)
    for (const text of heard) await expect.poll(text, patience).toContain(`data: ${word}\n\n`)
  }
  expect(await subscribers()).toBe(20)
})

test('[W29] a viewer who ends the request, or whose connection breaks, is gone from Redis', async () => {
  const session = open()
  const { stream } = await ask(session, 'GET', SUBSCRIBE)
  await ask(session, 'GET', SUBSCRIBE)
  await ask(open(), 'GET', SUBSCRIBE)
  expect(await subscribers()).toBe(3)
  stream.close()
  await expect.poll(subscribers, patience).toBe(2)
  session.destroy()
  await expect.poll(subscribers, patience).toBe(1)
})

test('[W26] a viewer who waits for an answer in vain and gives up is let go of', async () => {
  const session = open()
  stack.parts.redis.signal('SIGSTOP')
  const stream = session.request({ ':method': 'GET', ':path': SUBSCRIBE })
  stream.on('error', () => {})
  // What is answered on the same connection shows that the edge has read what came before.
  await ask(session, 'GET', '/config.json')
  stream.close()
  const log = () => readFileSync(join(scratch, 'access.log'), 'utf8')
  await expect.poll(log, patience).toContain(' 499 GET /webdis/SUBSCRIBE/- 0 ')
  stack.parts.redis.signal('SIGCONT')
  await expect.poll(subscribers, patience).toBe(0)
})

test('[W34] a call whose sender hangs up is carried to its end', async () => {
  const session = open()
  stack.parts.redis.signal('SIGSTOP')
  const call = session.request({ ':method': 'PUT', ':path': CALL })
  call.on('error', () => {})
  call.end('{}')
  await ask(session, 'GET', '/config.json')
  call.close()
  await ask(session, 'GET', '/config.json')
  stack.parts.redis.signal('SIGCONT')
  const log = () => readFileSync(join(scratch, 'access.log'), 'utf8')
  // nginx notes 499 where it gave up.
  await expect
    .poll(log, patience)
    .toMatch(/ (200|499) PUT \/webdis\/FCALL_RO\/stream_version\/0 \d+ \S+\n.*$/)
  expect(log()).not.toContain(' 499 PUT')
})

/** Publishes until somebody is cut off. @returns how many messages that took */
async function publishUntilCut(from: number): Promise<number> {
  let published = 0
  while ((await subscribers()) === from) {
    published++
    await publish('x'.repeat(10_000))
    await new Promise((done) => setTimeout(done, 50))
  }
  return published
}

test('[W23] a page that stops reading is cut off, and the others of its connection hear everything', async () => {
  const session = open()
  const { stream: reading } = await ask(session, 'GET', SUBSCRIBE)
  let heard = 0
  reading.setEncoding('latin1').on('data', (text: string) => {
    heard += text.split('data: ').length - 1
  })
  // One that nobody reads: its window is used up and not opened again.
  const { stream: stalled } = await ask(session, 'GET', SUBSCRIBE)
  stalled.pause()
  const published = await publishUntilCut(2)
  expect(await subscribers()).toBe(1)
  await expect.poll(() => heard, patience).toBe(published)
  expect(published / 20).toBeLessThan(15)
}, 90_000)

test('[W23] a machine that takes no bytes any more is cut off', async () => {
  const relayed: Socket[] = []
  const relay = createServer((client) => {
    const edge = connect({ host: '127.0.0.1', port: stack.edgePort })
    for (const socket of [client, edge]) socket.on('error', () => {})
    client.pipe(edge)
    edge.pipe(client)
    relayed.push(client, edge)
  })
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done))
  toClose.push(() => {
    for (const socket of relayed) socket.destroy()
    relay.close()
  })
  const address = relay.address()
  const session = open(typeof address === 'object' ? address?.port : 0, { initialWindowSize: 2 ** 30 })
  await once(session, 'connect')
  session.setLocalWindowSize(2 ** 30)
  await ask(session, 'GET', SUBSCRIBE)
  const [, edge] = relayed
  edge?.unpipe()
  edge?.pause()
  expect((await publishUntilCut(1)) / 20).toBeLessThan(30)
  expect(await subscribers()).toBe(0)
}, 90_000)
