import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Guard } from './guard.ts'
import { SetupError } from './setup-error.ts'

/** One server of the stack: Redis, Webdis or nginx. */
export type Part = {
  readonly name: string
  /** undefined while it does not run */
  pid(): number | undefined
  /** Resolves when it answers. */
  start(): Promise<void>
  /** Ends it, by force if it takes longer than 15 s. */
  stop(signal?: NodeJS.Signals): Promise<void>
  restart(signal?: NodeJS.Signals): Promise<void>
  signal(signal: NodeJS.Signals): void
}

export type PartOptions = {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly logFile: string
  readonly guard: Guard
  /** Rejects as long as the part does not answer. */
  readonly ping: (pid: number) => Promise<void>
  /** The part ended without being told to. */
  readonly onDeath: (part: Part, how: string) => void
}

const START_MS = 30_000
const STOP_MS = 15_000

/** As many open files as we may have, up to what 10,000 viewers need (W27). */
const WITH_MANY_FILES = 'ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$@"'

export function createPart(options: PartOptions): Part {
  const { name, command, args, logFile, guard, ping, onDeath } = options
  let child: ChildProcess | undefined
  let answers = false
  let stopping = false

  const launch = (): ChildProcess => {
    const log = openSync(logFile, 'a')
    // A session of its own: Ctrl-C reaches us alone, and we end the parts in the right order.
    const launched = spawn('sh', ['-c', WITH_MANY_FILES, name, command, ...args], {
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    const { pid } = launched
    if (pid === undefined) throw new SetupError(`${name} could not be started: no process was made.`)
    guard.add(pid)
    launched.once('exit', (code, signal) => {
      guard.remove(pid)
      child = undefined
      if (answers && !stopping) onDeath(part, signal ?? `exit code ${code}`)
    })
    return launched
  }

  const part: Part = {
    name,
    pid: () => child?.pid,
    async start() {
      if (child) return
      stopping = false
      answers = false
      child = launch()
      const started = child
      const startedMs = Date.now()
      for (;;) {
        if (child !== started)
          throw new SetupError(`${name} ended while it was started.\n${lastLines(logFile)}`)
        try {
          await ping(started.pid ?? 0)
          break
        } catch (cause) {
          if (Date.now() - startedMs > START_MS) {
            await part.stop('SIGKILL')
            const message = `${name} did not answer within ${START_MS / 1000} s.\n${lastLines(logFile)}`
            throw new SetupError(message, { cause })
          }
        }
        await delay(20)
      }
      answers = true
    },
    async stop(signal = 'SIGTERM') {
      if (!child) return
      const ending = child
      stopping = true
      const ended = once(ending, 'exit')
      ending.kill(signal)
      // A process that was stopped (SIGSTOP) takes the signal only when it goes on.
      ending.kill('SIGCONT')
      const force = setTimeout(() => ending.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(force)
    },
    async restart(signal) {
      await part.stop(signal)
      await part.start()
    },
    signal(signal) {
      child?.kill(signal)
    },
  }
  return part
}

function lastLines(file: string, count = 12): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}
