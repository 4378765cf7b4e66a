import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from './checks.ts'
import { type Counts, settleCounts } from './counts.ts'

/** How a check ended. */
export type CheckResult = {
  readonly counts: Counts
  /** Each test that did not pass, and why, in a few lines. */
  readonly failures: readonly string[]
}

/**
 * Runs a check as `npm run <name>`, its output on ours, and ends it with all its processes at its limit or when the
 * signal aborts.
 * @param options.folder for the report
 * @param options.leftMs what is left of the time for all checks
 */
export async function runCheck(
  check: Check,
  options: { readonly folder: string; readonly leftMs: number; readonly signal: AbortSignal },
): Promise<CheckResult> {
  const { folder, signal } = options
  const limitMs = Math.max(0, Math.min(check.limitMs, options.leftMs))
  const reportFile = join(folder, `${check.name}.json`)
  const { args, env } = check.report?.into(reportFile) ?? { args: [], env: {} }
  const npm = spawn('npm', ['run', '--silent', check.name, '--', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    // A group of its own, so that all of it can be ended.
    detached: true,
  })
  const endAll = (how: NodeJS.Signals) => {
    if (npm.pid !== undefined && npm.exitCode === null) process.kill(-npm.pid, how)
  }
  const onAbort = () => endAll('SIGTERM')
  signal.addEventListener('abort', onAbort)
  const limit = setTimeout(() => {
    process.stderr.write(`${check.name} is ended after ${(limitMs / 60_000).toFixed(1)} min.\n`)
    endAll('SIGTERM')
  }, limitMs)
  const force = setTimeout(() => endAll('SIGKILL'), limitMs + 20_000)
  const [exitCode] = await once(npm, 'exit')
  clearTimeout(limit)
  clearTimeout(force)
  signal.removeEventListener('abort', onAbort)

  const exitedWell = exitCode === 0
  if (!check.report)
    return { counts: settleCounts({ passed: exitedWell ? 1 : 0, failed: 0 }, exitedWell), failures: [] }
  if (!existsSync(reportFile)) return { counts: { passed: 0, failed: 1 }, failures: [] }
  const report: unknown = JSON.parse(readFileSync(reportFile, 'utf8'))
  return {
    counts: settleCounts(check.report.count(report), exitedWell),
    failures: check.report.failures(report),
  }
}
