import type { PageLife } from './page-life.ts'
import type { Subscribe, Subscription } from './subscription.ts'

/**
 * Subscriptions that end while the page sleeps and wait for it to wake (V9): a page that runs no more takes no bytes either, which the
 * edge would have to suffer (W23), and other tabs would wait for it in vain.
 */
export function subscribeWhileAwake(subscribe: Subscribe, page: PageLife): Subscribe {
  return async (channel, { signal, renew } = {}) => {
    for (;;) {
      await page.awake(signal)
      const link = linkTo(signal, page.untilAsleep())
      try {
        const subscription = await subscribe(channel, { signal: link.signal, renew })
        return untilAsleep(subscription, link)
      } catch (error) {
        link.end()
        if (!link.isAsleep()) throw error
      }
    }
  }
}

async function* untilAsleep(subscription: Subscription, link: Link): Subscription {
  try {
    yield* subscription
  } catch (error) {
    if (!link.isAsleep()) throw error
  } finally {
    link.end()
  }
}

type Link = {
  /** ends with either of the two, for the caller's reason if it is the caller's */
  readonly signal: AbortSignal
  /** it is the page's sleep that ended it */
  readonly isAsleep: () => boolean
  /** Lets go of both. */
  readonly end: () => void
}

function linkTo(caller: AbortSignal | undefined, sleep: AbortSignal): Link {
  const controller = new AbortController()
  let isAsleep = false
  const end = (): void => {
    caller?.removeEventListener('abort', onCaller)
    sleep.removeEventListener('abort', onSleep)
  }
  const onCaller = (): void => {
    end()
    controller.abort(caller?.reason)
  }
  const onSleep = (): void => {
    end()
    isAsleep = true
    controller.abort()
  }
  caller?.addEventListener('abort', onCaller)
  sleep.addEventListener('abort', onSleep)
  if (caller?.aborted) onCaller()
  else if (sleep.aborted) onSleep()
  return { signal: controller.signal, isAsleep: () => isAsleep, end }
}
