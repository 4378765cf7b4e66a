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
  const [index, guesses, pepper] = ['streams', 'guesses', 'pepper'].map((kind) => `${kind}:{${partition}}`)
  if (!record || !plan || !log || !here || !index || !guesses || !pepper)
    throw new Error('each word makes a key')
  const inOrder = [record, plan, log, here, index]
  return { record, plan, log, here, index, guesses, pepper, partition, inOrder }
}

/** The keys that a function is called with (C6), of the stream of this name. */
export function keysFor(fn: string, name: string): readonly string[] {
  const { record, plan, log, guesses, pepper, inOrder } = keysOf(name)
  switch (fn) {
    case 'stream_version':
    case 'stream_list':
      return []
    case 'stream_salt':
      return [record, pepper]
    case 'stream_connect':
      return [record, guesses]
    case 'stream_since':
      return [record, plan, log, guesses]
    case 'stream_offer':
      return [record]
    case 'stream_publish':
      return inOrder
    case 'stream_start':
      return [...inOrder, guesses, pepper]
    default:
      return [...inOrder, guesses]
  }
}

/** An edit's text as C5 wants it: what is beyond ASCII is escaped. */
export const editText = (put: Readonly<Record<string, string>> = {}, del: readonly string[] = []): string =>
  JSON.stringify({ put, del }).replace(
    /[^ -\u007f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Functions that are called by FCALL_RO. */
export const readers = new Set(['stream_version', 'stream_salt', 'stream_list'])

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
  const write = (fn: string, body: Fields, changes: Fields) => {
    // C1: the edit's text comes last.
    const { data, ...fields } = { ...body, ...changes }
    return call(stack, fn, keysFor(fn, name), { ...fields, data })
  }
  return {
    name,
    keys,
    password,
    code,
    key,
    epoch,
    channel,
    salt: () => call(stack, 'stream_salt', keysFor('stream_salt', name), {}),
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
    rekey: (changes: Fields = {}) =>
      write(
        'stream_rekey',
        {
          ...{ password, code, epoch, term: 1, key, newPassword: randomHex(64), newCode: randomHex(64) },
          ...{ salt: randomHex(32), kdf: 'argon2id:19456:2:1', newEpoch: randomHex(32) },
          ...{ channel: sha1(name).slice(0, 16) + randomHex(16), by: 'computer', changed: true },
          ...{ edit: randomHex(16), data: editText() },
        },
        changes,
      ),
    offer: (changes: Fields = {}) => write('stream_offer', { key, code, epoch, term: 1 }, changes),
    stop: (changes: Fields = {}) => write('stream_stop', { password, code, epoch }, changes),
    connect: (changes: Fields = {}) => write('stream_connect', { password }, changes),
    since: (rev: unknown, changes: Fields = {}) => write('stream_since', { password, epoch, rev }, changes),
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
