import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { RespError, type RespReply, runCommands } from '../scripts/stack/resp.ts'
import type { Stack } from '../scripts/stack/stack.ts'
import { atOnce, type Fault, type Lift } from './fault.ts'

const appendOnly = ({ dataDir }: Stack): string => join(dataDir, 'redis', 'appendonlydir')

const killRedis = async ({ parts }: Stack): Promise<Lift> => {
  await parts.redis.stop('SIGKILL')
  return () => parts.redis.start()
}

/** Commands of the administrative user on one connection, which a full server cannot refuse any more. */
async function onOneConnection(
  { admin, redisPort }: Stack,
  commands: readonly (readonly string[])[],
): Promise<readonly RespReply[]> {
  await admin('ACL', 'SETUSER', 'faults', 'on', 'nopass', '~*', '&*', '+@all')
  const replies = await runCommands(redisPort, [['AUTH', 'faults', ''], ...commands])
  await admin('ACL', 'DELUSER', 'faults')
  return replies.map((reply) => {
    if (reply instanceof RespError) throw reply
    return reply
  })
}

const standStill =
  (partsOfIt: (stack: Stack) => readonly { signal: (signal: NodeJS.Signals) => void }[]): Fault['inject'] =>
  async ({ stack }) => {
    for (const part of partsOfIt(stack)) part.signal('SIGSTOP')
    return async () => {
      for (const part of partsOfIt(stack)) part.signal('SIGCONT')
    }
  }

/** Loading them takes some hundred milliseconds. */
const MANY_WRITES = `for i = 1, 400000 do redis.call('INCR', KEYS[1]) end`

const ENDLESS = `#!lua name=endless
redis.register_function('endless', function() while true do end end)`

