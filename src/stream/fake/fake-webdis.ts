import type { ServerEvent } from '../../webdis/event-reader.ts'
import type { Subscription } from '../../webdis/subscription.ts'
import type { Webdis } from '../../webdis/webdis.ts'
import { WebdisError, type WebdisErrorType } from '../../webdis/webdis-error.ts'
import { createFakeRedis, type FakeRedis } from './fake-redis.ts'

/** Webdis before the function library in memory, with faults on demand. */
export type FakeWebdis = Webdis & {
  readonly redis: FakeRedis
  /** Calls and new subscriptions fail so from now on; `undefined` heals. */
  readonly failWith: (type: WebdisErrorType | undefined) => void
  /** Every subscription falls silent (W24). */
  readonly silence: () => void
  /** Every subscription ends so. */
  readonly breakWith: (type: WebdisErrorType) => void
  /** Says something on every channel. */
  readonly say: (event: ServerEvent) => void
}

type Subscriber = { readonly channel: string; readonly push: (next: ServerEvent | Error) => void }

export function createFakeWebdis(): FakeWebdis {
  const subscribers = new Set<Subscriber>()
  let failure: WebdisErrorType | undefined
  const redis = createFakeRedis((channel, event) => {
    for (const subscriber of subscribers) if (subscriber.channel === channel) subscriber.push(event)
  })

  const reach = async (signal: AbortSignal | undefined): Promise<void> => {
    signal?.throwIfAborted()
    // As over a network, no answer comes before the asker goes on.
    await Promise.resolve()
    if (failure) throw new WebdisError(failure, 'a fault on demand')
  }

  return {
    redis,
    async call(what, { signal } = {}) {
      await reach(signal)
      return redis.call(what, Date.now())
    },
    async subscribe(channel, { signal } = {}) {
      await reach(signal)
      const inbox: (ServerEvent | Error)[] = []
      let wake = (): void => {}
      const push = (next: ServerEvent | Error): void => {
        inbox.push(next)
        wake()
      }
      const subscriber = { channel, push }
      const leave = (): void => {
        subscribers.delete(subscriber)
        push(signal?.reason)
      }
      subscribers.add(subscriber)
      signal?.addEventListener('abort', leave)
      async function* read(): AsyncGenerator<ServerEvent, void> {
        for (;;) {
          const next = inbox.shift()
          if (next instanceof Error) throw next
          if (next) yield next
          else {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          }
        }
      }
      return read() satisfies Subscription
    },
    failWith(type) {
      failure = type
    },
    silence: () => subscribers.clear(),
    breakWith(type) {
      for (const { push } of subscribers) push(new WebdisError(type, 'a fault on demand'))
      subscribers.clear()
    },
    say(event) {
      for (const { push } of subscribers) push(event)
    },
  }
}
