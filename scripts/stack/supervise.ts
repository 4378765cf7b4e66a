import { setTimeout as delay } from 'node:timers/promises'
import type { Part } from './part.ts'

const WINDOW_MS = 60_000
const TRIES = 5

/**
 * Restarts a part that ended by itself, since every client survives that (V3, V4, L2, L3); gives up when it happens
 * for the sixth time within a minute, or when the part does not come back.
 * @param afterRestart runs when the part answers again
 */
export function createSupervisor(options: {
  readonly say: (line: string) => void
  readonly afterRestart: (part: Part) => Promise<void>
  readonly giveUp: (reason: string) => void
}): (part: Part, how: string) => void {
  const { say, afterRestart, giveUp } = options
  const deaths: { name: string; atMs: number }[] = []

  const revive = async (part: Part, tries: number) => {
    await delay(200 * (tries - 1))
    await part.start()
    await afterRestart(part)
    say(`${part.name} runs again.`)
  }

  return (part, how) => {
    const nowMs = Date.now()
    deaths.push({ name: part.name, atMs: nowMs })
    const tries = deaths.filter(({ name, atMs }) => name === part.name && nowMs - atMs < WINDOW_MS).length
    if (tries > TRIES) {
      giveUp(`${part.name} ended by itself ${tries} times within a minute (${how}).`)
      return
    }
    say(`${part.name} ended by itself (${how}); starting it again.`)
    revive(part, tries).catch((error: Error) => giveUp(error.message))
  }
}
