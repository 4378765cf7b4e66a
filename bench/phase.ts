import { setTimeout as delay } from 'node:timers/promises'
import type { Stack } from '../scripts/stack/stack.ts'
import type { Heard } from './audience-messages.ts'
import { sharedMs } from './clock.ts'
import { cpuMicros, ownCpuMicros } from './cpu-time.ts'
import type { Audience } from './open-audience.ts'
import type { Published } from './published.ts'

/** What came of publishing to an audience for a while. */
export type Phase = {
  /** from publishing to applied by a viewer session, or to read by a plain reader, for every delivery */
  readonly viewersMs: readonly number[]
  readonly readersMs: readonly number[]
  /** how long the leader's calls took, there and back */
  readonly callsMs: readonly number[]
  /** deliveries that should have been and were not */
  readonly missing: number
  /** CPU time of the stack's parts for one delivery */
  readonly cpu: { readonly redis: number; readonly webdis: number; readonly edge: number }
  /** CPU time of everything that makes the load, in cores */
  readonly generatorCores: number
}

/** For the last messages, and for gaps that viewers fill (V2). */
const TAIL_MS = 1_000

/** @param listeners how many are in the audience */
export async function runPhase(
  { parts }: Stack,
  audience: Audience,
  listeners: number,
  publish: () => Promise<readonly Published[]>,
): Promise<Phase> {
  const readCpu = () => ({
    redis: cpuMicros(parts.redis.pid()),
    webdis: parts.webdis.reduce((sum, part) => sum + cpuMicros(part.pid()), 0),
    edge: cpuMicros(parts.edge.pid()),
    generator: cpuMicros(audience.pid) + ownCpuMicros(),
  })
  const beganMs = sharedMs()
  const before = readCpu()
  const published = await publish()
  await delay(TAIL_MS)
  const after = readCpu()
  const lastedMs = sharedMs() - beganMs

  const { viewers, readers } = await audience.takeHeard()
  const publishedAtMs = new Map(published.map(({ rev, atMs }) => [rev, atMs]))
  const viewersMs = latencies(viewers, publishedAtMs)
  const readersMs = latencies(readers, publishedAtMs)
  const deliveries = published.length * listeners
  return {
    viewersMs,
    readersMs,
    callsMs: published.map(({ answeredInMs }) => answeredInMs),
    missing: deliveries - viewersMs.length - readersMs.length,
    cpu: {
      redis: (after.redis - before.redis) / deliveries,
      webdis: (after.webdis - before.webdis) / deliveries,
      edge: (after.edge - before.edge) / deliveries,
    },
    generatorCores: (after.generator - before.generator) / 1000 / lastedMs,
  }
}

function latencies(heard: Heard, publishedAtMs: ReadonlyMap<number, number>): readonly number[] {
  return heard.revs.flatMap((rev, index) => {
    const [fromMs, toMs] = [publishedAtMs.get(rev), heard.atMs[index]]
    return fromMs === undefined || toMs === undefined ? [] : [toMs - fromMs]
  })
}
