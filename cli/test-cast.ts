import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const program = resolve(import.meta.dirname, 'main.ts')

/** A run of the command line as a shell starts it. */
export type CastRun = {
  /** the values on standard output so far, a line each */
  readonly printed: () => readonly unknown[]
  /** standard output so far, as it is */
  readonly output: () => string
  /** the words on standard error so far */
  readonly said: () => string
  readonly signal: (signal: NodeJS.Signals) => void
  readonly exitCode: Promise<number | null>
}

/** Runs `cast WORDS…` without a terminal; `environment` is all that it finds of Missioncast's variables. */
export function cast(words: readonly string[], environment: Readonly<Record<string, string>>): CastRun {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...words], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return {
    printed: () =>
      output
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    output: () => output,
    said: () => said,
    signal: (signal) => child.kill(signal),
    // `close` comes when both streams have been read to their ends.
    exitCode: once(child, 'close').then(() => child.exitCode),
  }
}
