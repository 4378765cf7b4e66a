import { setTimeout as delay } from 'node:timers/promises'
import { lookAtLibrary } from './library.ts'
import type { Stack } from './stack.ts'

const EVERY_MS = 2_000

/** Looks once whether Redis has our library, and loads it where it has none or another. Never rejects. */
export type LibraryCheck = () => Promise<void>

/**
 * Streams outlive the loss of the library, as after FUNCTION FLUSH, but nobody could follow them; and a Redis that came
 * back with an older copy of its data has that copy's library.
 */
export function createLibraryCheck(
  { admin, loadLibrary }: Pick<Stack, 'admin' | 'loadLibrary'>,
  say: (line: string) => void,
): LibraryCheck {
  /** So that a trouble that stays is told of once. */
  let told = ''
  const load = async (why: string) => {
    try {
      await loadLibrary()
      told = ''
      say(`${why}; it is loaded again.`)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const trouble = `${why}, and cannot be loaded yet (${message}); trying on.`
      if (trouble !== told) say(trouble)
      told = trouble
    }
  }
  return async () => {
    // Redis is away or busy, which whoever started it sees to; or the file is just being replaced.
    const state = await lookAtLibrary(admin).catch(() => 'unknown')
    if (state === 'none') await load('The functions library was gone from Redis')
    if (state === 'other') await load('The functions library in Redis was another than lua/missioncast.lua')
  }
}

/**
 * Checks every two seconds, whatever becomes of Redis meanwhile.
 * @returns how to stop
 */
export function watchLibrary(
  stack: Parameters<typeof createLibraryCheck>[0],
  say: (line: string) => void,
  check: LibraryCheck = createLibraryCheck(stack, say),
): () => void {
  const stopped = new AbortController()
  const watch = async () => {
    while (!stopped.signal.aborted) {
      await check()
      await delay(EVERY_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => {})
    }
  }
  void watch()
  return () => stopped.abort()
}
