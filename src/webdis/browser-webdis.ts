import { subscribeWhileAwake } from './awake-subscription.ts'
import { watchPageLife } from './page-life.ts'
import { shareSubscriptions } from './shared-subscription.ts'
import { createWebdis, type Webdis } from './webdis.ts'

/**
 * Webdis for a page among other tabs of its browser (V9). Without a secure context there are no locks: each tab has subscriptions of its own.
 * @param options.url the app's address
 * @param options.window the page's own
 */
export function createBrowserWebdis(options: {
  readonly url: URL
  readonly window: Window & typeof globalThis
}): Webdis {
  const { url, window } = options
  const webdis = createWebdis({ url })
  const locks: LockManager | undefined = window.navigator.locks
  const subscribe =
    locks && 'BroadcastChannel' in window
      ? shareSubscriptions({
          subscribe: webdis.subscribe,
          tabs: { locks, openChannel: (name) => new window.BroadcastChannel(name) },
          scope: url.href,
        })
      : webdis.subscribe
  return { ...webdis, subscribe: subscribeWhileAwake(subscribe, watchPageLife(window, window.document)) }
}
