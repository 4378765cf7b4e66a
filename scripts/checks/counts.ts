import { stripVTControlCharacters } from 'node:util'
import * as v from 'valibot'

/** How many tests of a check passed and failed. */
export type Counts = { readonly passed: number; readonly failed: number }

const VitestReport = v.object({
  numTotalTests: v.number(),
  numPassedTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.nullish(v.array(v.string()), []),
        }),
      ),
    }),
  ),
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

/** What vitest's JSON report says of each test that did not pass, and of each file that broke before its first test. */
export function failuresOfVitest(report: unknown): readonly string[] {
  return v.parse(VitestReport, report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [describeFailure(name, [message])]
    return assertionResults
      .filter((test) => test.status !== 'passed')
      .map((test) => describeFailure(`${name} › ${test.fullName} (${test.status})`, test.failureMessages))
  })
}

const PlaywrightError = v.object({ message: v.optional(v.string(), '') })

const PlaywrightSpec = v.object({
  title: v.string(),
  file: v.string(),
  line: v.number(),
  tests: v.array(
    v.object({
      status: v.string(),
      results: v.array(v.object({ errors: v.optional(v.array(PlaywrightError), []) })),
    }),
  ),
})

type PlaywrightSuite = {
  readonly specs: readonly v.InferOutput<typeof PlaywrightSpec>[]
  readonly suites: readonly PlaywrightSuite[]
}

const PlaywrightSuite: v.GenericSchema<unknown, PlaywrightSuite> = v.object({
  specs: v.array(PlaywrightSpec),
  suites: v.optional(v.array(v.lazy(() => PlaywrightSuite)), []),
})

const PlaywrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  suites: v.array(PlaywrightSuite),
  errors: v.array(PlaywrightError),
})

/** Counts Playwright's JSON report. What was skipped, or passed only when repeated, and errors outside tests count as failed. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = v.parse(PlaywrightReport, report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length }
}

/** What Playwright's JSON report says of each test that did not pass at once, and of each error outside tests. */
export function failuresOfPlaywright(report: unknown): readonly string[] {
  const { suites, errors } = v.parse(PlaywrightReport, report)
  const inSuite = (suite: PlaywrightSuite): readonly string[] => [
    ...suite.specs.flatMap(({ title, file, line, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status, results }) => {
          const messages = results.flatMap((result) => result.errors.map(({ message }) => message))
          return describeFailure(`${file}:${line} › ${title} (${status})`, messages)
        }),
    ),
    ...suite.suites.flatMap(inSuite),
  ]
  return [
    ...suites.flatMap(inSuite),
    ...errors.map(({ message }) => describeFailure('outside tests', [message])),
  ]
}

const MOST_LINES = 15

function describeFailure(title: string, messages: readonly string[]): string {
  const lines = stripVTControlCharacters(messages.join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('/node_modules/'))
    .slice(0, MOST_LINES)
  return [title, ...lines.map((line) => `    ${line}`)].join('\n')
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
