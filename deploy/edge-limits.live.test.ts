import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { encodeKey, utf8 } from '../lua/fuzz/raw-call.ts'
import { createTestStream, keysFor, readers, startStream, type TestStream } from '../lua/test-stream.ts'
import { EDGE_LIMITS, MANY_STARTS } from '../scripts/stack/servers.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { createWebdis } from '../src/webdis/webdis.ts'
import { type RawResponse, rawRequest } from './raw-request.ts'

const CHANNEL = '0123456789abcdef'.repeat(2)
const VERSION = '/webdis/FCALL_RO/stream_version/0'
const SUBSCRIBE = `/webdis/SUBSCRIBE/live%3a${CHANNEL}`
/** One refill a second, so that even a slow machine cannot ask as slowly as is allowed. */
const LIMITS = {
  callsPerSecond: 1,
  callsBurst: 20,
  doorsPerSecond: 1,
  doorsBurst: 20,
  startsPerSecond: 1,
  startsBurst: 20,
  joinsPerSecond: 1,
  joinsBurst: 20,
  openStreams: 5,
  openStreamsInAll: 40,
}
const MANY = 150

let limited: Stack
let usual: Stack
const sockets: Socket[] = []

beforeAll(async () => {
  limited = await startStack({ limits: LIMITS })
  usual = await startStack({ limits: EDGE_LIMITS })
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await limited.stop()
  await usual.stop()
})

/** As the proxy on this machine would pass it on. */
const from = (address: string) => ({ headers: [`X-Forwarded-For: 198.51.100.99, ${address}`] })

const call = (stack: Stack, address: string) =>
  rawRequest(stack.edgePort, 'PUT', VERSION, { ...from(address), body: '{}' })

/** How many keys, and each as C1 wants it. */
const callKeys = (fn: string, name: string): readonly (number | string)[] => {
  const keys = keysFor(fn, name)
  return [keys.length, ...keys.map((key) => encodeKey(utf8(key)))]
}

const times = <Result>(count: number, ask: () => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, ask))

const statusesOf = (responses: readonly RawResponse[]) => new Set(responses.map(({ status }) => status))

/** Opens a subscription that stays. @returns its status */
function open(stack: Stack, address: string): Promise<{ status: number; close: () => void }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: stack.edgePort })
    sockets.push(socket)
    socket.once('data', (text) =>
      resolve({ status: Number(String(text).split(' ')[1]), close: () => socket.destroy() }),
    )
    socket.once('error', reject)
    socket.write(`GET ${SUBSCRIBE} HTTP/1.1\r\nHost: x\r\n${from(address).headers}\r\n\r\n`)
  })
}

test('who calls too often is told so and when to come again; others are served', async () => {
  const responses = await times(MANY, () => call(limited, '203.0.113.1'))
  expect(statusesOf(responses)).toEqual(new Set([200, 429]))
  const refused = responses.find(({ status }) => status === 429)
  expect(refused?.headers.get('retry-after')).toBe('5')
  expect(responses.find(({ status }) => status === 200)?.headers.has('retry-after')).toBe(false)
  expect((await call(limited, '203.0.113.2')).status).toBe(200)
})

test('who knocks too often is told so; those behind the same address who are in go on, and others may knock', async () => {
  const stack = await startStack({
    limits: { ...MANY_STARTS, doorsPerSecond: LIMITS.doorsPerSecond, doorsBurst: LIMITS.doorsBurst },
  })
  onTestFinished(() => stack.stop())
  const stream = await startStream(stack)
  const ask = (fn: string, address: string) => {
    const path = [readers.has(fn) ? 'FCALL_RO' : 'FCALL', fn, ...callKeys(fn, stream.name)]
    return rawRequest(stack.edgePort, 'PUT', `/webdis/${path.join('/')}`, { ...from(address), body: '{}' })
  }
  const doors = ['salt', 'connect', 'start', 'reconnect', 'rekey', 'offer', 'stop']
  for (const [at, door] of doors.entries()) {
    const address = `192.0.2.${at}`
    expect(statusesOf(await times(MANY, () => ask(`stream_${door}`, address)))).toEqual(new Set([200, 429]))
    for (const fn of ['stream_since', 'stream_beat', 'stream_publish', 'stream_list', 'stream_version'])
      expect(statusesOf(await times(10, () => ask(fn, address)))).toEqual(new Set([200]))
  }
  expect((await ask('stream_connect', '192.0.2.100')).status).toBe(200)
})

