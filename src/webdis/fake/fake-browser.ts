import type { TabChannel, Tabs } from '../shared-subscription.ts'

/**
 * Locks, channels between tabs and tabs' lives, in memory. Each tab has one thread; what comes to it from the browser or from another tab
 * comes as a task of its own, in the order it was sent by each sender, and otherwise in any order. Runs the same contract as a real browser.
 */
export type FakeBrowser = {
  readonly openTab: () => FakeTab
  /** Runs one task that may run now, of those that luck chooses between; false if there is none. */
  readonly runOne: () => boolean
  /** How many locks are held, and how many channels are open. */
  readonly held: () => number
  readonly openChannels: () => number
}

export type FakeTab = Tabs & {
  /** Lets a task of this tab wait for its turn after those of the same lane. */
  readonly post: (lane: string, run: () => void) => void
  /** Its thread stands still; the browser goes on granting it locks and sending it messages. */
  readonly setHung: (isHung: boolean) => void
  /** It is gone, without a word. */
  readonly die: () => void
  readonly isAlive: () => boolean
  readonly isHung: () => boolean
}

type Task = { readonly tab: FakeTab; readonly lane: string; readonly run: () => void }
type Port = { readonly name: string; readonly tab: FakeTab; readonly channel: TabChannel; isOpen: boolean }
type Request = {
  readonly tab: FakeTab
  readonly hold: () => Promise<void> | undefined
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
  state: 'queued' | 'held' | 'gone'
}

/** @param luck 0 to under 1 */
export function createFakeBrowser(luck: () => number): FakeBrowser {
  let tasks: Task[] = []
  let ports: Port[] = []
  let serial = 0
  /** by name, in the order asked for; the first one may be held */
  const locks = new Map<string, Request[]>()

  const queueOf = (name: string): Request[] => {
    const queue = locks.get(name) ?? []
    locks.set(name, queue)
    return queue
  }

  const remove = (name: string, request: Request): void => {
    request.state = 'gone'
    locks.set(
      name,
      queueOf(name).filter((other) => other !== request),
    )
    grantNext(name)
  }

  const grantNext = (name: string): void => {
    const next = queueOf(name)[0]
    if (!next || next.state === 'held') return
    next.state = 'held'
    // Though it may have been stolen meanwhile, the page is told first that it was granted.
    next.tab.post(`locks ${name}`, () => {
      const release = (): void => {
        if (next.state !== 'held') return
        remove(name, next)
        next.tab.post(`locks ${name}`, next.resolve)
      }
      void Promise.resolve(next.hold()).then(release)
    })
  }

  const request =
    (tab: () => FakeTab): Tabs['locks']['request'] =>
    (name, { signal, steal = false }, hold) =>
      new Promise<void>((resolve, reject) => {
        if (!tab().isAlive()) return
        if (signal?.aborted) {
          reject(signal.reason)
          return
        }
        const asked: Request = { tab: tab(), hold, resolve, reject, state: 'queued' }
        const queue = queueOf(name)
        if (steal) {
          const robbed = queue.find(({ state }) => state === 'held')
          locks.set(name, [asked, ...queue.filter((other) => other !== robbed)])
          if (robbed) {
            robbed.state = 'gone'
            robbed.tab.post(`locks ${name}`, () => robbed.reject(new DOMException('stolen', 'AbortError')))
          }
        } else {
          queue.push(asked)
          signal?.addEventListener('abort', () => {
            if (asked.state !== 'queued') return
            remove(name, asked)
            reject(signal.reason)
          })
        }
        grantNext(name)
      })

  const openChannel = (tab: FakeTab, name: string): TabChannel => {
    const id = serial++
    const channel: TabChannel = {
      onmessage: null,
      postMessage(data) {
        if (!tab.isAlive()) return
        if (!port.isOpen) throw new DOMException('closed', 'InvalidStateError')
        for (const other of ports) {
          if (other === port || other.name !== name) continue
          const event = new MessageEvent('message', { data: structuredClone(data) })
          other.tab.post(`channel ${id}`, () => other.isOpen && other.channel.onmessage?.(event))
        }
      },
      close() {
        port.isOpen = false
        ports = ports.filter((other) => other !== port)
      },
    }
    const port: Port = { name, tab, channel, isOpen: tab.isAlive() }
    if (port.isOpen) ports.push(port)
    return channel
  }

  const openTab = (): FakeTab => {
    let isHung = false
    let isAlive = true
    const tab: FakeTab = {
      locks: { request: request(() => tab) },
      openChannel: (name) => openChannel(tab, name),
      post: (lane, run) => isAlive && tasks.push({ tab, lane, run }),
      setHung(next) {
        isHung = next
      },
      die() {
        isAlive = false
        tasks = tasks.filter((task) => task.tab !== tab)
        for (const port of ports) if (port.tab === tab) port.channel.close()
        for (const [name, queue] of locks)
          for (const asked of queue) if (asked.tab === tab) remove(name, asked)
      },
      isAlive: () => isAlive,
      isHung: () => isHung,
    }
    return tab
  }

  return {
    openTab,
    runOne() {
      const lanes = new Map<FakeTab, Set<string>>()
      const ready = tasks.filter(({ tab, lane }) => {
        const seen = lanes.get(tab) ?? new Set()
        lanes.set(tab, seen)
        const isFirst = !seen.has(lane)
        seen.add(lane)
        return isFirst && !tab.isHung()
      })
      const task = ready[Math.floor(luck() * ready.length)]
      if (!task) return false
      tasks.splice(tasks.indexOf(task), 1)
      task.run()
      return true
    },
    held: () => [...locks.values()].flat().filter(({ state }) => state === 'held').length,
    openChannels: () => ports.length,
  }
}
