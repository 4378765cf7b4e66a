import { deferred } from './deferred.ts'
import type { ServerEvent } from './event-reader.ts'

/** Events that come by themselves, for somebody who takes them one after the other. */
export type EventQueue = {
  readonly push: (event: ServerEvent) => void
  /** What was pushed before is still taken; then it ends, throwing where something failed. */
  readonly end: (failure?: { readonly error: unknown }) => void
  /** Throws `reason` at once: what was not taken yet is dropped. */
  readonly abort: (reason: unknown) => void
  readonly events: AsyncIterable<ServerEvent>
}

/** @param onLeft is called when whoever took events takes no more */
export function createEventQueue(onLeft: () => void): EventQueue {
  let waiting: ServerEvent[] = []
  let ending: { readonly failure: { readonly error: unknown } | undefined } | undefined
  let news = deferred<void>()

  async function* take(): AsyncGenerator<ServerEvent, void> {
    try {
      for (;;) {
        const event = waiting.shift()
        if (event) yield event
        else if (ending?.failure) throw ending.failure.error
        else if (ending) return
        else await news.promise
      }
    } finally {
      onLeft()
    }
  }

  const tell = (): void => {
    news.resolve()
    news = deferred()
  }
  const end = (failure?: { readonly error: unknown }): void => {
    ending ??= { failure }
    tell()
  }
  return {
    push(event) {
      if (ending) return
      waiting.push(event)
      tell()
    },
    end,
    abort(reason) {
      waiting = []
      end({ error: reason })
    },
    events: take(),
  }
}