describe('what brings a whole plan comes from one address only so often:', () => {
  const PLAN_BYTES = 100_000
  let stack: Stack
  let stream: TestStream
  beforeAll(async () => {
    // Two at once, since what waits for its turn at the edge would take the test's time.
    stack = await startStack({ limits: { ...EDGE_LIMITS, startsBurst: 1 } })
    stream = await startStream(stack)
  })
  afterAll(() => stack.stop())

  /** A body of so many bytes, whose length is told or not; what it says is wrong, which only Redis tells. */
  const ask = (fn: string, address: string, bytes: number, isLengthTold = true) =>
    new Promise<number>((resolve, reject) => {
      const body = Buffer.from(`{"data":"${'x'.repeat(bytes - 11)}"}`)
      const asked = request({
        port: stack.edgePort,
        method: 'PUT',
        path: `/webdis/${['FCALL', fn, ...callKeys(fn, stream.name)].join('/')}`,
        agent: false,
        headers: {
          'X-Forwarded-For': address,
          ...(isLengthTold ? { 'Content-Length': bytes } : { 'Transfer-Encoding': 'chunked' }),
        },
      })
      asked.on('error', reject)
      asked.on('response', (response) => {
        response.resume().on('error', reject)
        response.on('end', () => resolve(response.statusCode ?? 0))
      })
      asked.end(body)
    })
  const askOften = async (...[fn, address, ...how]: Parameters<typeof ask>) =>
    new Set(await times(30, () => ask(fn, address, ...how)))

  test.each([
    ['a Start', 'stream_start', 1, 11, true],
    ['a Rekey', 'stream_rekey', 2, 11, true],
    ['a publish as long as no client of ours makes it', 'stream_publish', 3, PLAN_BYTES, true],
    ['a publish of a length that is not told', 'stream_publish', 4, 11, false],
  ] as const)('%s', async (_, fn, at, bytes, isLengthTold) => {
    const address = `192.0.2.${at}`
    expect(await askOften(fn, address, bytes, isLengthTold)).toEqual(new Set([200, 429]))
    expect(await askOften('stream_publish', address, PLAN_BYTES - 1)).toEqual(new Set([200]))
    expect(await ask(fn, `203.0.113.${at}`, bytes, isLengthTold)).toBe(200)
  })

  test('a squadron’s leaders start eight streams at once, and notice nothing', async () => {
    const statuses = await times(8, async () => (await createTestStream(usual).start())[0])
    expect(new Set(statuses)).toEqual(new Set(['OK']))
  })
})

