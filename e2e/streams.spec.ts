import type { Page } from '@playwright/test'
import { askToReconnect, password, reconnect, startStream, stopStream } from './leader.ts'
import { expectDrawn } from './map.ts'
import { openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, dialog, elementRow, elementRows, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { expectWatching, givePassword, linkTo, watch } from './viewer.ts'

test('three viewers follow one leader, one of them coming late; all see the end, and the plan again when it is started anew', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Three')
  const viewers = [await watch(openWindow, 'Three'), await watch(openWindow, 'Three')]
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'Before')
  for (const viewer of viewers) await expectDrawn(viewer, 4)

  viewers.push(await watch(openWindow, 'Three'))
  await addPoint(leader, '1111', 'After')
  const led = await savedPlan(leader)
  for (const viewer of viewers) {
    await expectDrawn(viewer, 5)
    await showPanel(viewer, 'Plan')
    await expect(elementRow(viewer, 'Before')).toBeVisible()
    await expect(elementRow(viewer, 'After')).toBeVisible()
    expect(await savedPlan(viewer)).toEqual(led)
  }
  await expect(leader.getByRole('banner')).toContainText('3 viewers')

  await stopStream(leader)
  for (const viewer of viewers) {
    await showPanel(viewer, 'Stream')
    await expect(status(viewer, 'Ended')).toBeVisible()
    await expect(viewer.getByText('You were watching')).toBeVisible()
    await expectDrawn(viewer, 5)
  }

  await startStream(leader, 'Three')
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1212', 'Anew')
  for (const viewer of viewers) {
    // V15: what may have brought the network back is worth a look at once.
    await viewer.evaluate(() => window.dispatchEvent(new Event('online')))
    await expect(viewer.getByText('You are watching', { exact: true })).toBeVisible({ timeout: 30_000 })
    await expectDrawn(viewer, 6)
  }
})

test('a stream with Cyrillic, spaces, a dot and a slash in its name is led, listed, linked and stopped', async ({
  openWindow,
}) => {
  const name = 'Штурм Берлина 1.5/2 – утро'
  const [leader, byLink, byList] = [await openWindow(), await openWindow(), await openWindow()]
  const code = await startStream(leader, name)
  const { pathname, hash } = new URL(await leader.getByLabel('Link for viewers').inputValue())
  await byLink.goto(pathname + hash)
  await givePassword(byLink, name)
  await expectWatching(byLink)
  await showPanel(byList, 'Stream')
  const row = rowOf(byList, name)
  await expect(row).toHaveAccessibleName(/Leader present, 1 viewer, running for/)
  await row.click()
  await givePassword(byList, name)
  await expectWatching(byList)

  await leader.reload()
  await reconnect(leader, name, code)
  await showPanel(leader, 'Plan')
  await addPoint(leader, '52.5, 13.4', name)
  for (const viewer of [byLink, byList]) {
    await showPanel(viewer, 'Plan')
    await expect(elementRow(viewer, name)).toBeVisible()
    await showPanel(viewer, 'Stream')
  }
  await stopStream(leader)
  for (const viewer of [byLink, byList]) await expect(status(viewer, 'Ended')).toBeVisible()
})

const names = ['../%2e/?#&=+"<b>\\', '🛩️ Überflug 東京 e\u0301 عملية الفجر']

test('a stream has any other name that people give it, in the list and in its link', async ({
  openWindow,
}) => {
  const [leader, viewer] = [await openWindow(), await openWindow()]
  await showPanel(viewer, 'Stream')
  for (const typed of names)
    await test.step(typed, async () => {
      const name = typed.normalize('NFC')
      await startStream(leader, typed)
      await expect(leader.getByRole('heading', { name })).toBeVisible()
      await expect(rowOf(viewer, name)).toBeVisible()
      const { pathname, hash } = new URL(await leader.getByLabel('Link for viewers').inputValue())
      await viewer.goto(pathname + hash)
      await givePassword(viewer, name)
      await expectWatching(viewer)
      await stopStream(leader)
      await expect(status(viewer, 'Ended')).toBeVisible()
      await viewer.getByRole('button', { name: 'Back to my own plan' }).click()
    })
})

