import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Guard } from './guard.ts'
import { SetupError } from './setup-error.ts'

/** One server of the stack: Redis, Webdis or nginx. */
export type Part = {
  readonly name: string
  /** undefined while it does not run */
  pid(): number | undefined
  /**
   * Resolves when it answers, at once if it does already.
   * @throws SetupError if it ends before, or stays silent for 30 s, whereupon it is ended
   */
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
  /** Rejects as long as the part does not answer; with `StillLoading` where it says itself that it needs more time. */
  readonly ping: (pid: number) => Promise<void>
  /** It said so for the first time since it was started. */
  readonly onLoading?: () => void
  /** The part ended without being told to. */
  readonly onDeath: (part: Part, how: string) => void
  /** how long it may be silent while it is started */
  readonly patienceMs?: number
}

/** Progress, so that nobody loses patience. */
export class StillLoading extends Error {
  override readonly name = 'StillLoading'
}

const PATIENCE_MS = 30_000
const STOP_MS = 15_000

/** As many open files as we may have, up to what 10,000 viewers need (W27). */
const WITH_MANY_FILES = 'ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$@"'

/** One process of a part, from its launch to its end. */
type Run = {
  readonly child: ChildProcess
  readonly up: Promise<void>
  readonly ended: Promise<'ended'>
  isUp: boolean
  isStopping: boolean
}

export function createPart(options: PartOptions): Part {
  const { name, command, args, logFile, guard, ping, onLoading, onDeath, patienceMs = PATIENCE_MS } = options
  let current: Run | undefined

  const launch = (): Run => {
    const log = openSync(logFile, 'a')
    // A session of its own: Ctrl-C reaches us alone, and we end the parts in the right order.
    const child = spawn('sh', ['-c', WITH_MANY_FILES, name, command, ...args], {
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    // Told by the missing process id, and else by the exit.
    child.on('error', () => {})
    const { pid } = child
    if (pid === undefined) throw new SetupError(`${name} could not be started: no process was made.`)
    guard.add(pid)
    const ended = new Promise<'ended'>((done) => child.once('exit', () => done('ended')))
    const run: Run = { child, ended, up: waitUntilUp(pid, ended), isUp: false, isStopping: false }
    run.up.then(
      () => {
        run.isUp = true
      },
      () => {},
    )
    child.once('exit', (code, signal) => {
      killGroup(pid)
      guard.remove(pid)
      current = undefined
      if (run.isUp && !run.isStopping) onDeath(part, signal ?? `exit code ${code}`)
    })
    return run
  }

  const waitUntilUp = async (pid: number, ended: Promise<'ended'>): Promise<void> => {
    let silentSinceMs = Date.now()
    let isLoading = false
    for (;;) {
      const outcome = await Promise.race([ended, ping(pid).catch((cause: Error) => cause)])
      if (outcome === undefined) return
      if (outcome === 'ended') {
        throw new SetupError(`${name} ended while it was started.\n${lastLines(logFile)}`)
      }
      if (outcome instanceof StillLoading) {
        silentSinceMs = Date.now()
        if (!isLoading) onLoading?.()
        isLoading = true
      } else if (Date.now() - silentSinceMs > patienceMs) {
        await part.stop('SIGKILL')
        const message = `${name} did not answer within ${patienceMs / 1000} s.\n${lastLines(logFile)}`
        throw new SetupError(message, { cause: outcome })
      }
      await delay(isLoading ? 200 : 20)
    }
  }

  const part: Part = {
    name,
    pid: () => current?.child.pid,
    async start() {
      current ??= launch()
      await current.up
    },
    async stop(signal = 'SIGTERM') {
      if (!current) return
      current.isStopping = true
      const { child, ended } = current
      child.kill(signal)
      // A process that was stopped (SIGSTOP) takes the signal only when it goes on.
      child.kill('SIGCONT')
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(force)
    },
    async restart(signal) {
      await part.stop(signal)
      await part.start()
    },
    signal(signal) {
      current?.child.kill(signal)
    },
  }
  return part
}

/** A killed nginx leaves its workers behind, and they keep its port. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nobody is left, as it should be.
  }
}

function lastLines(file: string, count = 12): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}
