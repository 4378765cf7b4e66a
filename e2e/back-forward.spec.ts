import { status } from './screen.ts'
import { expect, test as stackTest } from './stack-test.ts'
import { expectSubscribers, leadWith, watchInTabs } from './tabs.ts'

/** A browser that keeps pages for the way back, as people's browsers do. */
const test = stackTest.extend({
  launchOptions: [
    ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
})

test('[V9] a page that is kept for the way back holds no subscription; on the way back it has missed nothing', async ({
  openWindow,
  context,
  stack,
}) => {
  const name = 'Left and come back'
  const leader = await leadWith(await openWindow(), name)
  const { tabs, holder } = await watchInTabs(context, name, 1)
  await leader.addFor(tabs)
  const left = holder()
  await left.evaluate(() => Object.assign(window, { isTheSamePage: true }))
  await left.goto('about:blank')
  await expectSubscribers(stack, name, 0)
  await leader.addFor([])

  // The protocol's own way back waits for a page that loads.
  await left.evaluate(() => history.back()).catch(() => {})
  await leader.addFor([left])
  await expect(status(left, 'Live')).toBeVisible()
  expect(await left.evaluate(() => 'isTheSamePage' in window)).toBe(true)
  await expectSubscribers(stack, name, 1)
})

test('[V9] when the tab that holds the subscription is left for another page, another tab takes over', async ({
  openWindow,
  context,
  stack,
}) => {
  const name = 'Left to others'
  const leader = await leadWith(await openWindow(), name)
  const { tabs, holder, others } = await watchInTabs(context, name, 2)
  await leader.addFor(tabs)
  const [left, rest] = [holder(), others()]
  await left.goto('about:blank')
  await leader.addFor(rest)
  await expectSubscribers(stack, name, 1)
  for (const tab of rest) await expect(status(tab, 'Live')).toBeVisible()
})
