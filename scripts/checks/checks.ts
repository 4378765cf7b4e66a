import { type Counts, countPlaywright, countVitest } from './counts.ts'

/** One script of package.json that has to succeed. */
export type Check = {
  readonly name: string
  readonly limitMs: number
  /** For a suite of tests; a check without it counts as one test. */
  readonly report?: {
    /** Arguments and environment that make the suite write its JSON report into the file. */
    readonly into: (file: string) => { args: readonly string[]; env: Readonly<Record<string, string>> }
    readonly count: (report: unknown) => Counts
  }
}

const minutes = (count: number) => count * 60_000

const vitest: Check['report'] = {
  into: (file) => ({ args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env: {} }),
  count: countVitest,
}

/** In the order that tells soonest what is wrong. Together they take less than 20 minutes whatever hangs. */
export const CHECKS: readonly Check[] = [
  { name: 'style', limitMs: minutes(1) },
  { name: 'types', limitMs: minutes(1) },
  { name: 'layers', limitMs: minutes(1) },
  { name: 'unused', limitMs: minutes(1) },
  { name: 'lua', limitMs: minutes(0.5) },
  { name: 'unit', limitMs: minutes(4), report: vitest },
  { name: 'live', limitMs: minutes(5), report: vitest },
  {
    name: 'e2e',
    limitMs: minutes(6),
    report: {
      into: (file) => ({ args: ['--reporter=list,json'], env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
      count: countPlaywright,
    },
  },
]
