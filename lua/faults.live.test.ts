import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { troubleOf } from '../src/stream/trouble.ts'
import { libraryVersion } from '../src/stream/wire.ts'
import { pathOf } from './fuzz/right-calls.ts'
import { listen } from './listen.ts'
import { readHash, takeSnapshot } from './snapshot.ts'
import { call, editText, type Reply, randomHex, startStream, type TestStream } from './test-stream.ts'

const scratch = mkdtempSync(join(tmpdir(), 'missioncast-faults-'))
let stack: Stack
beforeAll(async () => {
  stack = await startStack()
})
afterAll(async () => {
  await stack.stop()
  rmSync(scratch, { recursive: true })
})

const version = () => call(stack, 'stream_version', [], '{}').catch(() => [])
/** The 16 connections of the two Webdis find out one by one, each by a call that fails. */
const webdisIsBack = async () => {
  for (let inARow = 0; inARow < 40; ) inARow = (await version())[0] === 'OK' ? inARow + 1 : 0
}

/** What people are told about a call that fails. */
const troubleWith = (failing: Promise<Reply>) => failing.then(() => 'none', troubleOf)

test('[R10] out of memory refuses new edits in words for people, serves everybody else, and takes the same edit later', async () => {
  const stream = await startStream(stack, { a: 'x' })
  const listener = await listen(stack, stream.channel)
  const limits = [await stack.admin('CONFIG', 'GET', 'maxmemory', 'maxmemory-clients')].flat().map(String)
  // Redis would make room by closing our own connections.
  await stack.admin('CONFIG', 'SET', 'maxmemory', '1', 'maxmemory-clients', '0')
  const before = await takeSnapshot(stack)
  const publish = () => stream.publish(editText({ b: 'y' }), { edit: 'edit-2', term: 2 })
  expect(await troubleWith(publish())).toBe('server-full')
  expect(await troubleWith(startStream(stack).then(() => []))).toBe('server-full')
  expect(await takeSnapshot(stack)).toEqual(before)

  for (const reader of [
    stream.salt(),
    stream.connect(),
    stream.since(0),
    call(stack, 'stream_list', [], { limit: 5 }),
  ]) {
    expect((await reader)[0]).toBe('OK')
  }
  expect((await stream.reconnect()).slice(0, 3)).toEqual(['OK', stream.epoch, '2'])
  expect((await stream.viewerBeat())[4]).toBe('1')
  expect((await stream.leaderBeat({ term: 2 }))[0]).toBe('OK')
  expect((await listener.eventsSoFar()).map(({ type }) => type)).toEqual(['lead', 'beat'])

  await stack.admin('CONFIG', 'SET', ...limits)
  expect(await publish()).toEqual(['OK', '2'])
  await stack.admin('CONFIG', 'SET', 'maxmemory', '1', 'maxmemory-clients', '0')
  expect(await stream.stop()).toEqual(['OK'])
  await stack.admin('CONFIG', 'SET', ...limits)
  expect((await listener.eventsSoFar()).map(({ type }) => type)).toEqual(['lead', 'beat', 'plan', 'end'])
  listener.close()
})

test('FUNCTION FLUSH is told apart from other failures, and harms no stream', async () => {
  const stream = await startStream(stack, { a: 'x' })
  const before = await takeSnapshot(stack)
  await stack.admin('FUNCTION', 'FLUSH')
  expect(await troubleWith(stream.publish(editText({ b: 'y' })))).toBe('library-missing')
  expect(await troubleWith(stream.since(0))).toBe('library-missing')
  expect(await takeSnapshot(stack)).toEqual(before)
  await stack.loadLibrary()
  expect(await stream.publish(editText({ b: 'y' }))).toEqual(['OK', '2'])
})

/** Sends a publish through the edge and hangs up some turns of the event loop later. */
async function publishAndHangUp(
  { keys, key, epoch }: TestStream,
  { rev, edit, data }: { readonly rev: number; readonly edit: string; readonly data: string },
  turns: number,
) {
  const body = JSON.stringify({ key, epoch, term: 1, rev, edit, data })
  const socket = connect({ host: '127.0.0.1', port: stack.edgePort })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.on('error', () => {})
  const path = `/webdis/${pathOf('stream_publish', keys.inOrder)}`
  socket.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
  for (let turn = 0; turn < turns; turn++) await nextTurn()
  socket.destroy()
  await closed
}

test('[R3] [L2] counts an edit once, in order, whenever the line broke on the way', async () => {
  const stream = await startStream(stack)
  const listener = await listen(stack, stream.channel)
  const count = 60
  for (let at = 1; at <= count; at++) {
    const edit = { rev: at + 1, edit: `edit-${at}`, data: editText({ [`e${at}`]: 'x' }) }
    await publishAndHangUp(stream, edit, at % 20)
    await publishAndHangUp(stream, edit, at % 7)
    expect(await stream.publish(edit.data, edit)).toEqual(['OK', String(at + 1)])
  }
  const events = await listener.eventsSoFar()
  expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => `${stream.epoch}:${at + 2}`))
  expect(events).toHaveLength(count)
  expect(await stack.admin('HLEN', stream.keys.plan)).toBe(count)
  listener.close()
})

test('[R3] killed with its data, Redis knows the last edit still', async () => {
  const stream = await startStream(stack, { a: 'x' })
  await stream.viewerBeat()
  const publish = () => stream.publish(editText({ b: 'y' }), { edit: 'edit-2' })
  expect(await publish()).toEqual(['OK', '2'])
  const before = await takeSnapshot(stack)
  await stack.restartRedis('SIGKILL')
  await webdisIsBack()
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await publish()).toEqual(['OK', '2'])
  expect(await takeSnapshot(stack)).toEqual(before)
  expect(await stream.publish(editText({ c: 'z' }))).toEqual(['OK', '3'])
})

