import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RespError, type RespReply, runCommands } from '../scripts/stack/resp.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

/** What Redis answers to somebody who just connects, as Webdis does. */
async function asDefault(...args: string[]): Promise<RespReply | RespError> {
  const [reply] = await runCommands(stack.redisPort, [args], 2_000)
  return reply ?? null
}

function listOf(reply: RespReply): string[] {
  if (!Array.isArray(reply)) throw new Error('no list')
  return reply.map(String)
}

async function allowedCommands(): Promise<string[]> {
  const user = await stack.admin('ACL', 'GETUSER', 'default')
  if (!Array.isArray(user)) throw new Error('no user')
  const rules = String(user[user.indexOf('commands') + 1])
  expect(rules).toMatch(/^-@all( \+[a-z_]+)+$/)
  return rules
    .split(' ')
    .slice(1)
    .map((rule) => rule.slice(1))
}

/** A command's name and arity as COMMAND tells them, or those of its subcommands, which alone can be called. */
function callsOf(command: RespReply): [string, number][] {
  if (!Array.isArray(command)) throw new Error('no description')
  const subcommands = command[9]
  if (Array.isArray(subcommands) && subcommands.length > 0) return subcommands.flatMap(callsOf)
  return [[String(command[0]), Number(command[1])]]
}

const KEY = 'stream:{12}:ops'

test('[W3] the default user is allowed exactly what the library calls', async () => {
  const known = new Set(listOf(await stack.admin('COMMAND', 'LIST')))
  const library = readFileSync('lua/missioncast.lua', 'utf8')
  const called = [...library.matchAll(/'([A-Z]{2,})'/g)].map(([, word = '']) => word.toLowerCase())
  const expected = new Set(['fcall', 'fcall_ro', 'subscribe', ...called.filter((word) => known.has(word))])
  expect((await allowedCommands()).sort()).toEqual([...expected].sort())
})

test('[W3] every other command is refused, with the number of arguments that it wants', async () => {
  const allowed = new Set(await allowedCommands())
  // Whoever connects may log in, ask for the protocol's version and leave.
  const forEverybody = new Set(['auth', 'hello', 'quit', 'reset'])
  const commands = await stack.admin('COMMAND')
  if (!Array.isArray(commands)) throw new Error('no list')
  const open: string[] = []
  for (const command of commands) {
    for (const [name, arity] of callsOf(command)) {
      if (allowed.has(name) || forEverybody.has(name)) continue
      const words = name.split('|')
      const reply = await asDefault(
        ...words,
        ...Array.from({ length: Math.abs(arity) - words.length }, () => KEY),
      )
      if (!/NOPERM|(DEBUG|MODULE) command not allowed/.test(String(reply))) open.push(`${name}: ${reply}`)
    }
  }
  expect(open).toEqual([])
})

test.each([
  ['GET', 'other'],
  ['HGETALL', 'other'],
  ['HGETALL', 'streamx:{12}:ops'],
  ['HSET', 'other', 'field', 'value'],
  ['UNLINK', KEY, 'other'],
  ['ZRANGE', 'xstreams:{12}', '0', '-1'],
  ['PUBLISH', 'other', 'word'],
  ['SUBSCRIBE', 'other'],
  ['SUBSCRIBE', `live:${'0'.repeat(32)}`, 'other'],
  ['SUBSCRIBE', '__keyspace@0__:stream'],
  ['PSUBSCRIBE', 'live:*'],
  ['SELECT', '1'],
  ['EVAL', 'return 1', '0'],
  ['EVAL_RO', 'return 1', '0'],
  ['FUNCTION', 'LOAD', '#!lua name=evil\n'],
  ['FUNCTION', 'FLUSH'],
  ['CONFIG', 'GET', '*'],
  ['CLIENT', 'LIST'],
  ['CLIENT', 'KILL', 'TYPE', 'pubsub'],
  ['ACL', 'WHOAMI'],
  ['KEYS', '*'],
  ['SHUTDOWN'],
  ['MULTI'],
])('%s %s … is refused', async (...args) => {
  const reply = await asDefault(...args)
  expect(reply).toBeInstanceOf(RespError)
  expect(String(reply)).toContain('NOPERM')
})

test('what the functions need is granted: our keys, our channels', async () => {
  expect(await asDefault('HGETALL', KEY)).toEqual([])
  expect(await asDefault('PUBLISH', `live:${'0'.repeat(32)}`, '')).toBe(0)
  expect(await asDefault('FCALL_RO', 'stream_version', '0', '{}')).toEqual([
    'OK',
    expect.stringMatching(/^\d+\.\d+\.\d+$/),
  ])
})

test('[W3] a function is held to the same: other keys, channels and commands fail inside it too', async () => {
  await stack.admin(
    'FUNCTION',
    'LOAD',
    `#!lua name=doors
     redis.register_function('door_key', function() return redis.call('HGETALL', 'other') end)
     redis.register_function('door_write', function() return redis.call('HSET', 'other', 'a', 'b') end)
     redis.register_function('door_channel', function() return redis.call('PUBLISH', 'other', 'x') end)
     redis.register_function('door_command', function() return redis.call('KEYS', '*') end)
     redis.register_function('door_flush', function() return redis.call('FLUSHALL') end)
     redis.register_function('door_config', function() return redis.call('CONFIG', 'SET', 'maxmemory', '1') end)`,
  )
  for (const name of [
    'door_key',
    'door_write',
    'door_channel',
    'door_command',
    'door_flush',
    'door_config',
  ]) {
    const reply = await asDefault('FCALL', name, '0')
    expect({ name, reply: String(reply) }).toEqual({
      name,
      reply: expect.stringMatching(/NOPERM|ACL|can't|not allowed/),
    })
  }
  expect(await stack.admin('EXISTS', 'other')).toBe(0)
  await stack.admin('FUNCTION', 'DELETE', 'doors')
})

test('the administrative user wants its password', async () => {
  for (const password of ['', 'admin', 'x'.repeat(64)]) {
    expect(String(await asDefault('AUTH', 'admin', password))).toContain('WRONGPASS')
  }
})

test('it listens on loopback alone', async () => {
  expect(await stack.admin('CONFIG', 'GET', 'bind')).toEqual(['bind', '127.0.0.1'])
  await expect(fetch(`http://127.0.0.2:${stack.redisPort}/`)).rejects.toThrow('fetch failed')
})

test('full means refused, never that a stream is dropped', async () => {
  expect(await stack.admin('CONFIG', 'GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
  expect(await stack.admin('CONFIG', 'GET', 'appendonly')).toEqual(['appendonly', 'yes'])
})
