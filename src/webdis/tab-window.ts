import type { TabChannel, Tabs } from './shared-subscription.ts'

/** What of a page's `window` is needed. */
export type TabWindow = EventTarget & {
  readonly document: EventTarget
  /** There are no locks without a secure context: on plain HTTP from another machine. */
  readonly navigator: { readonly locks?: Tabs['locks'] }
  readonly BroadcastChannel?: new (name: string) => TabChannel
}

/** What the tabs of this browser have in common; undefined where each has a subscription of its own (V9). */
export function tabsOf({ navigator, BroadcastChannel }: TabWindow): Tabs | undefined {
  const { locks } = navigator
  return locks && BroadcastChannel && { locks, openChannel: (name) => new BroadcastChannel(name) }
}
