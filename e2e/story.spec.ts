import { expectLeading, startStream, stopStream } from './leader.ts'
import { click, expectDrawn, mapOf, takeTool } from './map.ts'
import { dropFile, il2File, openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, dialog, elementRow, elementRows, enter, pickElement, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

test('a leader drops a file, starts a stream, and every edit appears in a second window', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await test.step('the file names no map, so the leader is asked', async () => {
    await dropFile(leader, il2File)
    const asking = dialog(leader, /^Open /)
    const open = asking.getByRole('button', { name: 'Open', exact: true })
    await expect(open).toBeDisabled()
    await asking.getByLabel('Which map is this plan for?').selectOption({ label: 'Stalingrad' })
    await expect(asking).toContainText('1 route and 2 points')
    await open.click()
    await expectDrawn(leader, 3)
    await expect(elementRows(leader)).toHaveText([/^New Flight/, /^New Marker/, /^Other Marker/])
  })

  await startStream(leader, 'Story')
  const viewer = await watch(openWindow, 'Story')
  await expect(mapOf(viewer)).toHaveAttribute('data-map', 'stalingrad')
  await showPanel(viewer, 'Plan')
  await showPanel(leader, 'Plan')
  const arrives = async () => {
    const led = await savedPlan(leader)
    await expect.poll(() => savedPlan(viewer)).toEqual(led)
  }
  await arrives()

  await test.step('a point is added and renamed', async () => {
    await addPoint(leader, '1218.5', 'Depot «Nord»')
    await expect(elementRow(viewer, 'Depot «Nord»')).toContainText('1218.5')
  })
  await test.step('it is moved', async () => {
    await enter(leader.getByLabel('Grid reference'), '1001.1')
    await expect(elementRow(viewer, 'Depot «Nord»')).toContainText('1001.1')
  })
  await test.step('a route is drawn with the mouse', async () => {
    await takeTool(leader, 'Route')
    for (const at of [
      [200, 200],
      [400, 260],
      [600, 200],
    ] as const)
      await click(leader, at)
    await leader.keyboard.press('Enter')
    await expect(elementRow(viewer, 'Route 1')).toBeVisible()
    await expectDrawn(viewer, 5)
  })
  await test.step('its legs show course, distance and time in both windows', async () => {
    const legs = async (page: typeof leader) => {
      const details = await pickElement(page, 'Route 1')
      const rows = details.getByRole('table', { name: 'Legs' }).getByRole('row')
      await expect(rows).toHaveCount(4)
      await expect(rows.nth(1)).toContainText(/^1–2\d{3}°\d{3}°\d+\.\dkm.*\d+:\d\d$/)
      return rows.allTextContents()
    }
    expect(await legs(viewer)).toEqual(await legs(leader))
  })
  await test.step('the speed of a leg is changed', async () => {
    await enter(leader.getByLabel('Speed on leg 2'), '450')
    await expect(viewer.getByLabel('Speed on leg 2')).toHaveValue('450')
  })
  await test.step('an element is deleted, brought back and deleted again', async () => {
    const marker = elementRow(viewer, 'Other Marker')
    await elementRow(leader, 'Other Marker').focus()
    await leader.keyboard.press('Delete')
    await expect(marker).toBeHidden()
    await leader.getByRole('button', { name: 'Undo: Delete Point' }).click()
    await expect(marker).toBeVisible()
    await leader.getByRole('button', { name: 'Redo: Delete Point' }).click()
    await expect(marker).toBeHidden()
  })
  await test.step('the title goes along, the units are everybody’s own', async () => {
    await leader.getByLabel('Units').selectOption({ label: 'Imperial (mi)' })
    await expect(elementRow(leader, 'Route 1')).toContainText(/mi$/)
    await expect(elementRow(viewer, 'Route 1')).toContainText(/km$/)
    await enter(leader.getByLabel('Title of the plan'), 'Operation Story')
    await arrives()
  })
  await test.step('the viewer is told what just changed', async () => {
    await showPanel(viewer, 'Stream')
    const changes = viewer.getByRole('region', { name: 'What just changed' })
    await expect(changes).toContainText('Map and title: changed')
    await expect(changes).toContainText(/Route ‹.*Route 1.*›: changed/)
    await expect(changes).toContainText(/Point ‹.*Other Marker.*›: deleted/)
  })
  await test.step('another file takes the place of the plan, for all', async () => {
    await openIl2File(leader, 'Kuban', 'Replace my plan')
    await arrives()
    await expect(mapOf(viewer)).toHaveAttribute('data-map', 'kuban')
  })
  await test.step('the end is seen', async () => {
    await showPanel(leader, 'Stream')
    await expectLeading(leader)
    await stopStream(leader)
    await expect(status(viewer, 'Ended')).toBeVisible()
    await expectDrawn(viewer, 3)
  })
})
