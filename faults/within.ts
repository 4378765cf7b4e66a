import { setTimeout as delay } from 'node:timers/promises'

/** What `work` comes to; rejects if it is not over after `ms`, whatever it waits for. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController()
  const late = delay(ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`not over within ${ms / 1000} s`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
    late.catch(() => {})
  }
}
