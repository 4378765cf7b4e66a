import { withFreeBrowser } from './free-browser.ts'
import { status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { expectSubscribers, leadWith } from './tabs.ts'
import { watch } from './viewer.ts'

test('[V4] [V9] a hidden tab that the browser freezes holds no subscription, and has all that it missed when it goes on', async ({
  openWindow,
  launchOptions,
  stack,
}) => {
  const name = 'Frozen'
  const leader = await leadWith(await openWindow(), name)
  await withFreeBrowser(launchOptions.args ?? [], async (context) => {
    const viewer = await watch(async (path) => {
      const page = await context.newPage()
      await page.goto(new URL(path ?? '/', stack.url).href)
      return page
    }, name)
    await leader.addFor([viewer])
    const inFront = await context.newPage()
    await expect.poll(() => viewer.evaluate(() => document.visibilityState)).toBe('hidden')

    const session = await context.newCDPSession(viewer)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    await expectSubscribers(stack, name, 0)
    for (let edit = 0; edit < 3; edit += 1) await leader.addFor([])

    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await expectSubscribers(stack, name, 1)
    await inFront.close()
    await viewer.bringToFront()
    await leader.addFor([viewer])
    await expect(status(viewer, 'Live')).toBeVisible()
  })
})
