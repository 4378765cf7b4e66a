import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RespReply } from '../scripts/stack/resp.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { libraryVersion, operations } from '../src/stream/wire.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { call, editText, startStream } from './test-stream.ts'

let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

/** RESP2 has no maps: field and value take turns. */
function field(flat: RespReply | undefined, name: string): RespReply {
  if (!Array.isArray(flat)) throw new Error(`no ${name} in ${flat}`)
  return flat[flat.indexOf(name) + 1] ?? null
}

test('[C6] registers twelve functions under one name, readers as such', async () => {
  const [library] = [await stack.admin('FUNCTION', 'LIST')].flat()
  expect(field(library, 'library_name')).toBe('missioncast')
  const functions = field(library, 'functions')
  if (!Array.isArray(functions)) throw new Error('no functions')
  const flags = functions.map((each) => [field(each, 'name'), field(each, 'flags')])
  expect(Object.fromEntries(flags)).toEqual({
    stream_version: ['no-writes'],
    stream_salt: ['no-writes'],
    stream_start: [],
    stream_rekey: [],
    stream_offer: ['allow-oom'],
    stream_reconnect: ['allow-oom'],
    stream_stop: ['allow-oom'],
    stream_connect: ['allow-oom'],
    stream_since: ['allow-oom'],
    stream_publish: [],
    stream_beat: ['allow-oom'],
    stream_list: ['no-writes', 'allow-cross-slot-keys'],
  })
})

test('[C6] registers what the client calls, as the client calls it', async () => {
  const [library] = [await stack.admin('FUNCTION', 'LIST')].flat()
  const functions = [field(library, 'functions')].flat()
  const registered = functions.map((each) => [
    field(each, 'name'),
    [field(each, 'flags')].flat().includes('no-writes'),
  ])
  const called = Object.values(operations).map(({ fn, readOnly }) => [fn, readOnly])
  expect(Object.fromEntries(registered)).toEqual(Object.fromEntries(called))
})

test('[C6] tells its version, with a body or without', async () => {
  expect(await call(stack, 'stream_version', [], '{}')).toEqual(['OK', libraryVersion])
  expect(await call(stack, 'stream_version', [], '')).toEqual(['OK', libraryVersion])
})

test('takes the place of the same library, and streams go on', async () => {
  const stream = await startStream(stack)
  await stack.loadLibrary()
  expect(await stream.publish(editText({ a: 'x' }))).toEqual(['OK', '2'])
})

test('outlives a restart of Redis, and streams with it', async () => {
  const stream = await startStream(stack, { a: 'x' })
  await stream.publish(editText({ b: 'y' }), { edit: 'edit-2' })
  const before = await takeSnapshot(stack)
  await stack.restartRedis()
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await stack.admin('FUNCTION', 'LIST')).toHaveLength(1)
  // Webdis' own connections may have to find out first.
  await expect.poll(() => stream.publish('{}', { edit: 'edit-2' }).catch(() => [])).toEqual(['OK', '2'])
  expect(await stream.publish(editText({ c: 'z' }))).toEqual(['OK', '3'])
})

test('passes an error of Redis on as an error, with nothing changed', async () => {
  const stream = await startStream(stack, { a: 'x' })
  await stack.admin('DEL', stream.keys.log)
  await stack.admin('SET', stream.keys.log, 'foreign')
  const before = await readHash(stack, stream.keys.record)
  await expect(stream.publish(editText({ b: 'y' }))).rejects.toThrow('WRONGTYPE')
  expect(await readHash(stack, stream.keys.record)).toEqual(before)
  expect(await readHash(stack, stream.keys.plan)).toEqual({ a: 'x' })
  await stack.admin('DEL', stream.keys.log)
})