describe('whoever never ends what they began to say holds so many calls and no more; others are served:', () => {
  test.each([
    ['short ones', '198.51.100.1', 1_500, 'stream_publish', 1_000],
    ['whole plans', '198.51.100.2', 20, 'stream_publish', 1_000_000],
  ] as const)('%s', async (_, address, most, fn, bytes) => {
    const stack = await startStack()
    onTestFinished(() => stack.stop())
    const { name } = createTestStream(stack)
    const path = `/webdis/${['FCALL', fn, ...callKeys(fn, name)].join('/')}`
    const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n${from(address).headers}\r\n\r\n`
    // One more than may be, since the first who asks may take the place of one of them.
    const begun = Array.from({ length: most + 1 }, () => {
      const socket = connect({ host: '127.0.0.1', port: stack.edgePort })
      // One that is turned away is closed.
      socket.on('error', () => {})
      socket.write(`${head}{`)
      return socket
    })
    const body = '{}'.padEnd(bytes)
    const ask = async (whose: string) =>
      (await rawRequest(stack.edgePort, 'PUT', path, { ...from(whose), body })).status
    await vi.waitFor(async () => expect(await ask(address)).toBe(429), { timeout: 20_000 })
    expect(await ask('198.51.100.3')).toBe(200)
    for (const socket of begun) socket.destroy()
    await vi.waitFor(async () => expect(await ask(address)).toBe(200), { timeout: 20_000 })
  })
})

test('who subscribes too often is told so; others are served', async () => {
  const subscribers = async () => String(await limited.admin('PUBSUB', 'NUMSUB', `live:${CHANNEL}`))
  /** One after the other, so that no more than one is open. */
  const join = async () => {
    const { status, close } = await open(limited, '203.0.113.3')
    close()
    await vi.waitFor(async () => expect(await subscribers()).toMatch(/,0$/), { timeout: 20_000, interval: 2 })
    return status
  }
  const statuses: number[] = []
  while (statuses.length < MANY) statuses.push(await join())
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  expect((await open(limited, '203.0.113.4')).status).toBe(200)
})

test('who holds many streams open gets no more, until one of them is closed; others are served', async () => {
  const opened = []
  while (opened.length < LIMITS.openStreams) opened.push(await open(limited, '203.0.113.5'))
  expect(opened.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect((await open(limited, '203.0.113.5')).status).toBe(429)
  expect((await open(limited, '203.0.113.6')).status).toBe(200)
  opened[0]?.close()
  await vi.waitFor(async () => expect((await open(limited, '203.0.113.5')).status).toBe(200), {
    timeout: 20_000,
    interval: 1_500,
  })
})

test.each([
  ['a network of IPv6 is one', '2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:3::1'],
  ['an address of IPv4 is the same within IPv6', '::ffff:203.0.113.7', '203.0.113.7', '::ffff:203.0.113.8'],
  [
    'a first address that the client made up counts for nothing',
    '203.0.113.9',
    '203.0.113.9',
    '203.0.113.10',
  ],
])('%s', async (_, address, same, another) => {
  await times(MANY, () => call(limited, address))
  expect(statusesOf(await times(10, () => call(limited, same)))).toContain(429)
  expect((await call(limited, another)).status).toBe(200)
})

test('[W30] when all addresses together hold too many open, whoever comes is told that the server is full', async () => {
  const stack = await startStack({ limits: { ...LIMITS, openStreamsInAll: 3 } })
  onTestFinished(() => stack.stop())
  for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
    expect((await open(stack, address)).status).toBe(200)
  }
  const webdis = createWebdis({ url: stack.url })
  await expect(webdis.subscribe(`live:${CHANNEL}`)).rejects.toMatchObject({ type: 'full' })
  expect(await webdis.call({ fn: 'stream_version', readOnly: true, keys: [], body: '{}' })).toContain('OK')
})

test('where no proxy is named, nobody is believed to be another', async () => {
  const stack = await startStack({ limits: LIMITS, trustedProxy: 'unix:' })
  onTestFinished(() => stack.stop())
  await times(MANY, () => call(stack, '203.0.113.12'))
  expect(statusesOf(await times(10, () => call(stack, '203.0.113.13')))).toContain(429)
})

test('500 viewers behind one address join at once, and again, and none is turned away', async () => {
  for (let round = 0; round < 2; round++) {
    const statuses = await times(500, async () => {
      const { status, close } = await open(usual, '203.0.113.11')
      const answers = [await call(usual, '203.0.113.11'), await call(usual, '203.0.113.11')]
      return { close, statuses: [status, ...answers.map((answer) => answer.status)] }
    })
    expect(new Set(statuses.flatMap((one) => one.statuses))).toEqual(new Set([200]))
    for (const { close } of statuses) close()
  }
})
