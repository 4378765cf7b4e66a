import {
  type Counts,
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
} from './counts.ts'

/** One script of package.json that has to succeed. */
export type Check = {
  readonly name: string
  readonly limitMs: number
  /** For a suite of tests; a check without it counts as one test. */
  readonly report?: {
    /** Arguments and environment that make the suite write its JSON report into the file. */
    readonly into: (file: string) => { args: readonly string[]; env: Readonly<Record<string, string>> }
    readonly count: (report: unknown) => Counts
    /** Each test that did not pass, and why, in a few lines. */
    readonly failures: (report: unknown) => readonly string[]
  }
}

const minutes = (count: number) => count * 60_000

const vitest: Check['report'] = {
  into: (file) => ({ args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env: {} }),
  count: countVitest,
  failures: failuresOfVitest,
}

/** However slow the machine or whatever hangs, all checks together end in time for 20 minutes. */
export const ALL_CHECKS_MS = minutes(19.5)

/**
 * In the order that tells soonest what is wrong. Those of a group run side by side: one core each for what is quick, and the live tests,
 * which wait most of the time, beside those that do not.
 */
export const CHECKS: readonly (readonly Check[])[] = [
  [
    { name: 'style', limitMs: minutes(2) },
    { name: 'types', limitMs: minutes(2) },
  ],
  [
    { name: 'layers', limitMs: minutes(2) },
    { name: 'unused', limitMs: minutes(2) },
  ],
  [
    { name: 'lua', limitMs: minutes(1) },
    { name: 'supply', limitMs: minutes(1) },
  ],
  [
    { name: 'unit', limitMs: minutes(9), report: vitest },
    { name: 'live', limitMs: minutes(9), report: vitest },
  ],
  [
    {
      name: 'e2e',
      limitMs: minutes(13),
      report: {
        into: (file) => ({ args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
        count: countPlaywright,
        failures: failuresOfPlaywright,
      },
    },
  ],
]
