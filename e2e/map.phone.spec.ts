import { startStream } from './leader.ts'
import { dragByFinger, expectDrawn, mapOf, type Pixel, takeTool, tap } from './map.ts'
import { openIl2File } from './plan-file.ts'
import { elementRow, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

const start: Pixel = [80, 300]
const turn: Pixel = [200, 420]
const end: Pixel = [320, 300]

test('a route is drawn, dragged, lengthened and shortened by finger, and a viewer follows it', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await showPanel(leader, 'Plan')
  await leader.getByLabel('Map', { exact: true }).selectOption({ label: 'Lapino' })
  await startStream(leader, 'By finger')
  await leader.getByRole('button', { name: 'Close', exact: true }).click()
  const viewer = await watch(openWindow, 'By finger')
  await showPanel(viewer, 'Plan')
  const places = viewer.getByLabel(/^Place of waypoint/)
  const placeOf = (index: number) => places.nth(index).inputValue()

  await test.step('drawn', async () => {
    await leader.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Draw' }).click()
    await takeTool(leader, 'Route')
    for (const at of [start, turn, end]) await tap(leader, at)
    await leader.getByRole('button', { name: 'Finish' }).click()
    await elementRow(viewer, 'Route 1').tap()
    await expect(places).toHaveCount(3)
  })
  const drawn = [await placeOf(0), await placeOf(1), await placeOf(2)]

  await test.step('dragged', async () => {
    await dragByFinger(leader, turn, [160, 520])
    await expect(places.nth(1)).not.toHaveValue(drawn[1] ?? '')
    await leader.getByRole('button', { name: /^Undo/ }).click()
    await expect(places.nth(1)).toHaveValue(drawn[1] ?? '')
  })
  await test.step('lengthened by dragging the middle of a leg', async () => {
    await dragByFinger(leader, [140, 360], [100, 480])
    await expect(places).toHaveCount(4)
    expect([await placeOf(0), await placeOf(2), await placeOf(3)]).toEqual(drawn)
  })
  await test.step('shortened by a press on the waypoint', async () => {
    await tap(leader, [100, 480])
    await leader
      .getByRole('group', { name: 'Waypoint 2' })
      .getByRole('button', { name: 'Delete waypoint' })
      .tap()
    await expect(places).toHaveCount(3)
    expect([await placeOf(0), await placeOf(1), await placeOf(2)]).toEqual(drawn)
  })
})

test('a finger that pans the map changes nothing, and one that taps picks', async ({ openWindow }) => {
  const page = await openWindow()
  await openIl2File(page)
  await expectDrawn(page, 3)
  await dragByFinger(page, [200, 200], [230, 260])
  await expect(page.getByRole('button', { name: /^Undo: Open/ })).toBeVisible()
  await expect(mapOf(page)).toHaveAttribute('data-selected', '')
})

test('a stream is led and watched on phones', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Phones')
  const viewer = await watch(openWindow, 'Phones')
  await showPanel(viewer, 'Plan')
  await expect(elementRow(viewer, 'New Flight')).toBeVisible()
  await elementRow(viewer, 'New Flight').tap()
  await expect(viewer.getByRole('table', { name: 'Legs' })).toBeVisible()
  await viewer.getByRole('button', { name: 'All elements' }).tap()
  await showPanel(viewer, 'Stream')
  await viewer.getByRole('button', { name: 'Disconnect' }).tap()
  await expect(status(viewer, 'Disconnected')).toBeVisible()
})
