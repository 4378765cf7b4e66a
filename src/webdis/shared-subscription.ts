import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { deferred } from './deferred.ts'
import { createEventQueue } from './event-queue.ts'
import type { Subscribe, Subscription } from './subscription.ts'
import { beginTab, nextTab, type TabEffect, type TabInput, type TabStep } from './tab-machine.ts'
import { readTabMessage, type TabMessage, writeTabMessage } from './tab-message.ts'

/** What the tabs of a browser have in common. */
export type Tabs = {
  /** `navigator.locks`, which only a secure context has */
  readonly locks: {
    readonly request: (
      name: string,
      options: { readonly signal?: AbortSignal; readonly steal?: boolean },
      hold: () => Promise<void> | undefined,
    ) => Promise<unknown>
  }
  readonly openChannel: (name: string) => TabChannel
}

export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  onmessage: ((event: MessageEvent) => void) | null
}

/**
 * One subscription for all tabs that want the same channel, since each takes one of the few connections that a browser has (W28): one
 * tab holds it and passes on what comes; when that tab goes away, those of the others end and the next one subscribes (V9).
 * @param options.scope whose channels these are: tabs of one scope share
 */
export function shareSubscriptions(options: {
  readonly subscribe: Subscribe
  readonly tabs: Tabs
  readonly scope: string
}): Subscribe {
  /** by channel, whose subscription this tab had last */
  const holders = new Map<string, string>()

  return async (channel, { signal, renew = false } = {}) => {
    const name = sharedName(options.scope, channel)
    for (;;) {
      signal?.throwIfAborted()
      const not = renew ? holders.get(channel) : undefined
      const joined = await join({ ...options, channel, name, not, signal })
      if (!joined) continue
      holders.set(channel, joined.holder)
      return joined.subscription
    }
  }
}

/** Of locks and tabs' channels: a digest, since the channel's own name is a secret (P5). The number is that of the tabs' messages. */
const sharedName = (scope: string, channel: string): string =>
  `missioncast-1-${bytesToHex(sha256(utf8ToBytes(`${scope}\n${channel}`))).slice(0, 32)}`

type Joined = { readonly subscription: Subscription; readonly holder: string }

/** Drives a tab's machine. Resolves with undefined where the lock was lost before anything stood: join again. */
function join(options: {
  readonly subscribe: Subscribe
  readonly tabs: Tabs
  readonly channel: string
  readonly name: string
  readonly not: string | undefined
  readonly signal: AbortSignal | undefined
}): Promise<Joined | undefined> {
  const { subscribe, tabs, channel, name, signal } = options
  return new Promise((resolve, reject) => {
    const others = tabs.openChannel(name)
    const queue = createEventQueue(() => dispatch({ type: 'unwanted' }))
    /** ends the wait for the lock, and the subscription that this tab holds */
    const own = new AbortController()
    const done = deferred<void>()
    let lock: symbol | undefined
    let hasStood = false
    let timer: ReturnType<typeof setTimeout> | undefined

    const requestLock = async (how: { signal: AbortSignal } | { steal: true }): Promise<void> => {
      const request = Symbol()
      const hold = (): Promise<void> | undefined => {
        if (own.signal.aborted) return undefined
        lock = request
        dispatch({ type: 'granted' })
        return done.promise
      }
      try {
        await tabs.locks.request(name, how, hold)
      } catch {
        if (own.signal.aborted) return
        // Where no lock is to be had at all, this tab has a subscription of its own.
        if (lock === undefined) dispatch({ type: 'granted' })
        else if (lock === request) dispatch({ type: 'robbed' })
      }
    }

    const open = async (): Promise<void> => {
      try {
        const subscription = await subscribe(channel, { signal: own.signal })
        dispatch({ type: 'stands' })
        for await (const event of subscription) dispatch({ type: 'event', event })
        dispatch({ type: 'unwanted' })
      } catch (error) {
        dispatch({ type: 'broke', error })
      }
    }

    const leave = (): void => dispatch({ type: 'unwanted' })

    const end = (failure: { readonly error: unknown } | undefined): void => {
      clearTimeout(timer)
      others.onmessage = null
      others.close()
      signal?.removeEventListener('abort', leave)
      own.abort()
      done.resolve()
      if (signal?.aborted) {
        reject(signal.reason)
        queue.abort(signal.reason)
      } else if (hasStood) queue.end(failure)
      else if (failure) reject(failure.error)
      else resolve(undefined)
    }

    const perform = (effect: TabEffect): void => {
      switch (effect.type) {
        case 'post':
          others.postMessage(writeTabMessage(effect.message))
          return
        case 'wait':
          clearTimeout(timer)
          timer = setTimeout(() => dispatch({ type: 'overdue' }), effect.forMs)
          return
        case 'steal':
          void requestLock({ steal: true })
          return
        case 'open':
          void open()
          return
        case 'stand':
          clearTimeout(timer)
          hasStood = true
          resolve({ subscription: queue.events, holder: effect.of })
          return
        case 'yield':
          queue.push(effect.event)
          return
        case 'end':
          end(effect.failure)
      }
    }

    const take = (step: TabStep): void => {
      tab = step.tab
      for (const effect of step.effects) perform(effect)
    }
    const dispatch = (input: TabInput): void => take(nextTab(tab, input))

    others.onmessage = ({ data }) => {
      const message: TabMessage | undefined = readTabMessage(data)
      if (message) dispatch({ type: 'told', message })
    }
    const begin = beginTab(newId(), options.not)
    let { tab } = begin
    take(begin)
    signal?.addEventListener('abort', leave)
    void requestLock({ signal: own.signal })
  })
}

const newId = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(8)))