/** What happens to Redis, Webdis and the edge. */
export const serverFaults: readonly Fault[] = [
  {
    id: '3',
    what: 'CLIENT KILL TYPE pubsub',
    touches: 'server',
    async inject({ stack }) {
      await stack.admin('CLIENT', 'KILL', 'TYPE', 'pubsub')
      return atOnce
    },
    holdMs: 0,
    boundMs: 15_000,
  },
  {
    id: '4a',
    what: 'Redis killed, back with its data',
    touches: 'server',
    // Its file lacks what it was to be given while the disk was busy with what came before (`appendfsync everysec`).
    losesData: true,
    inject: ({ stack }) => killRedis(stack),
    holdMs: 1_000,
    boundMs: 17_000,
  },
  {
    id: '4b',
    what: 'Redis killed, back with nothing',
    touches: 'server',
    losesData: true,
    async inject({ stack }) {
      const lift = await killRedis(stack)
      rmSync(appendOnly(stack), { recursive: true })
      return lift
    },
    holdMs: 500,
    boundMs: 25_000,
  },
  {
    id: '4c',
    what: 'Redis killed, back with an older copy',
    touches: 'server',
    losesData: true,
    async inject({ stack }) {
      const copy = `${appendOnly(stack)}-older`
      cpSync(appendOnly(stack), copy, { recursive: true })
      return async () => {
        const lift = await killRedis(stack)
        rmSync(appendOnly(stack), { recursive: true })
        cpSync(copy, appendOnly(stack), { recursive: true })
        rmSync(copy, { recursive: true })
        await lift()
      }
    },
    holdMs: 1_500,
    boundMs: 25_000,
  },
  {
    id: '5',
    what: 'FUNCTION FLUSH',
    touches: 'server',
    async inject({ stack }) {
      await stack.admin('FUNCTION', 'FLUSH')
      return atOnce
    },
    holdMs: 0,
    boundMs: 25_000,
  },
  {
    id: '6a',
    what: 'Redis stands still',
    touches: 'server',
    inject: standStill(({ parts }) => [parts.redis]),
    holdMs: 5_000,
    boundMs: 5_000,
  },
  {
    id: '6b',
    what: 'Redis BUSY with an endless function',
    touches: 'server',
    async inject({ stack }) {
      await stack.admin('FUNCTION', 'LOAD', 'REPLACE', ENDLESS)
      await stack.admin('CONFIG', 'SET', 'busy-reply-threshold', '100')
      const call = stack.admin('FCALL', 'endless', '0').catch((error: unknown) => error)
      return async () => {
        await stack.admin('FUNCTION', 'KILL')
        await call
        await stack.admin('CONFIG', 'SET', 'busy-reply-threshold', '5000')
        await stack.admin('FUNCTION', 'DELETE', 'endless')
      }
    },
    holdMs: 3_000,
    boundMs: 20_000,
  },
  {
    id: '6c',
    what: 'Redis LOADING',
    touches: 'server',
    // As 4a does; here the disk has much to do.
    losesData: true,
    async inject({ stack }) {
      await stack.admin('EVAL', MANY_WRITES, '1', 'faults:count')
      await (await killRedis(stack))()
      await stack.admin('DEL', 'faults:count')
      await stack.admin('BGREWRITEAOF')
      return atOnce
    },
    holdMs: 0,
    boundMs: 17_000,
  },
  {
    id: '6d',
    what: 'Redis out of memory',
    touches: 'server',
    async inject({ stack }) {
      // Without the first one, Redis would make room by hanging up.
      await stack.admin('CONFIG', 'SET', 'maxmemory-clients', '0', 'maxmemory', '1')
      return async () => {
        await stack.admin('CONFIG', 'SET', 'maxmemory-clients', '25%', 'maxmemory', '512mb')
      }
    },
    holdMs: 3_000,
    boundMs: 20_000,
  },
  {
    id: '6e',
    what: 'Redis takes no more clients, and those that listen were hung up on',
    touches: 'server',
    async inject({ stack }) {
      // Nobody pushes to the list: BLPOP is how long it lasts, and the one connection that ends it stands already.
      const done = onOneConnection(stack, [
        ['CONFIG', 'SET', 'maxclients', '1'],
        ['CLIENT', 'KILL', 'TYPE', 'pubsub'],
        ['BLPOP', 'faults:nothing', String(FULL_SECONDS)],
        ['CONFIG', 'SET', 'maxclients', '10000'],
      ])
      return async () => {
        await done
      }
    },
    holdMs: 0,
    boundMs: 30_000,
  },
  {
    id: '6f',
    what: 'Redis stands still for longer than clients wait',
    touches: 'server',
    inject: standStill(({ parts }) => [parts.redis]),
    holdMs: 25_000,
    isLong: true,
    boundMs: 10_000,
  },
  {
    id: '7a',
    what: 'Webdis killed and started again',
    touches: 'server',
    async inject({ stack }) {
      for (const part of stack.parts.webdis) await part.stop('SIGKILL')
      return async () => {
        for (const part of stack.parts.webdis) await part.start()
      }
    },
    holdMs: 1_000,
    boundMs: 5_000,
  },
  {
    id: '7b',
    what: 'Webdis stands still',
    touches: 'server',
    inject: standStill(({ parts }) => parts.webdis),
    holdMs: 20_000,
    boundMs: 20_000,
  },
  {
    id: '7c',
    what: 'Webdis restarted',
    touches: 'server',
    async inject({ stack }) {
      for (const part of stack.parts.webdis) await part.restart()
      return atOnce
    },
    holdMs: 0,
    boundMs: 5_000,
  },
  {
    id: '7d',
    what: 'one of two Webdis killed, and started again later',
    touches: 'server',
    async inject({ stack }) {
      const [, second] = stack.parts.webdis
      await second.stop('SIGKILL')
      return () => second.start()
    },
    holdMs: 4_000,
    boundMs: 2_000,
  },
  {
    id: '7e',
    what: 'one of two Webdis stands still',
    touches: 'server',
    inject: standStill(({ parts }) => [parts.webdis[0]]),
    holdMs: 20_000,
    boundMs: 15_000,
  },
  {
    id: '8a',
    what: 'the edge reads its configuration again',
    touches: 'server',
    async inject({ stack }) {
      stack.parts.edge.signal('SIGHUP')
      return atOnce
    },
    holdMs: 500,
    boundMs: 2_000,
  },
  {
    id: '8b',
    what: 'the edge killed and started again',
    touches: 'server',
    async inject({ stack }) {
      await stack.parts.edge.restart()
      return atOnce
    },
    holdMs: 0,
    boundMs: 5_000,
  },
]

/** Less than 10 s, after which Redis would be thought silent. */
const FULL_SECONDS = 6
