/** A process of its own that guesses at one stream as fast as it can, over several connections. */
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { randomHex } from '../src/stream/secrets.ts'
import { callOf, operations } from '../src/stream/wire.ts'
import type { Call } from '../src/webdis/call.ts'
import { pathSegment } from '../src/webdis/path.ts'
import { decodeReply } from '../src/webdis/reply.ts'
import { guessOrderSchema } from './guesser-messages.ts'

// Whoever started us is gone.
process.once('disconnect', () => process.exit())

const { addresses, forMs, name, password, secret, url } = v.parse(
  guessOrderSchema,
  JSON.parse(process.argv[2] ?? ''),
)
const endsMs = performance.now() + forMs

/** Any 32 bytes: whoever guesses for speed does without the Argon2id of a guess at a real word (S1). */
const proof = (): string => randomHex() + randomHex()
const lead = () => ({ password, key: randomHex(), by: 'script' as const })

const guesses: Readonly<Record<typeof secret, () => Call>> = {
  password: () => callOf(operations.connect, name, { password: proof() }),
  code: () => callOf(operations.reconnect, name, { ...lead(), code: proof() }),
  token: () => callOf(operations.reconnect, name, { ...lead(), token: proof(), newCode: proof() }),
}

async function ask({ fn, keys, body }: Call, agent: Agent, address: string): Promise<string> {
  const path = ['FCALL', fn, keys.length, ...keys.map(pathSegment)].join('/')
  const headers = { 'X-Forwarded-For': address, 'Content-Length': Buffer.byteLength(body) }
  const asked = request(new URL(path, url), { agent, method: 'PUT', headers })
  return new Promise((resolve, reject) => {
    asked.once('error', reject)
    asked.once('response', (response) =>
      text(response).then((reply) => {
        if (response.statusCode !== 200) return resolve(String(response.statusCode))
        const [word] = [decodeReply('FCALL', reply)].flat()
        resolve(String(word))
      }, reject),
    )
    asked.end(body)
  })
}

const counts: Record<string, number> = {}
await Promise.all(
  addresses.map(async (address) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (performance.now() < endsMs) {
      const answer = await ask(guesses[secret](), agent, address)
      counts[answer] = (counts[answer] ?? 0) + 1
    }
    agent.destroy()
  }),
)
process.send?.(counts, () => process.disconnect())
