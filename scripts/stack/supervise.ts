import { setTimeout as delay } from 'node:timers/promises'
import type { Part } from './part.ts'

const WINDOW_MS = 60_000
const TRIES = 5

/** At once after the first death, since viewers wait; after the fifth, what is wrong may need time: 0, 0.25, 1, 4, 16 s. */
const usualPauseMs = (deaths: number): number => (deaths === 1 ? 0 : 250 * 4 ** (deaths - 2))

/**
 * Starts a part again that ended without being told to, since every client survives that (V3, V4, L2, L3). A start that
 * fails counts as one more death. Gives up at a part's sixth within a minute, in which the time that its starts take does
 * not count: one that fails slowly has to come to an end as well.
 * @param onRevival the part answers again
 * @param signal from then on nothing is started
 */
export function createSupervisor(options: {
  readonly say: (line: string) => void
  readonly onRevival: (part: Part) => void
  readonly giveUp: (reason: string) => void
  readonly signal: AbortSignal
  /** how long to wait before the next start */
  readonly pauseMs?: (deaths: number) => number
}): (part: Part, how: string) => void {
  const { say, onRevival, giveUp, signal, pauseMs = usualPauseMs } = options
  const histories = new Map<Part, { deathsAtMs: number[]; startingMs: number }>()

  const historyOf = (part: Part) => {
    const history = histories.get(part) ?? { deathsAtMs: [], startingMs: 0 }
    histories.set(part, history)
    return history
  }

  /** @returns how many there were within the window */
  const noteDeath = (part: Part): number => {
    const history = historyOf(part)
    const nowMs = performance.now() - history.startingMs
    history.deathsAtMs = [...history.deathsAtMs.filter((atMs) => nowMs - atMs < WINDOW_MS), nowMs]
    return history.deathsAtMs.length
  }

  /** @returns why it could not be started */
  const startAgain = async (part: Part, deaths: number): Promise<Error | undefined> => {
    const fromMs = performance.now()
    try {
      await delay(pauseMs(deaths), undefined, { signal })
      await part.start()
      return undefined
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    } finally {
      historyOf(part).startingMs += performance.now() - fromMs
    }
  }

  const revive = async (part: Part, how: string) => {
    let why = how
    let line = `${part.name} ended (${how}); starting it again.`
    while (!signal.aborted) {
      const deaths = noteDeath(part)
      if (deaths > TRIES) {
        giveUp(`${part.name} failed ${deaths} times within a minute of running. The last time: ${why}`)
        return
      }
      say(line)
      const failure = await startAgain(part, deaths)
      if (signal.aborted) return
      if (failure === undefined) {
        say(`${part.name} runs again.`)
        onRevival(part)
        return
      }
      why = failure.message
      line = `${part.name} could not be started; trying again. ${why}`
    }
  }

  return (part, how) => void revive(part, how)
}