test('[W34] the answer to somebody who hung up goes to nobody else', async () => {
  const stream = await startStream(stack, { a: 'x' })
  await webdisIsBack()
  stack.parts.redis.signal('SIGSTOP')
  const answers: Promise<Reply>[] = []
  for (let at = 1; at <= 20; at++) {
    // Late enough for Webdis to have got it.
    await publishAndHangUp(stream, { rev: at + 1, edit: `edit-${at}`, data: editText({ a: `${at}` }) }, 1000)
    answers.push(call(stack, 'stream_version', [], '{}'))
  }
  stack.parts.redis.signal('SIGCONT')
  const version = ['OK', libraryVersion]
  expect(await Promise.all(answers)).toEqual(answers.map(() => version))
})

/** Has Redis read its files as `change` leaves them. */
async function restartWith(change: (files: string) => void) {
  await stack.parts.redis.stop()
  change(join(stack.dataDir, 'redis'))
  await stack.parts.redis.start()
  await stack.loadLibrary()
  await webdisIsBack()
}

const revOf = ([word, rev]: Reply) => [word, rev]

describe('with an older copy of its data', () => {
  let goneBack: TestStream
  let takenOver: TestStream
  let startedAnew: TestStream
  let stopped: TestStream
  let unheardOf: TestStream
  const laterEpoch = randomHex(32)

  beforeAll(async () => {
    const copy = join(scratch, 'copy')
    goneBack = await startStream(stack, { a: 'old' })
    takenOver = await startStream(stack)
    startedAnew = await startStream(stack, { a: 'old' })
    stopped = await startStream(stack)
    await restartWith((files) => cpSync(files, copy, { recursive: true }))

    expect(await goneBack.publish(editText({ a: 'new' }))).toEqual(['OK', '2'])
    expect(await goneBack.publish(editText({ b: 'new' }))).toEqual(['OK', '3'])
    await takenOver.reconnect()
    expect(await takenOver.publish(editText({ a: 'new' }), { term: 2 })).toEqual(['OK', '2'])
    expect(revOf(await startedAnew.start({ epoch: laterEpoch, instead: startedAnew.epoch }))).toEqual([
      'OK',
      '1',
    ])
    expect(await stopped.stop()).toEqual(['OK'])
    unheardOf = await startStream(stack)

    await restartWith((files) => {
      rmSync(files, { recursive: true })
      cpSync(copy, files, { recursive: true })
    })
  })

  test('[L6] [R3] a leader hears of another revision than they know and can publish upon none, and viewers get the whole plan', async () => {
    expect(revOf(await goneBack.leaderBeat())).toEqual(['OK', '1'])
    const { epoch, channel } = goneBack
    expect(await goneBack.since(3)).toEqual(['OK', epoch, '1', channel, 'plan', 'a', 'old'])
    expect(await goneBack.publish(editText({ c: 'next' }), { rev: 4 })).toEqual(['stale-epoch'])
  })

  test('[R2] a leader whose term the copy does not know is stale, and so is an epoch', async () => {
    expect(await takenOver.publish(editText(), { term: 2 })).toEqual(['stale-epoch'])
    expect(await takenOver.leaderBeat({ term: 2 })).toEqual(['stale-epoch'])
    expect(await startedAnew.publish(editText(), { epoch: laterEpoch })).toEqual(['stale-epoch'])
    expect(await startedAnew.leaderBeat({ epoch: laterEpoch })).toEqual(['stale-epoch'])
    expect(await startedAnew.viewerBeat({ epoch: laterEpoch })).toEqual(['stale-epoch'])
  })

  test('[R5] a viewer of a later epoch gets the whole plan of the one that stands', async () => {
    const { epoch, channel } = startedAnew
    const answer = await startedAnew.since(1, { epoch: laterEpoch })
    expect(answer).toEqual(['OK', epoch, '1', channel, 'plan', 'a', 'old'])
  })

  test('[R4] a stream that was stopped stands again, and can be stopped again', async () => {
    expect((await stopped.connect())[0]).toBe('OK')
    expect(await stopped.stop()).toEqual(['OK'])
  })

  test('[L3] leaders establish their streams anew, on the channel that viewers listen to', async () => {
    for (const stream of [goneBack, takenOver, startedAnew, unheardOf]) {
      const listener = await listen(stack, stream.channel)
      const epoch = randomHex(32)
      const data = editText({ mine: 'x' })
      expect(revOf(await stream.start({ epoch, instead: stream.epoch, data }))).toEqual(['OK', '1'])
      expect(await listener.eventsSoFar()).toEqual([{ id: `${epoch}:1`, type: 'plan', data: '{"rev":1}' }])
      expect(await readHash(stack, stream.keys.plan)).toEqual({ mine: 'x' })
      listener.close()
    }
  })
})

test('[L3] without any data, every stream is unknown and can be established anew', async () => {
  const stream = await startStream(stack)
  await restartWith((files) => {
    rmSync(files, { recursive: true })
    mkdirSync(files)
  })
  const calls = [stream.connect(), stream.since(0), stream.viewerBeat(), stream.leaderBeat()]
  const writes = [stream.publish(editText()), stream.reconnect(), stream.stop()]
  expect(await Promise.all([...calls, ...writes])).toEqual(
    [...calls, ...writes].map(() => ['unknown-stream']),
  )
  expect(await call(stack, 'stream_list', [], { limit: 200 })).toEqual(['OK', expect.any(String)])
  expect(revOf(await stream.start({ epoch: randomHex(32), instead: stream.epoch }))).toEqual(['OK', '1'])
})
