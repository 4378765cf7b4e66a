import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { createSender, plainBody, type RawBody, utf8 } from './fuzz/raw-call.ts'
import { pathOf, rightCalls } from './fuzz/right-calls.ts'
import { redisCpuMs } from './redis-cpu.ts'
import {
  createTestStream,
  editText,
  keysFor,
  randomHex,
  startStream,
  type TestStream,
} from './test-stream.ts'
import { createBusyStream } from './watch.ts'

const kib = 1024
const mib = 1024 * kib

let stack: Stack
let sender: ReturnType<typeof createSender>
beforeAll(async () => {
  stack = await startStack()
  sender = createSender(stack, 1)
})
afterAll(async () => {
  sender.close()
  await stack.stop()
})

const peakMiB = (): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${stack.parts.redis.pid()}/status`, 'utf8'))?.[1]) / kib

/** Sends a Start, and tells how it was answered and how long Redis worked on it. */
async function start(path: string, body: RawBody) {
  const startedMs = await redisCpuMs(stack)
  const { status, text } = await sender.send({ door: 'edge', method: 'PUT', path, body })
  return { status, text, tookMs: (await redisCpuMs(stack)) - startedMs }
}

/** A Start's path, and the front of its body up to its edit's text. */
function beginStart() {
  const stream = createTestStream(stack)
  const right = rightCalls(stack, stream, createTestStream(stack)).find(({ fn }) => fn === 'stream_start')
  if (!right) throw new Error('every function has a right call')
  const { data: _, instead: __, ...fields } = right.fields
  return { path: pathOf(right.fn, right.keys), front: `${JSON.stringify(fields).slice(0, -1)},"data":"` }
}

const escaped = (text: string) => JSON.stringify(text).slice(1, -1)

describe('[P6] a body that is made to cost much costs about as much as an honest one of its size', () => {
  /** How long Redis works on a plan of 4 MiB. */
  let honestMs = 0
  let honestPeakMiB = 0
  beforeAll(async () => {
    const put = Object.fromEntries(Array.from({ length: 63 }, (_, at) => [`e${at}`, 'x'.repeat(64 * kib)]))
    for (let round = 0; round < 3; round++) {
      const { path, front } = beginStart()
      const { text, tookMs } = await start(path, plainBody(`${front}${utf8(escaped(editText(put)))}"}`))
      expect(text).toContain('OK')
      honestMs = Math.max(honestMs, tookMs)
    }
    honestPeakMiB = peakMiB()
  })

  const inBody = (repeated: string) => ({ start: '{', repeated, end: '"k":1}' })
  const inText = (repeated: string) => ({ start: '', repeated: escaped(repeated), end: '"}' })
  const inPut = (repeated: string) => ({
    start: escaped('{"put":{'),
    repeated: escaped(repeated),
    end: `${escaped('},"del":[]}')}"}`,
  })
  const inDel = (repeated: string) => ({
    start: escaped('{"put":{},"del":['),
    repeated: escaped(repeated),
    end: `${escaped('"b"]}')}"}`,
  })
  const manyCharacters = Array.from({ length: 250_000 }, (_, at) =>
    String.fromCodePoint(0x10000 + 4 * at),
  ).join('')
  const cases: readonly (readonly [string, { start: string; repeated: string; end: string }])[] = [
    ['keys', inBody('"k":1,')],
    ['numbers', inBody('1,')],
    ['strings', inBody('"k",')],
    ['opening brackets', inBody('[')],
    ['opening braces', inBody('{"k":')],
    ['white space', inBody(' ')],
    ['quotes', inText('"')],
    ['backslashes', inText('\\')],
    ['letters', inText('x')],
    ['entries in put', inPut('"k":"x",')],
    ['numbers in put', inPut('"k":1,')],
    ['an array in put', inPut('"k":[1,1,1,1,')],
    ['what ends a value in put', inPut('","')],
    ['escaped quotes in put', inPut('\\"')],
    ['escaped letters in put', inPut('\\u0041')],
    ['numbers in del', inDel('1,')],
    ['ids in del', inDel('"a",')],
    ['a quarter of a million characters', inText(utf8(manyCharacters))],
    ['starts of characters', inText('\xf0')],
    ['ends of characters', inText('\x80')],
    ['characters of each length', inText(utf8('ж漢🚀'))],
  ]
  test.each(cases)('%s', async (_, { start: inner, repeated, end }) => {
    const { path, front } = beginStart()
    const begin = end.endsWith('"}') ? front + inner : inner
    const room = (begin === inner ? 8 : 6) * mib - begin.length - end.length
    const times = Math.floor(room / repeated.length)
    const { status, text, tookMs } = await start(path, { start: begin, repeated, times, end })
    expect([status, text]).toEqual([200, expect.stringMatching(/"(bad-request|too-large|too-many)"/)])
    expect(tookMs).toBeLessThan(4 * honestMs)
    expect(peakMiB()).toBeLessThan(honestPeakMiB + 64)
  })
})

