/** `npm test`: every check; goes on after a failure and ends with one line that adds them up. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALL_CHECKS_MS, CHECKS } from './checks/checks.ts'
import { addCounts } from './checks/counts.ts'
import { type CheckResult, runCheck } from './checks/run-check.ts'
import { installMissing, TEST_PROGRAMS } from './stack/programs.ts'
import { SetupError } from './stack/setup-error.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())

const reports = mkdtempSync(join(tmpdir(), 'missioncast-reports-'))
const results: ({ name: string } & CheckResult)[] = []
try {
  installMissing(TEST_PROGRAMS, say)
  const endMs = Date.now() + ALL_CHECKS_MS
  for (const group of CHECKS) {
    if (interrupted.signal.aborted) break
    say(`\n── ${group.map(({ name }) => name).join(', ')} ──`)
    const ended = group.map(async (check) => {
      const options = { folder: reports, leftMs: endMs - Date.now(), signal: interrupted.signal }
      return { name: check.name, ...(await runCheck(check, options)) }
    })
    results.push(...(await Promise.all(ended)))
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  results.push({ name: 'installation', counts: { passed: 0, failed: 1 }, failures: [] })
} finally {
  rmSync(reports, { recursive: true, force: true })
}

const failing = results.filter(({ counts }) => counts.failed > 0).map(({ name }) => name)
if (interrupted.signal.aborted) say('\nInterrupted.')
for (const failure of results.flatMap(({ failures }) => failures)) say(`\n${failure}`)
if (failing.length > 0) say(`\nFailing: ${failing.join(', ')}. Run one alone with: npm run ${failing[0]}`)
const { passed, failed } = addCounts(results.map(({ counts }) => counts))
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || interrupted.signal.aborted ? 1 : 0
