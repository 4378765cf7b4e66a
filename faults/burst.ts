import { RespError, runCommands } from '../scripts/stack/resp.ts'
import { writeEdit } from '../src/stream/plan-codec.ts'
import { createSeal } from '../src/stream/seal.ts'
import { createSealer } from '../src/stream/sealer.ts'
import { derivePasswordKeys, deriveProof, randomHex } from '../src/stream/secrets.ts'
import { type Answer, answerOf, callOf, operations } from '../src/stream/wire.ts'
import { randomEdit } from './random-edit.ts'
import type { World } from './world.ts'

/**
 * Takes the lead and publishes `count` edits within one instant: Redis gets them in one piece, and so does Webdis
 * the messages that come of it, which it passes on in whatever order (W22).
 */
export async function publishBurst(world: World, count: number): Promise<void> {
  const { stack, name, secrets, random, ledger, leaderWebdis, nextSerial } = world
  const salted = expectYes(
    answerOf(operations.salt, await leaderWebdis.call(callOf(operations.salt, name, {}))),
  )
  const salt = { name, ...salted }
  const { password, sealKey } = await derivePasswordKeys(secrets.password, salt)
  const code = await deriveProof('code', secrets.code, salt)
  const key = randomHex()
  const lead = callOf(operations.reconnect, name, { password, code, key, by: 'script' })
  const { epoch, term, rev } = expectYes(answerOf(operations.reconnect, await leaderWebdis.call(lead)))

  const { seal } = createSealer(createSeal(sealKey))
  const calls = Array.from({ length: count }, (_, at) => {
    const stamp = { first: rev + 1 + at, last: rev + 1 + at }
    const data = seal(epoch, writeEdit(randomEdit(random, nextSerial())), stamp)
    return callOf(operations.publish, name, { key, epoch, term, edit: `burst-${nextSerial()}-${at}`, data })
  })
  const acknowledge = calls.map(({ body }) => ledger.send(body))
  const replies = await runCommands(
    stack.redisPort,
    calls.map(({ fn, keys, body }) => ['FCALL', fn, String(keys.length), ...keys, body]),
  )
  replies.forEach((reply, at) => {
    if (reply instanceof RespError) throw reply
    expectYes(answerOf(operations.publish, Array.isArray(reply) ? reply : []))
    acknowledge[at]?.()
  })
}

function expectYes<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(`The server said no: ${answer.refusal}`)
}
