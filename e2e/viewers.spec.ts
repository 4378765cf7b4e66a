import { expectAllConfirmed, password, startStream } from './leader.ts'
import { click, dragByMouse, expectDrawn, mapOf } from './map.ts'
import { dropFile, il2File, openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, alert, dialog, elementRow, elementRows, pickElement, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

test('a viewer sees everything and can change nothing', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Read only')
  const viewer = await watch(openWindow, 'Read only')
  await expectDrawn(viewer, 3)
  await showPanel(viewer, 'Plan')
  const before = await savedPlan(viewer)

  await expect(viewer.getByRole('toolbar', { name: 'Tools' })).toBeHidden()
  await expect(viewer.getByRole('button', { name: /^Undo/ })).toBeHidden()
  await expect(viewer.getByRole('button', { name: 'Add by coordinates …' })).toBeHidden()
  await expect(viewer.getByLabel('Map', { exact: true })).toBeDisabled()

  const details = await pickElement(viewer, 'New Flight')
  await expect(details.getByRole('table', { name: 'Legs' })).toBeVisible()
  await expect(details.getByRole('button', { name: 'Delete' })).toBeHidden()
  for (const field of await details.getByRole('textbox').all()) await expect(field).not.toBeEditable()
  for (const box of await details.getByRole('checkbox').all()) await expect(box).toBeDisabled()

  await elementRow(viewer, 'New Marker').click()
  await viewer.keyboard.press('Delete')
  await viewer.keyboard.press('Control+z')
  await mapOf(viewer).focus()
  await viewer.keyboard.press('p')
  await click(viewer, [300, 300])
  await viewer.keyboard.press('Delete')
  const middle = await middleOfMap(viewer)
  await dragByMouse(viewer, middle, [middle[0] + 40, middle[1] + 40])
  await dropFile(viewer, il2File)
  await expect(alert(viewer, 'Not opened')).toContainText('You are watching a stream. Disconnect first')
  expect(await savedPlan(viewer)).toEqual(before)
  expect(await savedPlan(leader)).toEqual(before)
})

async function middleOfMap(page: Parameters<typeof mapOf>[0]): Promise<[number, number]> {
  const box = await mapOf(page).boundingBox()
  return [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2]
}

test('a viewer disconnects, keeps the last plan, and makes a copy of it their own', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Copied')
  const viewer = await openWindow()
  await addPoint(viewer, '52.5, 13.4', 'My own')
  await showPanel(viewer, 'Stream')
  await viewer.getByRole('button', { name: /Connect to ‹.Copied/ }).click()
  const asking = dialog(viewer, /^Watch/)
  await asking.getByLabel('Password', { exact: true }).fill(password)
  await asking.getByRole('button', { name: 'Connect' }).click()
  await expectDrawn(viewer, 3)

  await viewer.getByRole('button', { name: 'Disconnect' }).click()
  await expect(viewer.getByText('You still see the last plan. It does not change any more.')).toBeVisible()
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'Later')
  await showPanel(leader, 'Stream')
  await expectAllConfirmed(leader)
  await expectDrawn(viewer, 3)

  await viewer.getByRole('button', { name: 'Keep a copy to edit' }).click()
  const replacing = dialog(viewer, 'Replace your own plan by this copy?')
  await expect(replacing).toContainText('Your own plan with 1 element is replaced. Undo brings it back.')
  await replacing.getByRole('button', { name: 'Replace my plan' }).click()
  await expect(elementRows(viewer)).toHaveCount(3)
  await elementRow(viewer, 'New Marker').click()
  await viewer.keyboard.press('Delete')
  await expectDrawn(viewer, 2)
  await viewer.getByRole('button', { name: /^Undo/ }).click()
  await viewer.getByRole('button', { name: /^Undo: Copy the plan of/ }).click()
  await expect(elementRows(viewer)).toHaveText([/My own/])
  await expectDrawn(leader, 4)
})

test('a viewer goes back to their own plan, which has waited unharmed, and may connect again', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Returned')
  const viewer = await watch(openWindow, 'Returned')
  await expectDrawn(viewer, 3)
  await viewer.getByRole('button', { name: 'Disconnect' }).click()
  await viewer.getByRole('button', { name: 'Connect again …' }).click()
  const asking = dialog(viewer, /^Watch/)
  await asking.getByLabel('Password', { exact: true }).fill(password)
  await asking.getByRole('button', { name: 'Connect' }).click()
  await expect(viewer.getByText('You are watching', { exact: true })).toBeVisible()
  await expectDrawn(viewer, 3)
  await viewer.getByRole('button', { name: 'Disconnect' }).click()
  await viewer.getByRole('button', { name: 'Back to my own plan' }).click()
  await expectDrawn(viewer, 0)
  await expect(viewer).toHaveURL(/\/$/)
})
