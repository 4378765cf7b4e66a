/** `npm run bench`: takes every measurement, or those named, prints the figures and keeps them in bench/results. Never fails for a figure. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { editBytes } from './edit-bytes.ts'
import { editToDrawn } from './edit-to-drawn.ts'
import { firstLoad } from './first-load.ts'
import { frames } from './frames.ts'
import { guess } from './guess.ts'
import { watchIdleness } from './idleness.ts'
import { lateJoin } from './late-join.ts'
import { massReturn } from './mass-return.ts'
import { publishToApplied } from './publish-to-applied.ts'
import { type Measurement, reportText } from './report.ts'
import { sealCost } from './seal-cost.ts'

const MEASUREMENTS: readonly Measurement[] = [
  editBytes,
  publishToApplied,
  lateJoin,
  massReturn,
  editToDrawn,
  frames,
  firstLoad,
  sealCost,
  guess,
]

const results = join(import.meta.dirname, 'results')
const say = (line: string) => process.stderr.write(`${line}\n`)

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !MEASUREMENTS.some((one) => one.name === name))
if (unknown.length > 0) {
  say(
    `There is no measurement ${unknown.join(', ')}. There are: ${MEASUREMENTS.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}

mkdirSync(results, { recursive: true })
for (const { name, run } of MEASUREMENTS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  say(`${name} …`)
  try {
    const idle = watchIdleness()
    const report = await run(say)
    const machine = { cores: cpus().length, node: process.version, idlePercent: idle() }
    process.stdout.write(
      `${reportText(report)}- Idle meanwhile: ${machine.idlePercent} % of ${machine.cores} cores.\n\n`,
    )
    writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ name, machine, ...report }, null, 2)}\n`)
  } catch (error) {
    say(`${name} could not be measured: ${error instanceof Error ? error.stack : error}`)
    process.exitCode = 1
  }
}
