import { type PlanLink, readPlanHash } from './files/plan-link.ts'
import { readStreamHash, type StreamLink, streamHash } from './stream-panel/stream-link.ts'

/** The links to streams and to plans that are followed in this window: the one it was opened with, and those since. */
export type FollowedLinks = {
  /** The last one, to whom asks first; undefined where the address leads to no stream. */
  readonly take: () => StreamLink | undefined
  /** The last one to a plan, to whom asks first: it is in the address no more. */
  readonly takePlan: () => PlanLink | undefined
  /** Calls the listener whenever another address was followed, also one that nobody has asked for yet; returns the way to end that. */
  readonly subscribe: (listener: () => void) => () => void
  /** Has the address name this stream, or none. A link that was followed a moment ago, and is not read yet, stays. */
  readonly show: (name: string | undefined) => void
}

/**
 * Listens from now on. An invitation is taken out of the address bar, and out of the window's history, before anybody else can read it there:
 * this has to be the first that runs.
 */
export function followLinks(page: {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState'>
  readonly addEventListener: (type: 'hashchange', listener: () => void) => void
}): FollowedLinks {
  const listeners = new Set<() => void>()
  let last: StreamLink | undefined
  let lastPlan: PlanLink | undefined
  /** as it was read or written here */
  let known = ''

  const write = (hash: string): void => {
    const { location, history } = page
    history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
    known = location.hash
  }
  const read = (): void => {
    known = page.location.hash
    last = readStreamHash(known)
    if (last?.invitation !== undefined) write(streamHash(last.name))
    lastPlan = readPlanHash(known)
    // Whoever reloads the page goes on with what they made of it.
    if (lastPlan) write('')
  }

  read()
  page.addEventListener('hashchange', () => {
    read()
    for (const listener of listeners) listener()
  })
  return {
    take: () => {
      const link = last
      last = undefined
      return link
    },
    takePlan: () => {
      const link = lastPlan
      lastPlan = undefined
      return link
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (last || lastPlan) listener()
      return () => listeners.delete(listener)
    },
    show: (name) => {
      const { hash } = page.location
      const isShown = name === undefined ? hash === '' : readStreamHash(hash)?.name === name
      if (hash === known && !isShown) write(name === undefined ? '' : streamHash(name))
    },
  }
}
