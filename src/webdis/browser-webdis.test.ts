import { afterEach, expect, test } from 'vitest'
import { createBrowserWebdis } from './browser-webdis.ts'
import { createFakeBrowser } from './fake/fake-browser.ts'
import { chunk, chunkedHead, type RawServer, startRawServer } from './raw-server.ts'
import type { TabWindow } from './tab-window.ts'

const channel = 'live:00112233445566778899aabbccddeeff'

let server: RawServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** How many requests two tabs that subscribe to the same channel make. */
async function requestsOfTwo(windowOfTab: () => TabWindow, turn = (): unknown => undefined): Promise<number> {
  let requests = 0
  server = await startRawServer((_, socket) => {
    requests += 1
    socket.write(chunkedHead('text/event-stream'))
    socket.write(chunk(`subscribe${channel}1`))
  })
  const url = new URL(server.url)
  const tabs = [windowOfTab(), windowOfTab()].map((window) => createBrowserWebdis({ url, window }))
  const controller = new AbortController()
  let standing = 0
  const all = tabs.map((tab) => tab.subscribe(channel, controller).then(() => (standing += 1)))
  while (standing < all.length) {
    turn()
    await new Promise((resolve) => setImmediate(resolve))
  }
  controller.abort()
  return requests
}

const windowWith = (more: Pick<TabWindow, 'navigator' | 'BroadcastChannel'>): TabWindow =>
  Object.assign(new EventTarget(), { document: new EventTarget() }, more)

test('[V9] tabs that have locks and channels share a subscription', async () => {
  const browser = createFakeBrowser(() => 0)
  const windowOfTab = () => windowWith({ navigator: { locks: browser.openTab().locks }, BroadcastChannel })
  expect(await requestsOfTwo(windowOfTab, browser.runOne)).toBe(1)
})

test('[V9] without locks each tab has a subscription of its own', async () => {
  expect(await requestsOfTwo(() => windowWith({ navigator: {} }))).toBe(2)
})
