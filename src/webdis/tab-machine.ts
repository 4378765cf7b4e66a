import type { ServerEvent } from './event-reader.ts'
import type { TabMessage } from './tab-message.ts'
import { WebdisError } from './webdis-error.ts'

/** One tab's part in a subscription that the tabs of a browser share (V9). */
export type Tab = {
  /** names the subscription if this tab comes to hold it */
  readonly id: string
  /** a subscription that was silent: it will not do */
  readonly not: string | undefined
  readonly link: TabLink
}

export type TabLink =
  /** stands in the queue for the lock, and listens for who has it; `holder` is one whose subscription is on its way */
  | { readonly phase: 'joining'; readonly holder: string | undefined }
  /** has the lock */
  | { readonly phase: 'opening' }
  /** has the lock and the subscription */
  | { readonly phase: 'holding' }
  /** is told the events by `holder`; stands in the queue for the lock, so as to notice that its holder is gone */
  | { readonly phase: 'sharing'; readonly holder: string }
  | { readonly phase: 'over' }

export type TabInput =
  /** the lock is this tab's */
  | { readonly type: 'granted' }
  /** another tab took the lock away */
  | { readonly type: 'robbed' }
  /** of the subscription that this tab holds */
  | { readonly type: 'stands' }
  | { readonly type: 'event'; readonly event: ServerEvent }
  | { readonly type: 'broke'; readonly error: unknown }
  | { readonly type: 'told'; readonly message: TabMessage }
  /** what was waited for did not come */
  | { readonly type: 'overdue' }
  /** nobody listens here any longer */
  | { readonly type: 'unwanted' }

export type TabEffect =
  | { readonly type: 'post'; readonly message: TabMessage }
  /** `overdue` after so long, instead of any earlier one */
  | { readonly type: 'wait'; readonly forMs: number }
  | { readonly type: 'steal' }
  | { readonly type: 'open' }
  /** whoever asked has their subscription; `of` is whose it is */
  | { readonly type: 'stand'; readonly of: string }
  | { readonly type: 'yield'; readonly event: ServerEvent }
  /** lets go of everything; `failure` is undefined where another subscription is to be had at once */
  | { readonly type: 'end'; readonly failure: { readonly error: unknown } | undefined }

export type TabStep = { readonly tab: Tab; readonly effects: readonly TabEffect[] }

/** A tab that has the lock and does not say so within this time is frozen, or busy beyond bearing. */
const answerWithinMs = 2_000
/** Longer than a subscription takes to stand or to fail. */
const standWithinMs = 4_500

export function beginTab(id: string, not: string | undefined): TabStep {
  const tab: Tab = { id, not, link: { phase: 'joining', holder: undefined } }
  return step(tab, { type: 'post', message: { type: 'join', not } }, wait(answerWithinMs))
}

/** Rule V9: what becomes of a tab's part by an input, and what is to be done about it. */
export function nextTab(tab: Tab, input: TabInput): TabStep {
  const { link } = tab
  switch (link.phase) {
    case 'joining':
      return joining(tab, link.holder, input)
    case 'opening':
    case 'holding':
      return having(tab, link.phase, input)
    case 'sharing':
      return sharing(tab, link.holder, input)
    case 'over':
      return step(tab)
  }
}

function joining(tab: Tab, holder: string | undefined, input: TabInput): TabStep {
  switch (input.type) {
    case 'granted': {
      const opening: Tab = { ...tab, link: { phase: 'opening' } }
      return step(opening, post('opening', tab.id), { type: 'open' })
    }
    case 'overdue':
      return step(tab, { type: 'steal' })
    case 'told':
      return joiningTold(tab, holder, input.message)
    case 'unwanted':
      return end(tab)
    default:
      return step(tab)
  }
}

function joiningTold(tab: Tab, holder: string | undefined, message: TabMessage): TabStep {
  switch (message.type) {
    case 'opening':
      return step(expecting(tab, message.from), wait(standWithinMs))
    case 'stands': {
      const { from } = message
      if (from === tab.not) return step(tab)
      return step({ ...tab, link: { phase: 'sharing', holder: from } }, { type: 'stand', of: from })
    }
    case 'failed':
      // What one tab tried all who waited for it have tried.
      return message.from === holder ? end(tab, { error: message.error }) : step(tab)
    case 'left':
      return message.from === holder ? step(expecting(tab, undefined), wait(answerWithinMs)) : step(tab)
    default:
      return step(tab)
  }
}

function having(tab: Tab, phase: 'opening' | 'holding', input: TabInput): TabStep {
  const { id } = tab
  switch (input.type) {
    case 'stands':
      return step({ ...tab, link: { phase: 'holding' } }, post('stands', id), { type: 'stand', of: id })
    case 'event': {
      const { event } = input
      return step(
        tab,
        { type: 'post', message: { type: 'event', from: id, event } },
        { type: 'yield', event },
      )
    }
    case 'broke': {
      const { error } = input
      const isTold = error instanceof WebdisError
      const goodbye = isTold ? ({ type: 'failed', from: id, error } as const) : leaving(id)
      return end(tab, { error }, goodbye)
    }
    case 'told': {
      const { message } = input
      if (message.type !== 'join') return step(tab)
      if (message.not === id) return end(tab, undefined, leaving(id))
      return step(tab, post(phase === 'holding' ? 'stands' : 'opening', id))
    }
    case 'robbed':
    case 'unwanted':
      return end(tab, undefined, leaving(id))
    default:
      return step(tab)
  }
}

function sharing(tab: Tab, holder: string, input: TabInput): TabStep {
  switch (input.type) {
    case 'told': {
      const { message } = input
      if (message.type === 'join') return step(tab)
      // Only one can have the lock.
      if (message.from !== holder) return message.type === 'opening' ? end(tab) : step(tab)
      if (message.type === 'event') return step(tab, { type: 'yield', event: message.event })
      if (message.type === 'failed') return end(tab, { error: message.error })
      return message.type === 'left' ? end(tab) : step(tab)
    }
    case 'granted':
    case 'unwanted':
      return end(tab)
    default:
      return step(tab)
  }
}

const step = (tab: Tab, ...effects: readonly TabEffect[]): TabStep => ({ tab, effects })

const end = (tab: Tab, failure?: { readonly error: unknown }, goodbye?: TabMessage): TabStep => ({
  tab: { ...tab, link: { phase: 'over' } },
  effects: [
    ...(goodbye ? [{ type: 'post', message: goodbye } as const] : []),
    { type: 'end', failure: failure },
  ],
})

const expecting = (tab: Tab, holder: string | undefined): Tab => ({
  ...tab,
  link: { phase: 'joining', holder },
})

const post = (type: 'opening' | 'stands', from: string): TabEffect => ({
  type: 'post',
  message: { type, from },
})

const leaving = (from: string): TabMessage => ({ type: 'left', from })

const wait = (forMs: number): TabEffect => ({ type: 'wait', forMs })
