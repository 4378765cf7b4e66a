import { startStream, stopStream } from './leader.ts'
import { dialog, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { expectWatching, givePassword, linkTo } from './viewer.ts'

test('the address names the stream that is asked about or watched, and no other; the way back closes what a link opened', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await startStream(leader, 'First')
  const second = await openWindow()
  await startStream(second, 'Second')
  const address = (name: string) => new RegExp(`#/s/${name}$`)
  const nowhere = /\/$/
  const follow = (name: string) => page.evaluate((hash) => location.assign(hash), linkTo(name).slice(1))
  const page = await openWindow()
  const [first, other] = [dialog(page, /^Watch .*First/), dialog(page, /^Watch .*Second/)]

  await test.step('Cancel', async () => {
    await follow('First')
    await expect(first).toBeVisible()
    await expect(page).toHaveURL(address('First'))
    await first.getByRole('button', { name: 'Cancel' }).click()
    await expect(first).toBeHidden()
    await expect(page).toHaveURL(nowhere)
  })
  await test.step('back', async () => {
    await follow('First')
    await expect(first).toBeVisible()
    await page.evaluate(() => history.back())
    await expect(first).toBeHidden()
    await expect(page).toHaveURL(nowhere)
  })
  await test.step('one link after another, and Connect', async () => {
    await follow('First')
    await givePassword(page, 'First')
    await expectWatching(page)
    await expect(page.getByRole('heading', { name: 'First' })).toBeFocused()
    await expect(page).toHaveURL(address('First'))
    await follow('Second')
    await expect(other).toBeVisible()
    await expect(page).toHaveURL(address('Second'))
    await page.keyboard.press('Escape')
    await expect(other).toBeHidden()
    await expect(page).toHaveURL(address('First'))
  })
  await test.step('Disconnect, and the same link again', async () => {
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expect(page).toHaveURL(nowhere)
    await expect(page.getByRole('heading', { name: 'First' })).toBeFocused()
    await follow('First')
    await expect(first).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Back to my own plan' }).click()
    await expect(page.getByRole('heading', { name: 'Streams' })).toBeFocused()
  })
  await test.step('a leader who follows a link goes on leading', async () => {
    await expect(leader.getByRole('heading', { name: 'First' })).toBeFocused()
    await leader.evaluate((hash) => location.assign(hash), linkTo('Second').slice(1))
    await expect(leader.getByRole('alert').filter({ hasText: /You are leading/ })).toBeVisible()
    await expect(leader).toHaveURL(nowhere)
    await stopStream(leader)
    await expect(leader.getByRole('heading', { name: 'Streams' })).toBeFocused()
  })
})

test('a link whose dialog is closed leaves no trace in the address of a page that was opened by it', async ({
  openWindow,
}) => {
  const page = await openWindow(linkTo('Nobody'))
  await expect(dialog(page, /^Watch .*Nobody/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
  await showPanel(page, 'Stream')
  await expect(page.getByRole('heading', { name: 'Streams' })).toBeVisible()
})
