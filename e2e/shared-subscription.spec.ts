import type { CDPSession, Page } from '@playwright/test'
import { channelFacts, channelStory, lockFacts, lockStory } from '../src/webdis/fake/browser-contract.ts'
import { expect, test } from './stack-test.ts'
import { expectSubscribers, leadWith, subscribers, watchInTabs } from './tabs.ts'

// Many tabs, each with a password to derive a key from.
test.slow()

test('[V9] eight tabs have one subscription; when the one that holds it is closed, another takes over', async ({
  openWindow,
  context,
  stack,
}) => {
  const leader = await leadWith(await openWindow(), 'Eight tabs')
  const { tabs, holder, others } = await watchInTabs(context, 'Eight tabs', 8)
  await leader.addFor(tabs)
  expect(await subscribers(stack, 'Eight tabs')).toBe(1)

  const rest = others()
  await holder().close()
  await leader.addFor(rest)
  await expectSubscribers(stack, 'Eight tabs', 1)

  await Promise.all(rest.map((tab) => tab.close()))
  await expectSubscribers(stack, 'Eight tabs', 0)
})

/** Ways in which a tab stops following without a word, and how it comes back. */
const faults: readonly {
  readonly what: string
  readonly begin: (tab: Page, session: CDPSession) => Promise<unknown>
  readonly end?: (session: CDPSession) => Promise<unknown>
}[] = [
  {
    what: 'hangs',
    async begin(_, session) {
      const paused = new Promise((resolve) => session.once('Debugger.paused', resolve))
      await session.send('Debugger.enable')
      await session.send('Debugger.pause')
      await paused
    },
    end: (session) => session.send('Debugger.resume'),
  },
  {
    what: 'crashes',
    async begin(tab, session) {
      const crashed = tab.waitForEvent('crash')
      // It does not live to answer.
      session.send('Page.crash').catch(() => {})
      await crashed
    },
  },
]

/** More than a beat, the wait for its event, and the wait for a tab that does not answer (V3, V9). */
const untilTaken = { timeout: 60_000 }

for (const { what, begin, end } of faults)
  test(`[V9] the other tabs go on when the one that holds the subscription ${what}`, async ({
    openWindow,
    context,
    stack,
  }) => {
    const name = `Held by one that ${what}`
    const leader = await leadWith(await openWindow(), name)
    const { tabs, holder, others } = await watchInTabs(context, name, 3)
    await leader.addFor(tabs)
    const [sick, rest] = [holder(), others()]
    const session = await context.newCDPSession(sick)
    await begin(sick, session)
    await expect.poll(() => rest.includes(holder()), untilTaken).toBe(true)
    await leader.addFor(rest)
    if (!end) return
    await end(session)
    await leader.addFor(tabs)
    await expectSubscribers(stack, name, 1)
  })

test('[V9] without locks each tab has a subscription of its own', async ({ openWindow, context, stack }) => {
  const leader = await leadWith(await openWindow(), 'Each its own')
  // As on a page that came over plain HTTP from another machine.
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
  const { tabs } = await watchInTabs(context, 'Each its own', 2)
  await leader.addFor(tabs)
  expect(await subscribers(stack, 'Each its own')).toBe(2)
})

test('locks and channels of this browser keep what sharing relies on', async ({ openWindow }) => {
  const page = await openWindow()
  const locks = await page.evaluate<string[]>(`(${lockStory})(navigator.locks)`)
  expect(locks.toSorted()).toEqual(lockFacts.toSorted())
  const channels = await page.evaluate<string[]>(`(${channelStory})((name) => new BroadcastChannel(name))`)
  expect(channels).toEqual(channelFacts)
})
