import type { Page } from '@playwright/test'
import { startStream } from './leader.ts'
import { click, expectDrawn, mapOf, takeTool } from './map.ts'
import { dialog, elementRow, elementRows, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

const palette = (page: Page) => page.getByRole('combobox', { name: 'What do you want to do?' })

/** Does a command by its words and the keyboard alone. */
async function command(page: Page, words: string, found: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('option').first()).toHaveAccessibleName(found)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}

const menu = (page: Page, name: RegExp) => page.getByRole('menu', { name })

test('the palette does by the keyboard alone what menus do, and finds elements by their names', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await expect(mapOf(page)).toBeVisible()
  await test.step('opens a sample plan', async () => {
    await command(page, 'sample game', /^Sample plan on a game/)
    await expect(mapOf(page)).toHaveAttribute('data-map', 'kuban')
    await expect(elementRow(page, 'Bridge')).toBeVisible()
  })
  await test.step('goes to an element', async () => {
    await command(page, 'bridge', /^Bridge/)
    await expect(mapOf(page)).toHaveAttribute('data-selected', 'bridge')
  })
  await test.step('changes the theme', async () => {
    await command(page, 'dark', /^Theme: dark/)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  })
  await test.step('and Escape leaves it', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('no such thing')
    await expect(page.getByText('Nothing found. Try other words.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
  })
})

test('tools are under the left hand, arrows move what is picked, and ? lists the keys', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await takeTool(page, 'Point')
  await click(page, [300, 300])
  await expectDrawn(page, 1)
  await mapOf(page).focus()
  for (const [code, tool] of [
    ['KeyR', 'route'],
    ['KeyC', 'circle'],
    ['KeyA', 'polygon'],
    ['Digit3', 'point'],
    ['KeyS', 'ruler'],
    ['KeyQ', 'select'],
  ] as const) {
    await page.keyboard.press(code)
    await expect(mapOf(page)).toHaveAttribute('data-tool', tool)
  }
  await test.step('moves, duplicates and takes all of it back', async () => {
    await click(page, [300, 300])
    const place = () =>
      page
        .getByRole('region', { name: /Point 1/ })
        .getByLabel('Coordinates')
        .inputValue()
    const before = await place()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await expect.poll(place).not.toBe(before)
    await page.keyboard.press('Control+d')
    await expectDrawn(page, 2)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expectDrawn(page, 1)
    await click(page, [300, 300])
    await expect.poll(place).toBe(before)
  })
  await page.keyboard.press('?')
  const keys = dialog(page, 'Keyboard')
  await expect(keys).toContainText('Route')
  await expect(keys).toContainText('Duplicate')
})

test('the menu of the map does what fits the place; viewers have only what they may do', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await startStream(page, 'Menus')
  const viewer = await watch(openWindow, 'Menus')
  await showPanel(page, 'Plan')

  await test.step('adds a point where the right button was pressed', async () => {
    await mapOf(page).click({ position: { x: 350, y: 250 }, button: 'right' })
    await menu(page, /This place/)
      .getByRole('menuitem', { name: 'Add a point here' })
      .click()
    await expectDrawn(viewer, 1)
  })
  await test.step('renames it, by the keyboard', async () => {
    await mapOf(page).focus()
    await page.keyboard.press('Shift+F10')
    await expect(menu(page, /Point 1/)).toBeVisible()
    await page.keyboard.type('ren')
    await page.keyboard.press('Enter')
    const asking = dialog(page, /^Rename/)
    await expect(asking.getByLabel('Name')).toBeFocused()
    await page.keyboard.type('Tower')
    await page.keyboard.press('Enter')
    await showPanel(viewer, 'Plan')
    await expect(elementRow(viewer, 'Tower')).toBeVisible()
  })
  await test.step('gives it a colour', async () => {
    await mapOf(page).click({ position: { x: 350, y: 250 }, button: 'right' })
    await menu(page, /Tower/).getByRole('menuitem', { name: 'Colour' }).click()
    await page.getByRole('menuitem', { name: 'Purple' }).click()
    await expect(page.getByRole('button', { name: /^Undo: Colour/ })).toBeVisible()
  })
  await test.step('a viewer copies and looks, and changes nothing', async () => {
    await mapOf(viewer).click({ position: { x: 350, y: 250 }, button: 'right' })
    const theirs = viewer.getByRole('menu')
    await expect(theirs.getByRole('menuitem', { name: 'Centre here' })).toBeVisible()
    await expect(theirs.getByRole('menuitem', { name: /Delete|Rename|Colour|Add/ })).toHaveCount(0)
  })
  await test.step('deletes it', async () => {
    await mapOf(page).click({ position: { x: 350, y: 250 }, button: 'right' })
    await menu(page, /Tower/)
      .getByRole('menuitem', { name: /^Delete/ })
      .click()
    await expect(elementRows(page)).toHaveCount(0)
    await expectDrawn(viewer, 0)
  })
})