describe('[C3] the text of a long edit is not even decoded before its caller may send it:', () => {
  const undecodable = `${'x'.repeat(2 * mib)}\\x`
  /** Calls with such a text. @returns the answer's first word */
  const say = async (fn: string, name: string, fields: Readonly<Record<string, unknown>>) => {
    const front = JSON.stringify(fields).slice(0, -1)
    const body = plainBody(`${front},"data":"${undecodable}"}`)
    const { text } = await sender.send({
      door: 'edge',
      method: 'PUT',
      path: pathOf(fn, keysFor(fn, name)),
      body,
    })
    return /"FCALL":\["([a-z-]+)"/.exec(text)?.[1]
  }
  const publishBy = (stream: TestStream, changes: Readonly<Record<string, unknown>> = {}) =>
    say('stream_publish', stream.name, {
      ...{ key: stream.key, epoch: stream.epoch, term: 1, edit: 'e', ...changes },
    })

  test('Publish without a stream, of another epoch, term, key or revision', async () => {
    const stream = await startStream(stack)
    expect(await publishBy(createTestStream(stack))).toBe('unknown-stream')
    expect(await publishBy(stream, { epoch: randomHex(32) })).toBe('stale-epoch')
    expect(await publishBy(stream, { term: 2 })).toBe('stale-epoch')
    expect(await publishBy(stream, { key: randomHex(32) })).toBe('superseded')
    expect(await publishBy(stream, { rev: 1 })).toBe('stale-epoch')
    expect(await publishBy(stream)).toBe('bad-request')
  })

  test('Rekey with a wrong password, code or epoch', async () => {
    const stream = await startStream(stack)
    const right = {
      ...{ password: stream.password, code: stream.code, epoch: stream.epoch, term: 1, by: 'computer' },
      ...{ newPassword: randomHex(64), newCode: randomHex(64), key: randomHex(32), salt: randomHex(32) },
      ...{ kdf: 'argon2id:19456:2:1', newEpoch: randomHex(32), edit: 'e', changed: true },
      channel: stream.channel.slice(0, 16) + randomHex(16),
    }
    const rekey = (changes: object) => say('stream_rekey', stream.name, { ...right, ...changes })
    expect(await rekey({ password: randomHex(64) })).toBe('wrong-password')
    expect(await rekey({ code: randomHex(64) })).toBe('wrong-code')
    expect(await rekey({ epoch: randomHex(32) })).toBe('stale-epoch')
    expect(await rekey({})).toBe('bad-request')
  })
})

test('[W15] 100 MB get no further than the edge, and hurt nobody', async () => {
  const stream = await createBusyStream(stack)
  const pids = Object.values(stack.parts)
    .flat()
    .map((part) => part.pid())
  const before = peakMiB()
  for (const fn of ['stream_start', 'stream_stop']) {
    const body = { start: '', repeated: 'x', times: 100_000_000, end: '' }
    const path = pathOf(fn, keysFor(fn, stream.name))
    expect(await sender.send({ door: 'edge', method: 'PUT', path, body })).toMatchObject({ status: 413 })
  }
  expect((await stream.connect())[0]).toBe('OK')
  expect(
    Object.values(stack.parts)
      .flat()
      .map((part) => part.pid()),
  ).toEqual(pids)
  expect(peakMiB()).toBeLessThan(before + 1)
})
