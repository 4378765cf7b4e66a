import { setTimeout as delay } from 'node:timers/promises'
import { RespError } from './resp.ts'
import type { Stack } from './stack.ts'

const EVERY_MS = 2_000

/**
 * Loads the functions library again when it is gone from Redis, as after FUNCTION FLUSH: streams outlive that, but nobody could follow them.
 * @returns how to stop
 */
export function watchLibrary(
  { admin, loadLibrary }: Pick<Stack, 'admin' | 'loadLibrary'>,
  say: (line: string) => void,
): () => void {
  const stopped = new AbortController()
  const watch = async () => {
    while (!stopped.signal.aborted) {
      try {
        const libraries = await admin('FUNCTION', 'LIST', 'LIBRARYNAME', 'missioncast')
        if (Array.isArray(libraries) && libraries.length === 0) {
          await loadLibrary()
          say('The functions library was gone from Redis; it is loaded again.')
        }
      } catch (error) {
        // Redis is away or busy: whoever started it sees to that.
        if (!(error instanceof RespError)) throw error
      }
      await delay(EVERY_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => {})
    }
  }
  void watch()
  return () => stopped.abort()
}
