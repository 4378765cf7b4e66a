import { createHash, randomBytes } from 'node:crypto'
import type { Stack } from '../scripts/stack/stack.ts'
import { createWebdis } from '../src/webdis/webdis.ts'

export type Reply = readonly string[]
type Fields = Readonly<Record<string, unknown>>

export const randomHex = (digits: number): string => randomBytes(digits / 2).toString('hex')
export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex')

/** The keys of a stream as P2 and P3 say, reckoned without the code under test. */
export function keysOf(name: string) {
  const partition = Number.parseInt(sha1(name).slice(0, 2), 16) % 64
  const [record, plan, log, here] = ['stream', 'plan', 'log', 'here'].map(
    (kind) => `${kind}:{${partition}}:${name}`,
  )
  const index = `streams:{${partition}}`
  if (!record || !plan || !log || !here) throw new Error('four keys are made of four words')
  return { record, plan, log, here, index, partition, inOrder: [record, plan, log, here, index] }
}

/** An edit's text as C5 wants it. */
export const editText = (put: Readonly<Record<string, string>> = {}, del: readonly string[] = []): string =>
  JSON.stringify({ put, del })

const readers = new Set(['stream_version', 'stream_salt', 'stream_connect', 'stream_since', 'stream_list'])

/** Calls a function through edge and Webdis. A body that is no string is sent as JSON. */
export async function call(stack: Stack, fn: string, keys: readonly string[], body: unknown): Promise<Reply> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const webdis = createWebdis({ url: stack.url })
  const reply = await webdis.call({ fn, readOnly: readers.has(fn), keys, body: text })
  if (!Array.isArray(reply)) throw new Error(`${fn} answered ${JSON.stringify(reply)}`)
  return reply.map((item) => {
    if (typeof item !== 'string') throw new Error(`${fn} answered ${JSON.stringify(reply)}`)
    return item
  })
}

export type TestStream = ReturnType<typeof createTestStream>

/** A stream that is not started yet, and the calls that its leader and viewers make; `changes` are put over a right body. */
export function createTestStream(stack: Stack, name = `test ${randomHex(12)}`) {
  const keys = keysOf(name)
  const password = randomHex(64)
  const code = randomHex(64)
  const key = randomHex(32)
  const epoch = randomHex(32)
  const channel = sha1(name).slice(0, 16) + randomHex(16)
  const who = randomHex(16)
  const record = [keys.record]
  const write = (fn: string, body: Fields, changes: Fields) => {
    // C1: the edit's text comes last.
    const { data, ...fields } = { ...body, ...changes }
    return call(stack, fn, keys.inOrder, { ...fields, data })
  }
  return {
    name,
    keys,
    password,
    code,
    key,
    epoch,
    channel,
    salt: () => call(stack, 'stream_salt', record, {}),
    start: (changes: Fields = {}) =>
      write(
        'stream_start',
        {
          password,
          code,
          key,
          epoch,
          channel,
          salt: randomHex(32),
          kdf: 'argon2id:19456:2:1',
          by: 'computer',
          edit: randomHex(16),
          data: editText(),
        },
        changes,
      ),
    reconnect: (changes: Fields = {}) =>
      write('stream_reconnect', { password, code, key, by: 'phone' }, changes),
    stop: (changes: Fields = {}) => write('stream_stop', { password, code, epoch }, changes),
    connect: (changes: Fields = {}) => call(stack, 'stream_connect', record, { password, ...changes }),
    since: (rev: unknown, changes: Fields = {}) =>
      call(stack, 'stream_since', keys.inOrder.slice(0, 3), { password, epoch, rev, ...changes }),
    publish: (data: string, changes: Fields = {}) =>
      write('stream_publish', { key, epoch, term: 1, edit: randomHex(16), data }, changes),
    viewerBeat: (changes: Fields = {}) => write('stream_beat', { password, epoch, who }, changes),
    leaderBeat: (changes: Fields = {}) => write('stream_beat', { key, epoch, term: 1 }, changes),
  }
}

/** A stream that was started with these elements. */
export async function startStream(
  stack: Stack,
  put: Readonly<Record<string, string>> = {},
  changes: Fields = {},
): Promise<TestStream> {
  const stream = createTestStream(stack)
  const [word, words] = await stream.start({ data: editText(put), ...changes })
  if (word !== 'OK') throw new Error(`Start answered ${word}: ${words}`)
  return stream
}
