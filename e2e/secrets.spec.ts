import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expectLeading, password, startStream } from './leader.ts'
import { noteSecret } from './log-secrets.ts'
import { expectDrawn } from './map.ts'
import { openIl2File } from './plan-file.ts'
import { addPoint, dialog, elementRow, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { expectWatching, givePassword, linkTo, watch } from './viewer.ts'

const other = 'another lantern 43'
noteSecret(other)

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([])
}

test('[R13] a leader changes the password: a viewer is out and told, and who has the new one is in', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  const code = await startStream(leader, 'Changed')
  const viewer = await watch(openWindow, 'Changed')
  await expectDrawn(viewer, 3)

  await leader.getByRole('button', { name: 'Change password or code …' }).click()
  const asking = dialog(leader, 'Change password or code')
  await asking.getByLabel('New password', { exact: true }).fill(other)
  await asking.getByLabel('Leader code as it is', { exact: true }).fill('not it')
  await asking.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(leader.getByRole('alert')).toContainText('That is not the leader code as it is now.')
  await expectAccessible(leader)
  await expect(status(viewer, 'Live')).toBeVisible()
  await asking.getByLabel('Leader code as it is', { exact: true }).fill(code)
  await asking.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(asking).toBeHidden()
  await expectLeading(leader)

  await expect(status(viewer, 'Put out')).toBeVisible()
  await expect(viewer.getByText(/The leader has changed the password or taken back/)).toBeVisible()
  await expectDrawn(viewer, 3)
  await expectAccessible(viewer)
  const second = await openWindow(linkTo('Changed'))
  await givePassword(second, 'Changed', password)
  await expect(second.getByRole('alert')).toContainText('That password is not the right one.')
  await givePassword(second, 'Changed', other)
  await expectWatching(second)

  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'Under the new password')
  await expectDrawn(second, 4)
  await expectDrawn(viewer, 3)
  await viewer.getByLabel('Password as it is now', { exact: true }).fill(other)
  await viewer.getByRole('button', { name: 'Watch again' }).click()
  await expectWatching(viewer)
  await expectDrawn(viewer, 4)
})

test('[R13] a leader changes the code alone, and takes the stream off the list: viewers stay', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Kept in')
  const viewer = await watch(openWindow, 'Kept in')
  await leader.getByRole('button', { name: 'Change password or code …' }).click()
  const asking = dialog(leader, 'Change password or code')
  await asking.getByLabel('The leader code', { exact: true }).check()
  await asking.getByLabel('Password as it is', { exact: true }).fill(password)
  const code = await asking.getByLabel('New leader code', { exact: true }).inputValue()
  noteSecret(code)
  await asking.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(asking).toBeHidden()

  await leader.getByRole('button', { name: 'Unlist …' }).click()
  const listing = dialog(leader, 'Take it off the list?')
  await listing.getByLabel('Password as it is', { exact: true }).fill(password)
  await listing.getByLabel('Leader code as it is', { exact: true }).fill(code)
  await listing.getByRole('button', { name: 'Take it off' }).click()
  await expect(listing).toBeHidden()
  await expect(leader.getByRole('button', { name: 'List …', exact: true })).toBeVisible()

  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'After both')
  await expectDrawn(viewer, 4)
  await expect(status(viewer, 'Live')).toBeVisible()
})

test('[R14] a leader hands over by a token; the new one leads, and the old code is good no more', async ({
  openWindow,
}) => {
  const [first, second] = [await openWindow(), await openWindow()]
  await openIl2File(first)
  const code = await startStream(first, 'Handed over')
  const viewer = await watch(openWindow, 'Handed over')
  await first.getByRole('button', { name: 'Hand over …' }).click()
  const offering = dialog(first, 'Hand over the lead')
  await offering.getByLabel('Your leader code', { exact: true }).fill(code)
  await offering.getByRole('button', { name: 'Make a token' }).click()
  const token = (await offering.getByText(/^([a-z]{5}-){6}[a-z]{5}$/).textContent()) ?? ''
  noteSecret(token)
  await expectAccessible(first)

  const take = async (page: Page, how: string) => {
    await showPanel(page, 'Stream')
    await page.getByRole('button', { name: 'Reconnect …' }).click()
    const asking = dialog(page, 'Reconnect as leader')
    await asking.getByLabel('Name of the stream').fill('Handed over')
    await asking.getByLabel('Password', { exact: true }).fill(password)
    await asking.getByLabel('I was given a token').check()
    await asking.getByLabel('Token', { exact: true }).fill(how)
    noteSecret(await asking.getByLabel('Your new leader code', { exact: true }).inputValue())
    await asking.getByRole('button', { name: 'Take the lead' }).click()
  }
  await take(second, token.toUpperCase().replaceAll('-', ' '))
  await expectLeading(second)
  await expectDrawn(second, 3)
  await expect(dialog(first, 'The lead is handed over')).toBeVisible()
  await dialog(first, 'The lead is handed over').getByRole('button', { name: 'Close' }).last().click()
  await showPanel(second, 'Plan')
  await addPoint(second, '1111', 'From the new leader')
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'From the new leader')).toBeVisible()

  await first.getByRole('button', { name: 'Take the lead back …' }).click()
  const back = dialog(first, 'Reconnect as leader')
  await back.getByLabel('Password', { exact: true }).fill(password)
  await back.getByLabel('Leader code', { exact: true }).fill(code)
  await back.getByRole('button', { name: 'Reconnect' }).click()
  await expect(first.getByRole('alert')).toContainText('only the new leader’s code is right')

  const third = await openWindow()
  await take(third, token)
  await expect(third.getByRole('alert')).toContainText('That token is not right, was used already')
  await expectAccessible(third)
})

test('[K5] an unlisted stream is in nobody’s list and is reached by its name; a wrong password learns nothing', async ({
  openWindow,
}) => {
  const [leader, viewer, listed] = [await openWindow(), await openWindow(), await openWindow()]
  await startStream(leader, 'Out of sight', { unlisted: true })
  await startStream(listed, 'In sight')
  await showPanel(viewer, 'Stream')
  const list = viewer.getByRole('region', { name: 'Streams' })
  await expect(list.getByRole('button', { name: /In sight/ })).toBeVisible()
  await expect(list.getByRole('button', { name: /Out of sight/ })).toBeHidden()

  await viewer.goto(linkTo('Out of sight'))
  await givePassword(viewer, 'Out of sight', 'guessed')
  await expect(viewer.getByRole('alert')).toContainText(
    'There is no stream ‹\u2068Out of sight\u2069›, or the password is not right.',
  )
  await givePassword(viewer, 'Out of sight')
  await expectWatching(viewer)
})
