import type { Locator, Page } from '@playwright/test'
import { expectAllConfirmed, expectLeading, password } from './leader.ts'
import { expectDrawn, mapOf } from './map.ts'
import { dialog, elementRow, elementRows, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { givePassword, linkTo } from './viewer.ts'

/** Presses Tab (or Shift+Tab) until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`the ${key} key does not come to ${target}`)
}

test('a leader does everything with the keyboard alone', async ({ openWindow }) => {
  const page = await openWindow()
  const keys = page.keyboard

  await test.step('adds a point by its coordinates', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Add by coordinates …' }))
    await keys.press('Enter')
    await expect(dialog(page, 'Add by coordinates').getByLabel('What')).toBeFocused()
    await keys.press('Tab')
    await keys.type('52.5, 13.4')
    await keys.press('Enter')
    await expect(elementRow(page, 'Point 1')).toBeVisible()
  })
  await test.step('renames it', async () => {
    await tabTo(page, page.getByLabel('Name', { exact: true }))
    await keys.press('Control+a')
    await keys.type('Berlin')
    await keys.press('Enter')
    await expect(elementRow(page, 'Berlin')).toBeVisible()
  })
  await test.step('draws a route in the middle of the map with arrows and Space', async () => {
    await page.keyboard.press('Escape')
    await tabTo(page, mapOf(page), 'Shift+Tab')
    await keys.press('r')
    await expect(mapOf(page)).toHaveAttribute('data-tool', 'route')
    await expect(mapOf(page)).toBeFocused()
    await keys.press(' ')
    await keys.press('ArrowRight')
    await keys.press(' ')
    await keys.press('Enter')
    await expectDrawn(page, 2)
  })
  await test.step('walks the list, picks, deletes and undoes', async () => {
    await tabTo(page, elementRow(page, 'Route 1'))
    await keys.press('End')
    await expect(elementRow(page, 'Berlin')).toBeFocused()
    await keys.press('Enter')
    await expect(elementRow(page, 'Berlin')).toHaveAttribute('aria-selected', 'true')
    await keys.press('Delete')
    await expect(elementRows(page)).toHaveCount(1)
    await expect(elementRow(page, 'Route 1')).toBeFocused()
    await keys.press('Control+z')
    await expect(elementRows(page)).toHaveCount(2)
  })
  await test.step('starts a stream', async () => {
    await tabTo(page, page.getByRole('tab', { name: 'Plan' }), 'Shift+Tab')
    await keys.press('ArrowRight')
    await keys.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Start a stream' }))
    await keys.press('Enter')
    await expect(dialog(page, 'Start a stream').getByLabel('Name of the stream')).toBeFocused()
    await keys.type('By keys')
    await keys.press('Tab')
    await keys.type(password)
    await keys.press('Enter')
    await expectLeading(page)
    await expectAllConfirmed(page)
  })

  const viewer = await openWindow(linkTo('By keys'))
  await givePassword(viewer, 'By keys')
  await expectDrawn(viewer, 2)
  await test.step('stops it, after a question that Escape answers with no', async () => {
    const stop = page.getByRole('button', { name: 'Stop the stream …' })
    await tabTo(page, stop)
    await keys.press('Enter')
    await expect(dialog(page, /^Stop/)).toBeVisible()
    await keys.press('Escape')
    await expect(dialog(page, /^Stop/)).toBeHidden()
    await expect(stop).toBeFocused()
    await keys.press('Enter')
    await tabTo(page, dialog(page, /^Stop/).getByRole('button', { name: 'Stop the stream' }))
    await keys.press('Enter')
    await expect(status(viewer, 'Ended')).toBeVisible()
  })
})

test('keys that mean a tool are letters in a field', async ({ openWindow }) => {
  const page = await openWindow()
  const title = page.getByLabel('Title of the plan')
  await title.focus()
  await page.keyboard.type('pvrt0')
  await page.keyboard.press('Enter')
  await expect(title).toHaveValue('pvrt0')
  await expect(mapOf(page)).toHaveAttribute('data-tool', 'select')
})
