import { SetupError } from './stack/setup-error.ts'

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs until Ctrl-C, SIGTERM or SIGHUP and then stops in good order, however often it is told: npm passes on a signal
 * that the terminal has sent already. A signal that comes during the start ends at once; the stack's guard clears up.
 * @param start gets a way to end everything for a reason of its own; answers how to stop
 */
export async function runUntilStopped(
  start: (fail: (reason: string) => void) => Promise<() => Promise<void>>,
): Promise<void> {
  let stop: (() => Promise<void>) | undefined
  let isStopping = false

  const end = async (exitCode: number) => {
    if (isStopping) return
    isStopping = true
    if (stop) {
      say('Stopping …')
      await stop()
    }
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))

  try {
    stop = await start((reason) => {
      process.stderr.write(`${reason}\n`)
      void end(1)
    })
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
