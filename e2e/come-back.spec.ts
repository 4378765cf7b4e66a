import type { BrowserContext, Page } from '@playwright/test'
import { expectLeading, giveBothSecrets, password, startStream } from './leader.ts'
import { expectDrawn, mapOf } from './map.ts'
import { openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, alert, dialog, elementRow, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

// Chromium itself writes every failed request into the console.
test.use({ tolerated: /^console: Failed to load resource/ })

/** A leader of the three elements of a file, whose page has fetched what it fetches later. */
async function lead(page: Page, name: string): Promise<string> {
  await openIl2File(page)
  const code = await startStream(page, name)
  const isFetched = () =>
    performance.getEntriesByType('resource').some(({ name }) => /add-element/.test(name))
  await expect.poll(() => page.evaluate(isFetched)).toBe(true)
  return code
}

/** The renderer dies; what the person opens then is a new tab. */
async function crash(page: Page, context: BrowserContext): Promise<Page> {
  const crashed = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await crashed
  const opened = await context.newPage()
  await opened.goto('/')
  return opened
}

async function comeBack(page: Page, code: string, word?: string): Promise<void> {
  await showPanel(page, 'Stream')
  await page.getByRole('button', { name: 'Reconnect …' }).click()
  await expect(dialog(page, 'Reconnect as leader').getByLabel('Password', { exact: true })).toBeFocused()
  await giveBothSecrets(page, code, word)
}

test('[L11] a page that is loaded again in mid-drag loses nothing that was there', async ({
  page,
  openWindow,
}) => {
  await page.goto('/')
  const code = await lead(page, 'Dragged')
  const viewer = await watch(openWindow, 'Dragged')
  await showPanel(page, 'Plan')
  await addPoint(page, '1010', 'Held')
  await expectDrawn(viewer, 4)
  const before = await savedPlan(page)
  await elementRow(page, 'Held').click()
  const box = await mapOf(page).boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 40, { steps: 5 })
  page.on('dialog', (question) => question.accept())
  await page.reload()
  await expectDrawn(page, 4)
  await comeBack(page, code)
  await expectLeading(page)
  expect(await savedPlan(page)).toEqual(before)
  await showPanel(page, 'Plan')
  await addPoint(page, '1111', 'After it')
  await expectDrawn(viewer, 5)
  expect(await savedPlan(viewer)).toEqual(await savedPlan(page))
})

test('[L11] what waited while the network was away is sent after a crash, without a question', async ({
  page,
  context,
  openWindow,
}) => {
  await page.goto('/')
  const code = await lead(page, 'Crashed tab')
  const viewer = await watch(openWindow, 'Crashed tab')
  let isAway = true
  await context.route('**/webdis/**', (route) => (isAway ? route.abort() : route.continue()))
  await showPanel(page, 'Plan')
  await addPoint(page, '1010', 'Unsent')
  await elementRow(page, 'Unsent').click()
  await page.keyboard.press('Escape')
  await addPoint(page, '1111', 'Unsent too')
  await showPanel(page, 'Stream')
  await expect(page.getByRole('definition').getByText('2 elements')).toBeVisible()
  await expect(status(page, 'Offline')).toBeVisible()
  const whole = await savedPlan(page)

  const opened = await crash(page, context)
  await expectDrawn(opened, 5)
  await showPanel(opened, 'Stream')
  await expect(opened.getByText(/^You led .*Crashed tab.* until/)).toBeVisible()
  await expect(opened.getByText(/^2 changes were not confirmed/)).toBeVisible()
  await expectDrawn(viewer, 3)
  isAway = false
  await comeBack(opened, code)
  await expectLeading(opened)
  await expectDrawn(viewer, 5)
  expect(await savedPlan(viewer)).toEqual(whole)
})

