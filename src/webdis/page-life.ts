import { deferred } from './deferred.ts'

/** Whether this page runs. It sleeps while the browser keeps it for the way back (`pagehide`), or freezes it to save power. */
export type PageLife = {
  /** Resolves when the page runs; a signal that ends rejects with its reason. */
  readonly awake: (signal?: AbortSignal) => Promise<void>
  /** Ends when the page falls asleep the next time. */
  readonly untilAsleep: () => AbortSignal
}

export function watchPageLife(window: EventTarget, document: EventTarget): PageLife {
  let day = new AbortController()
  let night = deferred<void>()
  const fallAsleep = (): void => day.abort()
  const awake = (): void => {
    if (!day.signal.aborted) return
    day = new AbortController()
    night.resolve()
    night = deferred()
  }
  window.addEventListener('pagehide', fallAsleep)
  window.addEventListener('pageshow', awake)
  document.addEventListener('freeze', fallAsleep)
  document.addEventListener('resume', awake)

  return {
    untilAsleep: () => day.signal,
    async awake(signal) {
      signal?.throwIfAborted()
      if (!day.signal.aborted) return
      const ended = deferred<void>()
      signal?.addEventListener('abort', () => ended.resolve(), { once: true })
      await Promise.race([night.promise, ended.promise])
      signal?.throwIfAborted()
    },
  }
}
