import type { BrowserContext, Page } from '@playwright/test'
import type { Stack } from '../scripts/stack/stack.ts'
import { streamKeys, subscriptionName } from '../src/stream/stream-keys.ts'
import { startStream } from './leader.ts'
import { expectDrawn } from './map.ts'
import { addPoint, showPanel } from './screen.ts'
import { expect } from './stack-test.ts'
import { watch } from './viewer.ts'

/** Several tabs of one browser that watch a stream. */

/** How many subscriptions Redis has for the stream of this name. */
export async function subscribers(stack: Stack, name: string): Promise<number> {
  const [key = ''] = streamKeys(name, ['stream'])
  const channel = subscriptionName(String(await stack.admin('HGET', key, 'channel')))
  const reply = await stack.admin('PUBSUB', 'NUMSUB', channel)
  return Array.isArray(reply) ? Number(reply[1]) : Number.NaN
}

export const expectSubscribers = (stack: Stack, name: string, count: number): Promise<void> =>
  expect.poll(() => subscribers(stack, name)).toBe(count)

/** Tabs of one browser that watch a stream, and which of them holds the subscription. */
export async function watchInTabs(context: BrowserContext, name: string, count: number) {
  const tabs: Page[] = []
  let holder: Page | undefined
  for (let tab = 0; tab < count; tab += 1)
    tabs.push(
      await watch(async (path) => {
        const page = await context.newPage()
        page.on('request', (request) => {
          if (request.url().includes('/SUBSCRIBE/')) holder = page
        })
        await page.goto(path)
        return page
      }, name),
    )
  const holding = (): Page => {
    if (!holder) throw new Error('no tab has subscribed')
    return holder
  }
  return { tabs, holder: holding, others: () => tabs.filter((tab) => tab !== holder && !tab.isClosed()) }
}

export async function leadWith(page: Page, name: string) {
  await startStream(page, name)
  await showPanel(page, 'Plan')
  let points = 0
  return {
    /** Adds a point, and waits until these have drawn it. */
    async addFor(tabs: readonly Page[]): Promise<void> {
      points += 1
      await addPoint(page, `52.5, ${points}`)
      for (const tab of tabs) await expectDrawn(tab, points)
    },
  }
}
