import { vi } from 'vitest'
import { subscribeWhileAwake } from '../awake-subscription.ts'
import { watchPageLife } from '../page-life.ts'
import { shareSubscriptions } from '../shared-subscription.ts'
import type { Subscribe } from '../subscription.ts'
import { WebdisError } from '../webdis-error.ts'
import { createFakeBrowser, type FakeTab } from './fake-browser.ts'
import { createFakeServer } from './fake-server.ts'

/** What happens to the tabs of a browser that watch one channel; `which` chooses between those there are. */
export type TabHappening =
  | { readonly type: 'open' | 'publish' | 'kill' | 'cut' | 'down' | 'up' | 'settle' }
  | { readonly type: ToTab; readonly which: number }
  /** so many tasks run, wherever that leaves the rest */
  | { readonly type: 'run'; readonly tasks: number }
  | { readonly type: 'wait'; readonly forMs: number }

export type ToTab =
  | 'close'
  /** without a word */
  | 'die'
  /** its viewer disconnects, and connects again */
  | 'leave'
  | 'return'
  /** the browser tells the page, and then gives it no time */
  | 'freeze'
  | 'resume'
  /** it gets no time, and was not told */
  | 'hang'
  | 'recover'
  | 'distrust'

/** From when a subscription stood to when it ended: what was published before, and what was heard. */
type Period = { readonly publishedBefore: number; readonly heard: number[] }

type Viewer = {
  readonly periods: readonly Period[]
  readonly isOver: () => boolean
  /** V3: it heard nothing, and wants another subscription. */
  readonly distrust: () => void
  readonly leave: () => void
}

type WorldTab = {
  readonly tab: FakeTab
  readonly window: EventTarget
  readonly document: EventTarget
  readonly subscribe: Subscribe
  viewer: Viewer
  isAsleep: boolean
}

const mostTabs = 8

export type TabWorld = ReturnType<typeof createTabWorld>

/** A browser, its tabs and a server. Time passes only by `happen`; needs vitest's timers. */
export function createTabWorld(luck: () => number) {
  const browser = createFakeBrowser(luck)
  const server = createFakeServer()
  const tabs: WorldTab[] = []
  const gone: Viewer[] = []
  const problems: string[] = []

  const follow = (subscribe: Subscribe): Viewer => {
    const periods: Period[] = []
    let link = new AbortController()
    let isOver = false
    let renew = false

    const run = async (): Promise<void> => {
      while (!isOver) {
        link = new AbortController()
        const { signal } = link
        try {
          const subscription = await subscribe('live:x', { signal, renew })
          renew = false
          const period: Period = { publishedBefore: server.published(), heard: [] }
          periods.push(period)
          for await (const { id } of subscription) {
            if (signal.aborted) problems.push(`heard ${id} after the end`)
            period.heard.push(Number(id))
          }
        } catch (error) {
          if (signal.aborted) continue
          if (!(error instanceof WebdisError)) problems.push(String(error))
          await new Promise((resolve) => setTimeout(resolve, 300))
        }
      }
    }
    void run()
    return {
      periods,
      isOver: () => isOver,
      distrust() {
        renew = true
        link.abort()
      },
      leave() {
        isOver = true
        link.abort()
      },
    }
  }

  const open = (): void => {
    const tab = browser.openTab()
    const [window, document] = [new EventTarget(), new EventTarget()]
    const subscribe = subscribeWhileAwake(
      shareSubscriptions({ subscribe: server.subscribeFrom(tab), tabs: tab, scope: 'http://fake/' }),
      watchPageLife(window, document),
    )
    tabs.push({ tab, window, document, subscribe, viewer: follow(subscribe), isAsleep: false })
  }

  const die = (dying: WorldTab): void => {
    dying.tab.die()
    server.forget(dying.tab)
    tabs.splice(tabs.indexOf(dying), 1)
    gone.push(dying.viewer)
  }

  const flush = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  const run = async (tasks: number): Promise<void> => {
    await flush()
    for (let count = 0; count < tasks && browser.runOne(); count += 1) await flush()
  }

  const pass = async (forMs: number): Promise<void> => {
    for (let ms = 0; ms < forMs; ms += 500) {
      vi.advanceTimersByTime(Math.min(500, forMs - ms))
      await run(10_000)
    }
  }

  const happenTo = (type: ToTab, one: WorldTab): void => {
    switch (type) {
      case 'close':
        one.window.dispatchEvent(new Event('pagehide'))
        die(one)
        return
      case 'die':
        die(one)
        return
      case 'leave':
        one.viewer.leave()
        return
      case 'return':
        if (!one.viewer.isOver()) return
        gone.push(one.viewer)
        one.viewer = follow(one.subscribe)
        return
      case 'freeze':
        if (one.isAsleep || one.tab.isHung()) return
        one.isAsleep = true
        one.document.dispatchEvent(new Event('freeze'))
        one.tab.setHung(true)
        return
      case 'resume':
        if (!one.isAsleep) return
        one.isAsleep = false
        one.tab.setHung(false)
        one.document.dispatchEvent(new Event('resume'))
        return
      case 'hang':
        one.tab.setHung(true)
        return
      case 'recover':
        if (!one.isAsleep) one.tab.setHung(false)
        return
      case 'distrust':
        one.viewer.distrust()
    }
  }

  const happen = async (happening: TabHappening): Promise<void> => {
    switch (happening.type) {
      case 'open':
        if (tabs.length < mostTabs) open()
        return
      case 'publish':
        server.publish()
        return
      case 'kill':
        server.kill()
        return
      case 'cut':
        server.cut()
        return
      case 'down':
      case 'up':
        server.setDown(happening.type === 'down')
        return
      case 'settle':
        await run(10_000)
        return
      case 'run':
        await run(happening.tasks)
        return
      case 'wait':
        await pass(happening.forMs)
        return
      default: {
        const one = tabs[happening.which % tabs.length]
        if (one) happenTo(happening.type, one)
      }
    }
  }

  const running = (): readonly WorldTab[] =>
    tabs.filter(({ tab, viewer, isAsleep }) => !tab.isHung() && !isAsleep && !viewer.isOver())

  return {
    ...{ browser, server, tabs, problems, happen, running },
    viewers: (): readonly Viewer[] => [...gone, ...tabs.map(({ viewer }) => viewer)],
    /** Publishes, and names the running tabs that did not hear of it. */
    async deaf(): Promise<readonly Viewer[]> {
      const probe = server.publish()
      await run(10_000)
      return running()
        .map(({ viewer }) => viewer)
        .filter(({ periods }) => periods.at(-1)?.heard.at(-1) !== probe)
    },
  }
}
