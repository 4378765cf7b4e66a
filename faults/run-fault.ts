import { setTimeout as delay } from 'node:timers/promises'
import { sum } from '../bench/statistics.ts'
import type { Fault } from './fault.ts'
import { footprints } from './footprint.ts'
import { judge, untilWell, type Verdict } from './oracle.ts'
import { within } from './within.ts'
import type { World } from './world.ts'

/** What one fault came to. */
export type Outcome = Verdict & {
  readonly fault: Fault
  /** from its beginning until the last of those who noticed did; undefined: nobody had to */
  readonly detectedMs: number | undefined
  /** from its end until all was well; half a second, in which edits go on, at least */
  readonly healedMs: number
  /** what the servers took more of memory at the end than before, MB */
  readonly grownMegabytes: number
}

/** After the end edits go on for so long, so that whoever does not know yet that something is wrong gets to know. */
const EDIT_ON_MS = 500

/** Longer than any part takes to start or to end, and than a fault waits for people to notice. */
const DO_WITHIN_MS = 180_000

/** Edits all the time; does the fault to the world, waits until all is well, asks the oracle. */
export async function runFault(world: World, fault: Fault, holdMs = fault.holdMs): Promise<Outcome> {
  const memoryBefore = serverMegabytes(world)
  const differedBefore = divergencesOf(world)
  const signs = watchForSigns(world)
  const stopEditing = world.edit()
  await delay(world.random.between(100, 400))
  const beganMs = Date.now()
  const breaches: string[] = []
  try {
    const lift = await within(DO_WITHIN_MS, fault.inject(world))
    await delay(holdMs)
    await within(DO_WITHIN_MS, lift())
  } catch (error) {
    breaches.push(`the fault could not be done: ${error instanceof Error ? error.message : error}`)
  }
  const endedMs = Date.now()
  await delay(EDIT_ON_MS)
  stopEditing()
  breaches.push(...(await untilWell(world)))
  const healedMs = Date.now() - endedMs
  const detectedMs = signs.lastFirst(beganMs)
  signs.end()
  // V10: the sessions' own notice of the same.
  const differed = divergencesOf(world) - differedBefore
  if (differed > 0 && !fault.losesData) breaches.push(`fingerprints differed ${differed} times`)
  const verdict = await judge(world, fault.losesData === true)
  return {
    fault,
    detectedMs,
    healedMs,
    grownMegabytes: serverMegabytes(world) - memoryBefore,
    ...verdict,
    breaches: [...breaches, ...verdict.breaches],
  }
}

const divergencesOf = ({ viewers }: World): number =>
  sum(viewers.map(({ session }) => session.status().divergences))

const serverMegabytes = ({ stack }: World): number =>
  sum([...footprints(stack)].filter(([name]) => name !== 'clients').map(([, { megabytes }]) => megabytes))

const signsOfTrouble: ReadonlySet<string> = new Set([
  'offline',
  'leader-away',
  'superseded',
  'ended',
  'refused',
])

/** When each of leader and viewers noticed first that something was wrong. */
function watchForSigns({ leader, viewers }: World) {
  const firstMs = new Map<object, number>()
  const sessions = [leader(), ...viewers.map(({ session }) => session)]
  const ends = sessions.map((session) => {
    const { reconnects, epoch } = session.status()
    const look = (): void => {
      const status = session.status()
      const isSign =
        signsOfTrouble.has(status.word) ||
        status.trouble !== undefined ||
        status.reconnects > reconnects ||
        status.epoch !== epoch
      if (isSign && !firstMs.has(session)) firstMs.set(session, Date.now())
    }
    return session.subscribe(look)
  })
  return {
    lastFirst: (sinceMs: number) =>
      firstMs.size === 0 ? undefined : Math.max(0, Math.max(...firstMs.values()) - sinceMs),
    end: () => {
      for (const end of ends) end()
    },
  }
}
