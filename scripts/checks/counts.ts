import * as v from 'valibot'

/** How many tests of a check passed and failed. */
export type Counts = { readonly passed: number; readonly failed: number }

const VitestReport = v.object({
  numTotalTests: v.number(),
  numPassedTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
})

/**
 * Counts vitest's JSON report. A test that was skipped or left to do counts as failed, and so does a file that failed
 * before its first test.
 */
export function countVitest(report: unknown): Counts {
  const { numTotalTests, numPassedTests, testResults } = v.parse(VitestReport, report)
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + brokenFiles.length }
}

const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  errors: v.array(v.unknown()),
})

/** Counts Playwright's JSON report. What was skipped, or passed only when repeated, and errors outside tests count as failed. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = v.parse(PlaywrightReport, report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length }
}

/**
 * What a check counts for, given how its program ended: a failure that no test shows is one more, and a suite that
 * ran no test has failed.
 */
export function settleCounts(counts: Counts, exitedWell: boolean): Counts {
  if (counts.failed > 0) return counts
  if (!exitedWell || counts.passed === 0) return { passed: counts.passed, failed: 1 }
  return counts
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  )
}
