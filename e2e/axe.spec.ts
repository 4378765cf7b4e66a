import { expectAccessible } from './accessible.ts'
import { startStream } from './leader.ts'
import { openIl2File } from './plan-file.ts'
import { chooseInFileMenu, dialog, elementRow, isPhone, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

test('axe finds nothing wrong with planning', async ({ openWindow }) => {
  const page = await openWindow()
  await expectAccessible(page, 'the first screen')
  await showPanel(page, 'Plan')
  await expectAccessible(page, 'an empty plan')
  await openIl2File(page)
  await elementRow(page, 'New Flight').click()
  await expect(page.getByRole('table', { name: 'Legs' })).toBeVisible()
  await expectAccessible(page, 'a route')
  for (const [item, title] of [
    ['My plans …', 'My plans'],
    ['Save as …', 'Save as …'],
    ['Save a picture …', 'Save a picture of the map'],
    ['Kneeboard …', 'Kneeboard'],
  ] as const) {
    await chooseInFileMenu(page, item)
    await expect(dialog(page, title)).toBeVisible()
    await expectAccessible(page, title, 'dialog')
    await page.keyboard.press('Escape')
    await expect(dialog(page, title)).toBeHidden()
  }
  if (isPhone(page)) await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.getByRole('button', { name: 'Map layers and own images' }).click()
  await expect(dialog(page, 'Map layers')).toBeVisible()
  await expectAccessible(page, 'layers of the map', 'dialog')
})

test('axe finds nothing wrong with the list of streams, forms and menus', async ({ openWindow }) => {
  const page = await openWindow()
  await showPanel(page, 'Stream')
  await expectAccessible(page, 'the list of streams')
  await page.getByRole('button', { name: 'Start a stream' }).click()
  const asking = dialog(page, 'Start a stream')
  await asking.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(asking.getByRole('alert').first()).toBeVisible()
  await expectAccessible(page, 'a form with errors')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'File' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page, 'a menu')
})

test('axe finds nothing wrong with leading and watching', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Accessible')
  // What a sheet holds is out of the order of Tab until the focus comes to the sheet.
  await showPanel(leader, 'Stream')
  await expectAccessible(leader, 'leading')
  const viewer = await watch(openWindow, 'Accessible')
  await expectAccessible(viewer, 'watching')
  await viewer.getByRole('button', { name: 'QR code and more links …' }).click()
  await dialog(viewer, /^Share/)
    .getByRole('radio', { name: 'Link that lets in without the password' })
    .check()
  await expectAccessible(viewer, 'sharing')
  await viewer.keyboard.press('Escape')
  await viewer.getByRole('button', { name: 'Connection details' }).click()
  await expect(dialog(viewer, 'Connection details')).toBeVisible()
  await expectAccessible(viewer, 'the details of the connection')
  await viewer.keyboard.press('Escape')
  await leader.getByRole('button', { name: 'Stop the stream …' }).click()
  await expect(dialog(leader, /^Stop/)).toBeVisible()
  await expectAccessible(leader, 'a question')
  await viewer.getByRole('button', { name: 'Disconnect' }).click()
  await expect(viewer.getByRole('button', { name: 'Keep a copy to edit' })).toBeVisible()
  await expectAccessible(viewer, 'disconnected')
})
