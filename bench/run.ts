/** `npm run bench`: takes every measurement, or those named, prints the figures and keeps them in bench/results. Never fails for a figure. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { editBytes } from './edit-bytes.ts'
import { firstLoad } from './first-load.ts'
import { lateJoin } from './late-join.ts'
import { publishToApplied } from './publish-to-applied.ts'
import { type Measurement, reportText } from './report.ts'

const MEASUREMENTS: readonly Measurement[] = [editBytes, publishToApplied, lateJoin, firstLoad]

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
  const [load = 0] = loadavg()
  say(`${name} …`)
  const report = await run(say)
  process.stdout.write(`${reportText(report)}\n`)
  const machine = { cores: cpus().length, node: process.version, loadBefore: load }
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ name, machine, ...report }, null, 2)}\n`)
}
