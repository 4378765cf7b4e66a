import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MANY_STARTS } from '../scripts/stack/servers.ts'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { faultOf } from './fuzz/expect-refusal.ts'
import { malformedCall } from './fuzz/malformed-calls.ts'
import { createSender, type RawCall, sizeOf } from './fuzz/raw-call.ts'
import { type RightCall, rightCalls } from './fuzz/right-calls.ts'
import { redisCpuMs } from './redis-cpu.ts'
import { takeSnapshot, withoutGuesses } from './snapshot.ts'
import { randomHex } from './test-stream.ts'
import { createBusyStream } from './watch.ts'

const calls = Number(process.env.FUZZ_CALLS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const callsARound = 500
const callsAtOnce = 16

let stack: Stack
let sender: ReturnType<typeof createSender>
let rights: readonly RightCall[]

beforeAll(async () => {
  // More than one address may ask: what is judged here is the library.
  stack = await startStack({ limits: { ...MANY_STARTS, doorsPerSecond: MANY_STARTS.callsPerSecond } })
  sender = createSender(stack, callsAtOnce)
  const stream = await createBusyStream(stack)
  const token = randomHex(64)
  await stream.offer({ term: 2, token })
  rights = rightCalls(stack, stream, await createBusyStream(stack), token)
  await stack.admin('CONFIG', 'SET', 'slowlog-log-slower-than', '100000')
})
afterAll(async () => {
  sender.close()
  await stack.stop()
})

/** What is wrong with the answers to these calls, which are sent over several connections at once. */
async function faultsOf(sent: readonly RawCall[]): Promise<readonly string[]> {
  const waiting = [...sent]
  const faults: string[] = []
  const sendOn = async () => {
    for (let call = waiting.shift(); call; call = waiting.shift()) {
      faults.push(...faultOf(call, await sender.send(call)))
    }
  }
  await Promise.all(Array.from({ length: callsAtOnce }, sendOn))
  return faults
}

/**
 * The calls that keep Redis at work for more than 100 ms, and 50 for each MiB that it has to take in. Its own log of slow calls only arouses
 * the suspicion: on a busy machine it counts how long Redis waited for a processor as well.
 */
async function slowOf(sent: readonly RawCall[]): Promise<readonly RawCall[]> {
  const log = await stack.admin('SLOWLOG', 'GET', '-1')
  await stack.admin('SLOWLOG', 'RESET')
  const slow: RawCall[] = []
  if (!String(log).includes(',FCALL')) return slow
  for (const call of sent) {
    const startedMs = await redisCpuMs(stack)
    await sender.send(call)
    const tookMs = (await redisCpuMs(stack)) - startedMs
    if (tookMs > 100 + (50 * sizeOf(call.body)) / 2 ** 20) slow.push(call)
  }
  return slow
}

const pids = () =>
  Object.values(stack.parts)
    .flat()
    .map((part) => part.pid())

const residentMiB = (pid = 0): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

test(`[C3] [C4] refuses ${calls} malformed calls in words, at once, and with nothing changed`, {
  timeout: 4 * 3_600_000,
}, async () => {
  const pidsBefore = pids()
  const webdisMiB = () => stack.parts.webdis.reduce((sum, part) => sum + residentMiB(part.pid()), 0)
  const webdisMiBBefore = webdisMiB()
  const look = async () => withoutGuesses(await takeSnapshot(stack))
  const before = await look()
  for (let round = 0; round * callsARound < calls; round++) {
    const again = `FUZZ_SEED=${seed + round} FUZZ_CALLS=${callsARound}`
    const sent = fc.sample(malformedCall(rights), { seed: seed + round, numRuns: callsARound })
    expect(await faultsOf(sent), again).toEqual([])
    expect(await look(), again).toEqual(before)
    // Else all that is unauthorised would be locked from here on (K1).
    for (const { keys } of rights)
      await stack.admin('DEL', ...keys.filter((key) => key.startsWith('guesses')), 'none')
    expect(await slowOf(sent), again).toEqual([])
  }
  expect(pids()).toEqual(pidsBefore)
  expect(webdisMiB() - webdisMiBBefore).toBeLessThan(100)
})
