import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import type { ServerEvent } from './event-reader.ts'
import { createWebdis, type Webdis } from './webdis.ts'
import { WebdisError } from './webdis-error.ts'

let stack: Stack
let webdis: Webdis
beforeAll(async () => {
  stack = await startStack()
  webdis = createWebdis({ url: stack.url })
})
afterAll(() => stack.stop())

const channel = 'live:00112233445566778899aabbccddeeff'
const version = { fn: 'stream_version', readOnly: true, keys: [], body: '{}' }

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof WebdisError ? error.type : error),
  )
const subscribers = async (): Promise<number> => {
  const reply = await stack.admin('PUBSUB', 'NUMSUB', channel)
  return Number(Array.isArray(reply) ? reply[1] : Number.NaN)
}

test('[C2] calls a function and reads its reply', async () => {
  expect(await webdis.call(version)).toEqual(['OK', expect.stringMatching(/^\d+\.\d+\.\d+$/)])
})

test.each(['ops.json', 'a/b?c#d%e+f', 'Операция «Ёж»', '..', '👩‍✈️'])(
  '[W5] a key arrives as it is: %s',
  async (name) => {
    // The library checks that key and name belong together (C6), so that `OK` means that it understood.
    const partition = (createHash('sha1').update(name).digest()[0] ?? 0) % 64
    const call = {
      fn: 'stream_salt',
      readOnly: true,
      keys: [`stream:{${partition}}:${name}`, `pepper:{${partition}}`],
      body: '{}',
    }
    expect(await webdis.call(call)).toMatchObject({ 0: 'OK' })
  },
)

test('what the edge does not know is not Webdis', async () => {
  expect(await failureOf(webdis.call({ ...version, fn: 'no_such_function' }))).toBe('not-webdis')
  expect(await failureOf(webdis.subscribe('another-channel'))).toBe('not-webdis')
})

test('[W20] [W21] hears what is published from the moment that the subscription stands', async () => {
  const subscription = await webdis.subscribe(channel)
  const sent = Array.from({ length: 20 }, (_, at) => ({
    id: `e:${at}`,
    type: 'plan',
    data: `{"ж":"${'x'.repeat(at * 500)}"}`,
  }))
  const heard: ServerEvent[] = []
  const listening = (async () => {
    for await (const event of subscription) {
      heard.push(event)
      if (heard.length === sent.length) break
    }
  })()
  for (const { id, type, data } of sent) {
    await stack.admin('PUBLISH', channel, `\nid: ${id}\nevent: ${type}\ndata: ${data}\n\n`)
  }
  await listening
  expect(heard.sort((a, b) => a.data.length - b.data.length)).toEqual(sent)
})

test('[W29] a subscription that was ended is one no more', async () => {
  await vi.waitFor(async () => expect(await subscribers()).toBe(0))
  const controller = new AbortController()
  const subscription = await webdis.subscribe(channel, { signal: controller.signal })
  expect(await subscribers()).toBe(1)
  controller.abort('left')
  expect(await failureOf(subscription[Symbol.asyncIterator]().next())).toBe('left')
  await vi.waitFor(async () => expect(await subscribers()).toBe(0))
})

test('tells a library that is missing', async () => {
  await stack.admin('FUNCTION', 'FLUSH')
  expect(await failureOf(webdis.call(version))).toBe('function-missing')
  await stack.loadLibrary()
  expect(await failureOf(webdis.call(version))).toBe('none')
})

test('tells a Redis that is away, and finds it again', async () => {
  await stack.parts.redis.stop()
  await vi.waitFor(async () => expect(await failureOf(webdis.call(version))).toBe('away'), {
    timeout: 20_000,
  })
  await stack.restartRedis()
  await vi.waitFor(async () => expect(await failureOf(webdis.call(version))).toBe('none'), {
    timeout: 20_000,
  })
})
