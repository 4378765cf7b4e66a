import { askToReconnect, expectLeading, giveBothSecrets, reconnect, startStream } from './leader.ts'
import { expectDrawn } from './map.ts'
import { openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, chooseInFileMenu, dialog, elementRow, elementRows, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

test('a leader reloads the page, reconnects and goes on with the same plan', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  const code = await startStream(leader, 'Reloaded')
  const viewer = await watch(openWindow, 'Reloaded')
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1010', 'Kept')
  await expectDrawn(viewer, 4)

  await leader.reload()
  await expectDrawn(leader, 4)
  await showPanel(leader, 'Stream')
  await expect(leader.getByText(/^You led .*Reloaded.* until/)).toBeVisible()
  // The plan in the stream is the leader's own: there is nothing to choose.
  await reconnect(leader, 'Reloaded', code)
  await showPanel(leader, 'Plan')
  await addPoint(leader, '1111', 'After the reload')
  await expectDrawn(viewer, 5)
  await expect(status(viewer, 'Live')).toBeVisible()
  expect(await savedPlan(viewer)).toEqual(await savedPlan(leader))
})

test('a second leader takes over; the first one is fenced out, is told, and may take the lead back', async ({
  openWindow,
}) => {
  const [first, second] = [await openWindow(), await openWindow()]
  await openIl2File(first)
  const code = await startStream(first, 'Contested')
  const viewer = await watch(openWindow, 'Contested')

  await reconnect(second, 'Contested', code)
  await expectDrawn(second, 3)
  await expect(status(first, 'Taken over')).toBeVisible()
  await expect(first.getByText(/somebody at a computer took over as leader/)).toBeVisible()

  await showPanel(first, 'Plan')
  await addPoint(first, '1010', 'Fenced out')
  await showPanel(second, 'Plan')
  await addPoint(second, '1111', 'From the second')
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'From the second')).toBeVisible()
  await expect(elementRow(viewer, 'Fenced out')).toBeHidden()

  await showPanel(first, 'Stream')
  await first.getByRole('button', { name: 'Take the lead back …' }).click()
  await giveBothSecrets(first, code)
  const choice = dialog(first, 'The plan in the stream and yours differ')
  await expect(choice).toContainText('Viewers see: 1 added and 1 deleted. Undo brings theirs back.')
  await expect(choice).toContainText('In your plan: 1 added and 1 deleted. Undo brings yours back.')
  await choice.getByRole('button', { name: 'Keep mine' }).click()
  await expectLeading(first)
  await expect(elementRow(viewer, 'Fenced out')).toBeVisible()
  await expect(elementRow(viewer, 'From the second')).toBeHidden()
  await showPanel(second, 'Stream')
  await expect(status(second, 'Taken over')).toBeVisible()
})

test('a leader who takes the plan of the stream gets their own back with Undo', async ({ openWindow }) => {
  const [first, second] = [await openWindow(), await openWindow()]
  await openIl2File(first)
  const code = await startStream(first, 'Chosen')
  await addPoint(second, '52.5, 13.4', 'Mine')
  await askToReconnect(second, 'Chosen', code)
  const choice = dialog(second, 'The plan in the stream and yours differ')
  await choice.getByRole('button', { name: 'Take theirs' }).click()
  await expectLeading(second)
  expect(await savedPlan(second)).toEqual(await savedPlan(first))

  await second.getByRole('button', { name: 'Undo: Take the plan of the stream' }).click()
  await showPanel(second, 'Plan')
  await expect(elementRows(second)).toHaveText([/Mine/])
})

test('a leader who leaves is away for the viewers, who keep the plan', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  const code = await startStream(leader, 'Left')
  const viewer = await watch(openWindow, 'Left')
  await leader.getByRole('button', { name: 'Leave …' }).click()
  await dialog(leader, 'Leave the stream running?')
    .getByRole('button', { name: 'Leave', exact: true })
    .click()
  await expect(leader.getByRole('button', { name: 'Start a stream' })).toBeVisible()
  await expect(status(viewer, 'Leader away')).toBeVisible()
  await expectDrawn(viewer, 3)

  await reconnect(leader, 'Left', code)
  await expect(status(viewer, 'Live')).toBeVisible()
})

test('a new plan empties the stream after a question, and Undo fills it again', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Emptied')
  const viewer = await watch(openWindow, 'Emptied')
  await chooseInFileMenu(leader, 'New plan')
  const asking = dialog(leader, 'Begin a new plan?')
  await expect(asking).toContainText('its viewers will see the empty plan')
  await asking.getByRole('button', { name: 'New plan' }).click()
  await expectDrawn(viewer, 0)
  await leader.keyboard.press('Control+z')
  await expectDrawn(viewer, 3)
  await leader.keyboard.press('Control+Shift+z')
  await expectDrawn(viewer, 0)
})
