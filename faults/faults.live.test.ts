import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startKeptStack } from '../scripts/stack/kept-stack.ts'
import type { Stack } from '../scripts/stack/stack.ts'
import { shortFaults } from './catalogue.ts'
import type { Fault } from './fault.ts'
import { judgeLeaving } from './oracle.ts'
import { createRandom } from './random.ts'
import { runFault } from './run-fault.ts'
import { faultSeed } from './seed.ts'
import { shareOut } from './share-out.ts'
import { openWorld } from './world.ts'

const VIEWERS = 3
/** Faults mostly wait, so they wait side by side: those of a whole server on stacks of their own, those of a stream on one. */
const SERVERS = 3
const STREAMS = 4
const PATIENCE_MS = 400_000

const seed = faultSeed()
const stacks: Stack[] = []
/** parts that could not be kept */
const losses: string[] = []
const breachesOf = new Map<Fault, readonly string[]>()
const rows: Promise<void>[] = []

async function openStack(): Promise<Stack> {
  const stack = await startKeptStack({ say: () => {}, giveUp: (reason) => losses.push(reason) })
  stacks.push(stack)
  return stack
}

/** One fault after the other in one world, which everybody leaves at the end. */
async function goThrough(stack: Stack, faults: readonly Fault[]): Promise<void> {
  const world = await openWorld(stack, createRandom(seed, faults[0]?.id), VIEWERS)
  try {
    for (const fault of faults) {
      const { breaches } = await runFault(world, fault).catch((error: unknown) => ({
        breaches: [String(error)],
      }))
      const isLast = fault === faults.at(-1)
      breachesOf.set(fault, [...breaches, ...(isLast ? await judgeLeaving(world) : [])])
      // What follows would tell nothing.
      if (breaches.length > 0) return
    }
  } finally {
    await world.close()
  }
}

beforeAll(async () => {
  const touching = (what: Fault['touches']) => shortFaults.filter(({ touches }) => touches === what)
  const shared = await openStack()
  for (const row of shareOut(touching('stream'), STREAMS)) rows.push(goThrough(shared, row))
  for (const row of shareOut(touching('server'), SERVERS)) rows.push(goThrough(await openStack(), row))
  await Promise.all(rows)
}, PATIENCE_MS)

afterAll(async () => {
  await Promise.allSettled(rows)
  for (const stack of stacks) await stack.stop()
}, PATIENCE_MS)

describe('after each fault all have the leader’s plan, and so has Redis; nothing is lost, nothing comes twice, nobody is left behind', () => {
  test.each(shortFaults.map((fault) => [fault.id, fault.what, fault] as const))(
    'fault %s: %s',
    (_id, _, fault) => {
      const again = `FAULT_SEED=${seed} npx vitest run --project live faults/faults.live`
      const breaches = breachesOf.get(fault) ?? ['not reached after the breach of another one']
      expect({ again, breaches, losses }).toEqual({ again, breaches: [], losses: [] })
    },
  )
})
