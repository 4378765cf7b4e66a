import { subscribeWhileAwake } from './awake-subscription.ts'
import { watchPageLife } from './page-life.ts'
import { shareSubscriptions } from './shared-subscription.ts'
import { type TabWindow, tabsOf } from './tab-window.ts'
import { createWebdis, type Webdis } from './webdis.ts'

/**
 * Webdis for a page among other tabs of its browser, which share subscriptions (V9) where the browser lets them.
 * @param options.url the app's address
 */
export function createBrowserWebdis(options: { readonly url: URL; readonly window: TabWindow }): Webdis {
  const { url, window } = options
  const webdis = createWebdis({ url })
  const tabs = tabsOf(window)
  const subscribe = tabs
    ? shareSubscriptions({ subscribe: webdis.subscribe, tabs, scope: url.href })
    : webdis.subscribe
  return { ...webdis, subscribe: subscribeWhileAwake(subscribe, watchPageLife(window, window.document)) }
}
