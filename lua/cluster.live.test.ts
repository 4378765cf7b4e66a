import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTemporaryFolder } from '../scripts/stack/data-folder.ts'
import { createGuard } from '../scripts/stack/guard.ts'
import { createPart, type Part } from '../scripts/stack/part.ts'
import { chooseFreePort } from '../scripts/stack/ports.ts'
import { requireProgram } from '../scripts/stack/programs.ts'
import { RespError, type RespReply, runCommands } from '../scripts/stack/resp.ts'
import { editText, keysFor, keysOf, randomHex, sha1 } from './test-stream.ts'

/** One node of a cluster, which has half of all slots; nobody has the other half. */
let node: Part
let run: (...command: string[]) => Promise<RespReply>
const folder = openTemporaryFolder()
const guard = createGuard(folder.dir)

beforeAll(async () => {
  const port = await chooseFreePort()
  run = async (...command) => {
    const [reply] = await runCommands(port, [command])
    if (reply === undefined || reply instanceof RespError) throw reply ?? new RespError('no reply')
    return reply
  }
  node = createPart({
    name: 'redis',
    command: requireProgram('redis-server'),
    args: [
      ...['--bind', '127.0.0.1', '--port', String(port), '--dir', folder.redisDir, '--save', ''],
      ...['--cluster-port', String(await chooseFreePort())],
      ...['--cluster-enabled', 'yes', '--cluster-require-full-coverage', 'no'],
    ],
    logFile: join(folder.runDir, 'redis.log'),
    guard,
    ping: async () => {
      await run('PING')
    },
    onDeath: (_, how) => {
      throw new Error(`redis ended by itself (${how})`)
    },
  })
  await node.start()
  await run('CLUSTER', 'ADDSLOTSRANGE', '0', '8191')
  await run('FUNCTION', 'LOAD', readFileSync(join(import.meta.dirname, 'missioncast.lua'), 'utf8'))
  const state = async () => expect(await run('CLUSTER', 'INFO')).toContain('cluster_state:ok')
  await vi.waitFor(state, { timeout: 30_000 })
})
afterAll(async () => {
  await node.stop()
  guard.close()
  folder.release()
})

function start(name: string): Promise<RespReply> {
  const secrets = {
    password: randomHex(64),
    code: randomHex(64),
    key: randomHex(32),
    salt: randomHex(32),
    kdf: 'argon2id:19456:2:1',
  }
  const channel = sha1(name).slice(0, 16) + randomHex(16)
  const body = {
    ...secrets,
    channel,
    epoch: randomHex(32),
    by: 'script',
    edit: 'e',
    data: editText({ a: 'x' }),
  }
  return run('FCALL', 'stream_start', '7', ...keysFor('stream_start', name), JSON.stringify(body))
}

test('[R8] [P2] a node of a cluster has streams whole, and lists its own', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `stream ${at}`)
  const own: string[] = []
  for (const name of names) {
    const isOwn = Number(await run('CLUSTER', 'KEYSLOT', keysOf(name).record)) <= 8191
    if (isOwn) {
      expect(await start(name)).toMatchObject({ 0: 'OK', 1: '1' })
      own.push(name)
    } else await expect(start(name)).rejects.toThrow('CLUSTERDOWN')
  }
  expect(own.length).toBeGreaterThan(0)
  expect(own.length).toBeLessThan(names.length)
  const reply = await run('FCALL_RO', 'stream_list', '0', '{"limit":200}')
  const flat = Array.isArray(reply) ? reply.slice(2) : []
  expect(flat.filter((_, at) => at % 5 === 0).sort()).toEqual(own.sort())
})
