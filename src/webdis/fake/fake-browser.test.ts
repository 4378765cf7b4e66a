import { expect, test } from 'vitest'
import { channelFacts, channelStory, lockFacts, lockStory } from './browser-contract.ts'
import { createFakeBrowser, type FakeTab } from './fake-browser.ts'

/** Runs the browser's tasks until the story is told. */
async function tell<T>(story: (tab: FakeTab) => Promise<T>): Promise<T> {
  const browser = createFakeBrowser(Math.random)
  let isTold = false
  const telling = story(browser.openTab()).finally(() => {
    isTold = true
  })
  while (!isTold) {
    browser.runOne()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return telling
}

test('the locks in memory keep what a browser’s keep', async () => {
  expect((await tell(({ locks }) => lockStory(locks))).toSorted()).toEqual(lockFacts.toSorted())
})

test('the channels in memory keep what a browser’s keep', async () => {
  expect(await tell(({ openChannel }) => channelStory(openChannel))).toEqual(channelFacts)
})

test('the channels of Node do so too', async () => {
  expect(await channelStory((name) => new BroadcastChannel(name))).toEqual(channelFacts)
})
