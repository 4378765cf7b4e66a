import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Stack, startStack } from '../../scripts/stack/stack.ts'
import type { Element } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { createWebdis, type Webdis } from '../webdis/webdis.ts'
import { good, showing } from './fake/session-probe.ts'
import { randomHex } from './secrets.ts'
import { streamKeys } from './stream-keys.ts'
import { createStreams } from './streams.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startStack()
})
afterAll(() => stack.stop())

const secrets = { password: 'correct horse', code: 'battery staple' }
const point = (word: string, at: number): Element => ({
  ...{ kind: 'point', type: 're-point', color: 'blue', order: 'a0' },
  ...{ name: `Target ${word}`, notes: `Notes on ${word}`, at: [at + 0.123456, -at - 0.654321] },
})
const plan: Plan = new Map([
  ['sheet', { kind: 'sheet', map: 'stalingrad', units: 'metric', title: 'Title Kursk', order: 'a0' }],
  ['0-9_aZ1234567890', point('Kalach', 31)],
])
/** Every word and number that a person wrote, and how the plan is put in words. */
const plain = [
  ...[
    'Title',
    'Kursk',
    'Target',
    'Notes',
    'Kalach',
    'Pitomnik',
    'Gumrak',
    'stalingrad',
    're-point',
    'metric',
  ],
  ...['31.123456', '32.123456', '33.654321', '"kind"', '\\"kind\\"', 'correct horse', 'battery staple'],
]

/** The way to the server, and all that went along it in either direction. */
function createListener() {
  const webdis = createWebdis({ url: stack.url })
  const heard: string[] = []
  const listening: Webdis = {
    async call(what, options) {
      const reply = await webdis.call(what, options)
      heard.push(what.fn, ...what.keys, what.body, JSON.stringify(reply))
      return reply
    },
    async subscribe(channel, options) {
      const messages = await webdis.subscribe(channel, options)
      async function* overheard() {
        for await (const message of messages) {
          heard.push(JSON.stringify(message))
          yield message
        }
      }
      return overheard()
    },
  }
  return { streams: createStreams({ webdis: listening }), heard: () => heard.join('\n') }
}

/** Whatever Redis holds, under any key. */
async function keyspace(): Promise<string> {
  const keys = await stack.admin('KEYS', '*')
  const found: string[] = []
  for (const key of Array.isArray(keys) ? keys.map(String) : []) {
    const type = String(await stack.admin('TYPE', key))
    const read = {
      hash: ['HGETALL', key],
      stream: ['XRANGE', key, '-', '+'],
      zset: ['ZRANGE', key, '0', '-1'],
    }
    const [command = 'GET', ...parts] = read[type as keyof typeof read] ?? ['GET', key]
    found.push(key, JSON.stringify(await stack.admin(command, ...parts)))
  }
  return found.join('\n')
}

/** Whatever Redis wrote to the disk. */
const files = (): string =>
  readdirSync(join(stack.dataDir, 'redis'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

test('[S4] [S5] nothing of a plan is to be read in Redis, on its disk, in any call or on the channel', async () => {
  const { streams, heard } = createListener()
  const name = `Ёж ${randomHex()}`
  const leader = good(await streams.start({ ...secrets, name, plan, by: 'computer' }))
  const viewer = good(await streams.connect({ name, password: secrets.password }))
  await showing(viewer, plan)
  leader.edit({ put: new Map([['p', point('Pitomnik', 32)]]), del: [] })
  await leader.settled()
  await showing(viewer, leader.plan())
  const again = good(await streams.reconnect({ ...secrets, name, by: 'phone' }))
  again.edit({ put: new Map([['g', point('Gumrak', 33)]]), del: [] })
  await again.settled()
  await showing(viewer, again.plan())
  expect(viewer.plan().size).toBe(4)

  const [planKey = '', logKey = ''] = streamKeys(name, ['plan', 'log'])
  const stored = await keyspace()
  expect(stored).toContain(logKey)
  // Redis writes to its file before it answers; the file is there to be read then.
  await vi.waitFor(() => expect(files()).toContain(Buffer.from(planKey).toString('latin1')), {
    timeout: 30_000,
  })
  const places = { stored, files: files(), heard: heard() }
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(1_000)
    // What was looked for would have been found: ids travel as they are.
    expect(text, place).toContain('0-9_aZ1234567890')
    for (const word of plain) expect(text.includes(word), `${word} in ${place}`).toBe(false)
  }

  leader.leave()
  viewer.disconnect()
  await again.stop()
})
