import { subscribeWhileAwake } from './awake-subscription.ts'
import { watchPageLife } from './page-life.ts'
import { shareSubscriptions, type TabChannel, type Tabs } from './shared-subscription.ts'
import { createWebdis, type Webdis } from './webdis.ts'

/** What of a page's `window` is needed. */
export type TabWindow = EventTarget & {
  readonly document: EventTarget
  /** There are no locks without a secure context: on plain HTTP from another machine. */
  readonly navigator: { readonly locks?: Tabs['locks'] }
  readonly BroadcastChannel?: new (name: string) => TabChannel
}

/**
 * Webdis for a page among other tabs of its browser, which share subscriptions (V9) where the browser lets them.
 * @param options.url the app's address
 */
export function createBrowserWebdis(options: { readonly url: URL; readonly window: TabWindow }): Webdis {
  const { url, window } = options
  const webdis = createWebdis({ url })
  const { BroadcastChannel, navigator } = window
  const tabs = navigator.locks &&
    BroadcastChannel && {
      locks: navigator.locks,
      openChannel: (name: string) => new BroadcastChannel(name),
    }
  const subscribe = tabs
    ? shareSubscriptions({ subscribe: webdis.subscribe, tabs, scope: url.href })
    : webdis.subscribe
  return { ...webdis, subscribe: subscribeWhileAwake(subscribe, watchPageLife(window, window.document)) }
}