test('[L11] [L5] who comes back after somebody else led looks at both plans and chooses', async ({
  page,
  openWindow,
}) => {
  await page.goto('/')
  const code = await lead(page, 'Led by two')
  const viewer = await watch(openWindow, 'Led by two')
  const other = await openWindow()
  await page.reload()
  await expectDrawn(page, 3)
  await showPanel(page, 'Plan')
  await addPoint(page, '1010', 'Mine')
  await showPanel(other, 'Stream')
  await other.getByRole('button', { name: 'Reconnect …' }).click()
  await dialog(other, 'Reconnect as leader').getByLabel('Name of the stream').fill('Led by two')
  await giveBothSecrets(other, code)
  await expectLeading(other)
  await showPanel(other, 'Plan')
  await addPoint(other, '1111', 'Theirs')
  await addPoint(other, '1212', 'Theirs too')
  await expectDrawn(viewer, 5)

  await comeBack(page, code)
  const choice = dialog(page, 'The plan in the stream and yours differ')
  await expect(choice).toContainText('Viewers see: 1 added and 2 deleted. Undo brings theirs back.')
  await choice.getByRole('button', { name: 'Look at theirs' }).click()
  await expectDrawn(page, 5)
  await page.getByRole('button', { name: 'Yours', exact: true }).click()
  await expectDrawn(page, 4)
  await page.getByRole('button', { name: 'Back to the choice' }).click()
  await choice.getByRole('button', { name: 'Keep mine' }).click()
  await expectLeading(page)
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'Mine')).toBeVisible()
  await expect(elementRow(viewer, 'Theirs')).toBeHidden()
  await page.getByRole('button', { name: 'Undo: Keep my plan' }).click()
  await expect(elementRow(viewer, 'Theirs too')).toBeVisible()
})

test('[L11] a stream that the server lost while its leader was away is there again when they come back, under no mistyped password', async ({
  page,
  openWindow,
  stack,
}) => {
  await page.goto('/')
  const code = await lead(page, 'Lost and found')
  const viewer = await watch(openWindow, 'Lost and found')
  await page.reload()
  await expectDrawn(page, 3)
  await showPanel(page, 'Plan')
  await addPoint(page, '1010', 'Added meanwhile')
  await stack.admin('FLUSHALL')
  await comeBack(page, code, 'corect horse 42')
  const asking = dialog(page, 'Reconnect as leader')
  await expect(asking).toContainText('The server no longer has the stream')
  await expect(asking.getByLabel('Password once more')).toBeFocused()
  await asking.getByLabel('Password once more').fill(password)
  await asking.getByLabel('Leader code once more').fill(code)
  await asking.getByRole('button', { name: 'Bring it back' }).click()
  await expect(alert(page, 'This is not the same as above.')).toBeVisible()
  expect(await stack.admin('KEYS', 'stream:*')).toEqual([])
  await asking.getByLabel('Password', { exact: true }).fill(password)
  await asking.getByRole('button', { name: 'Bring it back' }).click()
  await expectLeading(page)
  await expect(page.getByText('The server had lost this stream')).toBeVisible()
  await expectDrawn(viewer, 4)
  await expect(status(viewer, 'Live')).toBeVisible()
})

test('[L12] what was edited just before the tab was closed reaches the viewers', async ({
  page,
  openWindow,
  stack,
}) => {
  await page.goto('/')
  await lead(page, 'Closed')
  const viewer = await watch(openWindow, 'Closed')
  // A publish that is not answered holds back all others: until the page is gone, nothing but its last call can carry them.
  await stack.admin('CLIENT', 'PAUSE', '600000', 'WRITE')
  try {
    await showPanel(page, 'Plan')
    await addPoint(page, '1010', 'On the way')
    await addPoint(page, '1111', 'In the queue')
    page.on('dialog', (question) => question.accept())
    const closed = page.waitForEvent('close')
    await page.close({ runBeforeUnload: true })
    await closed
  } finally {
    await stack.admin('CLIENT', 'UNPAUSE')
  }
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'On the way')).toBeVisible()
  await expect(elementRow(viewer, 'In the queue')).toBeVisible()
})

test('[L10] what is led belongs to its tab: neither another one nor a copy of it offers to come back', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await lead(page, 'Of one tab')
  const another = await context.newPage()
  await another.goto('/')
  const opening = context.waitForEvent('page')
  // As when a tab is duplicated, the new one begins with what the first one remembers.
  await page.evaluate(() => void window.open('/'))
  const copy = await opening
  for (const tab of [another, copy]) {
    await expectDrawn(tab, 3)
    await showPanel(tab, 'Stream')
    await expect(tab.getByRole('button', { name: 'Start a stream' })).toBeVisible()
    await expect(tab.getByText(/^You led/)).toBeHidden()
    await showPanel(tab, 'Plan')
    await addPoint(tab, '1010', 'Of another tab')
  }
  for (let times = 0; times < 3; times += 1) {
    await page.reload()
    await expectDrawn(page, 3)
    await showPanel(page, 'Stream')
    await expect(page.getByText(/^You led .*Of one tab.* until/)).toBeVisible()
  }
  await copy.reload()
  await expectDrawn(copy, 4)
})
