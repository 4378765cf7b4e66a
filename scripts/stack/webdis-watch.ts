import { setTimeout as delay } from 'node:timers/promises'
import { type WebdisPart, webdisOwnAnswer } from './servers.ts'

/**
 * Three silences in a row are at least 9 s. A process that is merely short of time answers one of the three; a hanging
 * one is gone by the time that its viewers notice (V3: up to 12 s).
 */
const SILENCES = 3

/** How often to ask and how long to wait for an answer. */
export const WATCH_PACE = { everyMs: 2_000, patienceMs: 3_000 }

/**
 * Asks each Webdis whether it still answers, and ends one that hangs, by force: what lies unread in it must not be done
 * later. Whoever sees its death starts it again. A refused connection is no silence, but such a death.
 * @returns how to stop
 */
export function watchWebdis(
  parts: readonly WebdisPart[],
  say: (line: string) => void,
  { everyMs, patienceMs }: typeof WATCH_PACE = WATCH_PACE,
): () => void {
  const stopped = new AbortController()
  const watch = async (part: WebdisPart) => {
    let silences = 0
    while (!stopped.signal.aborted) {
      const pid = part.pid()
      const isSilent = pid !== undefined && (await hangs(part.port, patienceMs)) && part.pid() === pid
      silences = isSilent ? silences + 1 : 0
      if (silences === SILENCES && !stopped.signal.aborted) {
        silences = 0
        say(`${part.name} does not answer; ending it.`)
        part.signal('SIGKILL')
      }
      await delay(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => {})
    }
  }
  for (const part of parts) void watch(part)
  return () => stopped.abort()
}

async function hangs(port: number, patienceMs: number): Promise<boolean> {
  try {
    const response = await fetch(webdisOwnAnswer(port), { signal: AbortSignal.timeout(patienceMs) })
    await response.arrayBuffer()
    return false
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError'
  }
}