const rowOf = (page: Page, name: string) =>
  page.getByRole('button', { name: `Connect to ‹\u2068${name}\u2069›` })

test('a link opens at the password; a wrong one is told, and the right one lets in', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Linked')

  const viewer = await openWindow(linkTo('Linked'))
  await expect(dialog(viewer, /^Watch/).getByLabel('Password', { exact: true })).toBeFocused()
  await givePassword(viewer, 'Linked', password.toUpperCase())
  await expect(viewer.getByRole('alert')).toContainText('That password is not the right one.')
  await expectDrawn(viewer, 0)
  await givePassword(viewer, 'Linked')
  await expectWatching(viewer)
  await expectDrawn(viewer, 3)

  // The address keeps the link, so that a reload comes back to it.
  await viewer.reload()
  await givePassword(viewer, 'Linked')
  await expectWatching(viewer)
})

test('a link to a stream that is not there says so, and one to a name that cannot be', async ({
  openWindow,
}) => {
  const page = await openWindow(linkTo('Nobody leads this'))
  await givePassword(page, 'Nobody leads this')
  await expect(page.getByRole('alert')).toContainText(
    'There is no stream ‹\u2068Nobody leads this\u2069›, or the password is not right.',
  )
  await dialog(page, /^Watch/)
    .getByRole('button', { name: 'Cancel' })
    .click()

  await page.goto(linkTo('x'.repeat(10_000)))
  await expect(page.getByRole('alert')).toContainText('That name is too long')
  await dialog(page, /^Watch/)
    .getByRole('button', { name: 'Close' })
    .last()
    .click()
  await expect(dialog(page, /^Watch/)).toBeHidden()
})

test('who reconnects with a wrong password or code is refused, and the leader goes on', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  const code = await startStream(leader, 'Guarded')
  const other = await openWindow()

  await askToReconnect(other, 'Guarded', code, 'guessed')
  await expect(other.getByRole('alert')).toContainText('That password is not the right one.')
  await other.keyboard.press('Escape')
  await askToReconnect(other, 'Guarded', 'babab-babab-babab-babab')
  await expect(other.getByRole('alert')).toContainText('That leader code is not the right one.')

  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010')
  await showPanel(leader, 'Stream')
  await expect(status(leader, 'Live')).toBeVisible()
})

test('a second stream of the same name is refused, and the first one goes on', async ({ openWindow }) => {
  const [first, second] = [await openWindow(), await openWindow()]
  await startStream(first, 'Once')
  await showPanel(second, 'Stream')
  await second.getByRole('button', { name: 'Start a stream' }).click()
  const asking = dialog(second, 'Start a stream')
  await asking.getByLabel('Name of the stream').fill('Once')
  await asking.getByLabel('Password', { exact: true }).fill('another')
  await asking.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(second.getByRole('alert')).toContainText('A stream of that name is running already.')
  await expect(status(first, 'Live')).toBeVisible()
})

test('the list of streams is searched, and says whether a leader is there', async ({ openWindow }) => {
  const [first, second, third] = [await openWindow(), await openWindow(), await openWindow()]
  await startStream(first, 'Searched Älpha')
  await startStream(second, 'Searched Beta')
  await showPanel(third, 'Stream')
  const list = third.getByRole('region', { name: 'Streams' })
  const searched = list.getByRole('button', { name: /Searched/ })
  await expect(searched).toHaveCount(2)
  await list.getByRole('searchbox').fill(' älph')
  await expect(list.getByRole('button', { name: /Beta/ })).toBeHidden()
  await expect(searched).toHaveCount(1)
  await list.getByRole('searchbox').fill('nothing of that name')
  await expect(list).toContainText('No stream has that in its name.')
  await list.getByRole('searchbox').fill('searched')
  await expect(searched).toHaveCount(2)

  await first.getByRole('button', { name: 'Leave …' }).click()
  await dialog(first, 'Leave the stream running?').getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(list.getByRole('button', { name: /Älpha.*Leader away/ })).toBeVisible()
  await expect(list.getByRole('button', { name: /Beta.*Leader present/ })).toBeVisible()
  await stopStream(second)
  await expect(searched).toHaveCount(1)
  await expect(elementRows(third)).toHaveCount(0)
})
