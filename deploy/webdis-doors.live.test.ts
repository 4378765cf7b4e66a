import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { rawRequest } from './raw-request.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const ALLOWED = ['FCALL', 'FCALL_RO', 'SUBSCRIBE']
const VERSION = 'FCALL_RO/stream_version/0'
const ask = (method: string, path: string, body = '', waitMs = 1_000) =>
  rawRequest(stack.webdisPort, method, path, { body, waitMs })

async function redisCommands(): Promise<string[]> {
  const commands = await stack.admin('COMMAND', 'LIST')
  if (!Array.isArray(commands)) throw new Error('COMMAND LIST is no list')
  return commands.map((command) => String(command).toUpperCase())
}

test('every command of Redis but the three is forbidden, in either case', async () => {
  const open: string[] = []
  for (const command of await redisCommands()) {
    if (ALLOWED.includes(command)) continue
    for (const path of [`/${command}`, `/${command.toLowerCase()}/a/b`, `/${command}/a.txt?type=text/html`]) {
      const { status } = await ask('GET', path)
      if (status !== 403) open.push(`${path}: ${status}`)
    }
  }
  expect(open).toEqual([])
})

test('[W1] the start of an allowed name passes this lock, and is no command of Redis', async () => {
  const commands = await redisCommands()
  const starts = ALLOWED.flatMap((name) =>
    Array.from({ length: name.length - 1 }, (_, index) => name.slice(0, index + 1)),
  )
  expect(starts.filter((start) => commands.includes(start) && !ALLOWED.includes(start))).toEqual([])
  for (const start of starts.filter((start) => !ALLOWED.includes(start))) {
    const { status, body } = await ask('GET', `/${start}/stream_version/0`, '', 300)
    expect({ start, refused: status === 403 || /unknown command|NOPERM/.test(body) }).toEqual({
      start,
      refused: true,
    })
  }
})

test('[W1] no start of EVAL or EVALSHA is let through', async () => {
  for (const name of ['E', 'EV', 'EVA', 'EVAL', 'EVALS', 'EVALSH', 'EVALSHA', 'EVAL_RO', 'EVALSHA_RO']) {
    expect((await ask('GET', `/${name}/return%201/0`)).status).toBe(403)
    expect((await ask('PUT', `/${name}/return%201/0`, 'x')).status).toBe(403)
  }
})

test('[W4] a command in the body of POST / is judged as well', async () => {
  expect((await ask('POST', '/', 'FLUSHALL')).status).toBe(403)
  expect((await ask('POST', '/', 'EVAL/return 1/0')).status).toBe(403)
  expect((await ask('POST', '/', VERSION)).body).toContain('OK')
})

test('[W5] a suffix or a type opens no other command', async () => {
  for (const path of [
    '/GET/a.json',
    '/GET/a.raw',
    '/GET/a?jsonp=f',
    '/EVAL.txt/return%201/0',
    '/7/GET/a',
    '/0/EVAL/x/0',
  ]) {
    expect((await ask('GET', path)).status).toBe(403)
  }
})

test('[W6] another database is out of reach: there is only one', async () => {
  await stack.admin('SET', 'stream:probe', 'kept')
  const { status, body } = await ask('GET', '/7/FCALL_RO/stream_version/0', '', 500)
  expect(status === 0 || status === 403 || body.includes('FCALL_RO')).toBe(true)
  expect(await stack.admin('CONFIG', 'GET', 'databases')).toEqual(['databases', '1'])
})

test('[W12] a request to speak WebSocket gets none', async () => {
  const { status } = await rawRequest(stack.webdisPort, 'GET', '/.json', {
    waitMs: 500,
    headers: [
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
    ],
  })
  expect(status).not.toBe(101)
})

test('[W26] other channels answer nothing', async () => {
  for (const channel of ['other', '__keyspace@0__%3astream', `evil%3a${'0'.repeat(32)}`]) {
    expect((await ask('GET', `/SUBSCRIBE/${channel}`, '', 400)).status).toBe(0)
    expect(await stack.admin('PUBSUB', 'CHANNELS')).toEqual([])
  }
})

test('it listens on loopback alone', async () => {
  // Every address of 127.0.0.0/8 is this machine, so a server that listens everywhere would answer here.
  await expect(fetch(`http://127.0.0.2:${stack.webdisPort}/${VERSION}`)).rejects.toThrow('fetch failed')
})
