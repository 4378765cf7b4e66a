/** `npm run soak`: faults at random, one after the other, with edits all the time; the oracle after each, leaks over the whole run. */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startKeptStack } from '../scripts/stack/kept-stack.ts'
import { catalogue } from './catalogue.ts'
import type { Fault } from './fault.ts'
import { footprints } from './footprint.ts'
import { growthOf, leaksOf, type Sample } from './leaks.ts'
import { judgeLeaving } from './oracle.ts'
import { lateBreach, outcomeLine, outcomeTable } from './outcome-table.ts'
import { createRandom, newSeed, type Random } from './random.ts'
import { type Outcome, runFault } from './run-fault.ts'
import { within } from './within.ts'
import { openWorld, type World } from './world.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(newSeed()) },
    viewers: { type: 'string', default: '20' },
    faults: { type: 'string' },
  },
})
const [minutes, seed, viewers] = [values.minutes, values.seed, values.viewers].map(Number)
if (!(minutes && minutes > 0) || seed === undefined || !Number.isInteger(seed) || !(viewers && viewers > 0)) {
  process.stderr.write('npm run soak -- [--minutes 60] [--seed N] [--viewers 20] [--faults 4c,10a]\n')
  process.exit(2)
}

/** Whoever has not left by then is ended with the process. */
const CLOSE_WITHIN_MS = 60_000

const chosen = values.faults?.split(',')
const faults = catalogue.filter(({ id }) => !chosen || chosen.includes(id))

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const random = createRandom(seed)
const outcomes: Outcome[] = []
const breaches: string[] = []
const samples: Sample[] = []
let isInterrupted = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isInterrupted = true
    say('Ending after this fault …')
  })
}

say(`${minutes} minutes, ${viewers} viewers; again with: npm run soak -- --seed ${seed} --viewers ${viewers}`)
// As it runs for people: what dies or hangs is started again.
const stack = await startKeptStack({
  say: (line) => say(`      ${line}`),
  giveUp: (reason) => breaches.push(reason),
})
const beganMs = Date.now()
try {
  let world = await openWorld(stack, random, viewers)
  for (const fault of endlessly(faults, random)) {
    if (isInterrupted || Date.now() - beganMs > minutes * 60_000) break
    const share = 0.5 + random.next()
    const outcome = await runFault(world, fault, Math.round(fault.holdMs * (fault.isLong ? 1 : share)))
    outcomes.push(outcome)
    say(`${clockText(Date.now() - beganMs)} ${outcomeLine(outcome)}`)
    samples.push({ footprints: footprints(stack) })
    for (const late of lateBreach(outcome)) {
      breaches.push(`${fault.id}: ${late}`)
      say(`      LATE: ${late}`)
    }
    if (outcome.breaches.length === 0) continue
    for (const breach of outcome.breaches) {
      breaches.push(`${fault.id}: ${breach}`)
      say(`      BREACH: ${breach}`)
    }
    // What is broken once says nothing about the faults that follow.
    await close(world)
    world = await within(CLOSE_WITHIN_MS, openWorld(stack, random, viewers))
  }
  breaches.push(...(await judgeLeaving(world)))
  await close(world)
} catch (error) {
  breaches.push(`the soak could not go on: ${error instanceof Error ? error.message : error}`)
} finally {
  await within(CLOSE_WITHIN_MS, stack.stop()).catch((error: Error) => say(`The servers: ${error.message}`))
}

const growths = growthOf(samples)
breaches.push(...leaksOf(growths))
say(`\n${outcomeTable(outcomes)}\n`)
for (const { name, megabytes, descriptors, grownMegabytes, grownDescriptors } of growths) {
  say(
    `- ${name}: ${megabytes.toFixed(0)} MB and ${descriptors.toFixed(0)} descriptors on average; grown by ${grownMegabytes.toFixed(1)} MB, ${grownDescriptors.toFixed(1)} descriptors`,
  )
}
const ranMinutes = ((Date.now() - beganMs) / 60_000).toFixed(1)
say(
  `- ${outcomes.length} faults in ${ranMinutes} minutes, ${viewers} viewers, seed ${seed}; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
)
say(breaches.length === 0 ? '- No breach.' : `- Breaches:\n${breaches.map((one) => `  - ${one}`).join('\n')}`)
// What a session or a line still waits for must not keep a soak from its end.
process.exit(breaches.length === 0 ? 0 : 1)

function close(world: World): Promise<void> {
  return within(CLOSE_WITHIN_MS, world.close()).catch((error: Error) =>
    say(`      Leaving: ${error.message}`),
  )
}

/** Every fault once, in a sequence of chance, then again in another. */
function* endlessly(faults: readonly Fault[], { between }: Random): Generator<Fault> {
  while (faults.length > 0) {
    const bag = [...faults]
    while (bag.length > 0) yield* bag.splice(between(0, bag.length - 1), 1)
  }
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
