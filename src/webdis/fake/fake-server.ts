import { createEventQueue, type EventQueue } from '../event-queue.ts'
import type { Subscribe } from '../subscription.ts'
import { WebdisError } from '../webdis-error.ts'
import type { FakeTab } from './fake-browser.ts'

/** Subscriptions as the edge has them, in memory: they stand, break, or die without a sign. */
export type FakeServer = {
  readonly subscribeFrom: (tab: FakeTab) => Subscribe
  /** Publishes an event, whose id is its number, from 1. */
  readonly publish: () => number
  readonly published: () => number
  /** How many subscriptions were ever asked for. */
  readonly opened: () => number
  /** Somebody has a subscription that died without a sign. */
  readonly isSilent: () => boolean
  /** Whose subscriptions there are at this moment. */
  readonly subscribers: () => readonly FakeTab[]
  /** Redis drops all subscriptions, and nobody is told (W24). */
  readonly kill: () => void
  /** Every connection breaks. */
  readonly cut: () => void
  /** No new subscription stands while it is down. */
  readonly setDown: (isDown: boolean) => void
  readonly forget: (tab: FakeTab) => void
}

type Subscriber = { readonly tab: FakeTab; readonly queue: EventQueue; isDead: boolean }

export function createFakeServer(): FakeServer {
  let subscribers: Subscriber[] = []
  let isDown = false
  let published = 0
  let opened = 0

  const remove = (subscriber: Subscriber): void => {
    subscribers = subscribers.filter((other) => other !== subscriber)
  }

  return {
    subscribeFrom:
      (tab) =>
      (_, { signal } = {}) =>
        new Promise((resolve, reject) => {
          const queue = createEventQueue(() => remove(subscriber))
          const subscriber: Subscriber = { tab, queue, isDead: false }
          if (!tab.isAlive()) return
          if (signal?.aborted) {
            reject(signal.reason)
            return
          }
          opened += 1
          if (isDown) {
            tab.post('server', () => reject(new WebdisError('away', 'down')))
            return
          }
          signal?.addEventListener('abort', () => {
            remove(subscriber)
            queue.abort(signal.reason)
            reject(signal.reason)
          })
          // What is published from now on arrives; what was published since the asking may not.
          tab.post('server', () => {
            if (signal?.aborted) return
            subscribers.push(subscriber)
            tab.post('server', () => resolve(queue.events))
          })
        }),
    publish() {
      published += 1
      const event = { type: 'plan', id: String(published), data: '{}' }
      for (const { tab, queue, isDead } of subscribers)
        if (!isDead) tab.post('server', () => queue.push(event))
      return published
    },
    published: () => published,
    opened: () => opened,
    isSilent: () => subscribers.some(({ isDead }) => isDead),
    subscribers: () => subscribers.map(({ tab }) => tab),
    kill() {
      for (const subscriber of subscribers) subscriber.isDead = true
    },
    cut() {
      for (const { tab, queue } of subscribers)
        tab.post('server', () => queue.end({ error: new WebdisError('ended', 'cut') }))
      subscribers = []
    },
    setDown(next) {
      isDown = next
    },
    forget(tab) {
      subscribers = subscribers.filter((subscriber) => subscriber.tab !== tab)
    },
  }
}
