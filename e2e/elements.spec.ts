import type { Locator, Page } from '@playwright/test'
import { expectAllConfirmed, startStream } from './leader.ts'
import { expectDrawn, mapOf } from './map.ts'
import { addPoint, alert, elementRow, elementRows, enter, pickElement, showPanel, toast } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

const layers = (page: Page): Locator => page.getByRole('region', { name: 'Layers' })

const openLayers = (page: Page): Promise<void> =>
  layers(page)
    .getByRole('button', { name: /^Layers/ })
    .click()

const history = (page: Page): Locator => page.getByRole('region', { name: 'History' })

async function chooseMap(page: Page, map: string): Promise<void> {
  await page.getByLabel('Map', { exact: true }).selectOption(map)
}

test('layers that a leader hides and locks are so for a viewer at once, who may hide others alone', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await addPoint(leader, '52.5, 13.4', 'TGT-1')
  await addPoint(leader, '52.9, 13.9', 'TGT-2')
  await openLayers(leader)
  for (const name of ['Ingress', 'Egress']) {
    await layers(leader).getByRole('button', { name: 'Add a layer' }).click()
    await enter(
      layers(leader)
        .getByLabel(/^Name of/)
        .first(),
      name,
    )
  }
  for (const [point, layer] of [
    ['TGT-1', 'Ingress'],
    ['TGT-2', 'Egress'],
  ] as const) {
    const details = await pickElement(leader, point)
    await details.getByLabel('Layer', { exact: true }).selectOption(layer)
  }
  await startStream(leader, 'Layers')
  const viewer = await watch(openWindow, 'Layers')
  await showPanel(viewer, 'Plan')
  await showPanel(leader, 'Plan')
  await expect(viewer.getByRole('group', { name: /^Egress/ }).getByRole('option')).toHaveText(/TGT-2/)

  await openLayers(leader)
  await layers(leader).getByRole('button', { name: 'Hide ‹Ingress›' }).click()
  await layers(leader).getByRole('button', { name: 'Lock ‹Ingress›' }).click()
  await expectDrawn(leader, 1)
  await expectDrawn(viewer, 1)
  await expect(elementRow(viewer, 'TGT-1')).toContainText('hidden locked')
  await pickElement(leader, 'TGT-1')
  await expect(leader.getByText('Its layer is locked.')).toBeVisible()
  await expect(leader.getByLabel('Name', { exact: true })).not.toBeEditable()
  await elementRow(leader, 'TGT-1').press('Delete')
  await expect(toast(leader, 'Locked: Point')).toBeVisible()
  await expect(elementRows(leader)).toHaveCount(2)

  await openLayers(viewer)
  await expect(layers(viewer).getByRole('button', { name: 'Add a layer' })).toBeHidden()
  await layers(viewer).getByRole('button', { name: 'Hide ‹Egress› on my screen' }).click()
  await expectDrawn(viewer, 0)
  await expect(layers(viewer).getByText('hidden for you alone')).toBeVisible()
  await expectDrawn(leader, 1)
  await viewer.getByRole('button', { name: 'Legend' }).click()
  await expect(viewer.getByRole('region', { name: 'Legend' })).toContainText('Ingress')
})

test('elements that are picked in the list are copied and pasted with keys, as one step', async ({
  openWindow,
}) => {
  const page = await openWindow()
  for (const [place, name] of [
    ['52.5, 13.4', 'A'],
    ['52.9, 13.9', 'B'],
    ['53, 14', 'C'],
  ] as const)
    await addPoint(page, place, name)
  await elementRow(page, /^A/).click()
  await elementRow(page, /^B/).click({ modifiers: ['ControlOrMeta'] })
  await expect(page.getByRole('heading', { name: 'Picked: 2 elements' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+c')
  await expect(toast(page, 'Copied: 2 elements')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(elementRows(page)).toHaveCount(5)
  await expectDrawn(page, 5)
  await page.getByRole('button', { name: 'Undo: Paste 2 elements' }).click()
  await expect(elementRows(page)).toHaveCount(3)
  // What is on the clipboard goes where the pointer is on the map.
  await mapOf(page).hover({ position: { x: 300, y: 300 } })
  await mapOf(page).press('ControlOrMeta+v')
  await expectDrawn(page, 5)
  await elementRow(page, /^C/).click()
  await page.keyboard.press('ControlOrMeta+x')
  await expect(elementRow(page, /^C/)).toBeHidden()
  await chooseMap(page, 'stalingrad')
  await page.getByRole('button', { name: 'Change the map' }).click()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(alert(page, 'Not pasted')).toBeVisible()
})

test('a route is split, joined again, and its waypoints change places', async ({ openWindow }) => {
  const leader = await openWindow()
  await chooseMap(leader, 'stalingrad')
  await leader.getByRole('button', { name: 'Add by coordinates …' }).click()
  const asking = leader.getByRole('dialog', { name: 'Add by coordinates' })
  await asking.getByLabel('What').selectOption('route')
  await asking.getByRole('textbox').fill('0815 5')
  await asking.getByRole('button', { name: 'Add', exact: true }).click()
  const places = leader.getByLabel(/^Place of waypoint/)
  await expect(places.first()).toHaveValue('0815.5')
  await startStream(leader, 'Split')
  const viewer = await watch(openWindow, 'Split')
  await showPanel(leader, 'Plan')
  await showPanel(viewer, 'Plan')

  await test.step('places are written by grid and keypad, by course and distance, in map units', async () => {
    await enter(places.nth(1), '0817 5')
    await expect(places.nth(1)).toHaveValue('0817.5')
    await leader.getByRole('button', { name: 'Insert after waypoint 2' }).click()
    await enter(places.nth(2), '180/20 km')
    await expect(places.nth(2)).toHaveValue('1017.5')
    await enter(places.nth(2), 'x 100.5 y -60.25')
    await expect(places.nth(2)).toHaveValue('0915.4')
    await places.nth(2).fill('9915')
    await expect(leader.getByText('There is no such square on this map.')).toBeVisible()
    await places.nth(2).press('Escape')
  })

  await test.step('split and joined', async () => {
    await leader.getByRole('button', { name: 'Waypoint 2', exact: true }).click()
    await leader
      .getByRole('group', { name: 'Waypoint 2' })
      .getByRole('button', { name: 'Split here' })
      .click()
    await expect(elementRows(leader)).toHaveText([/^Route 1/, /^Route 2/])
    await expect(elementRows(viewer)).toHaveText([/^Route 1/, /^Route 2/])
    await expect(places).toHaveCount(2)
    await elementRow(leader, 'Route 1').click({ modifiers: ['Shift'] })
    await leader.getByRole('button', { name: 'Join to one route' }).click()
    await expect(elementRows(viewer)).toHaveCount(1)
    await expect(places).toHaveCount(3)
  })

  await test.step('a waypoint earlier', async () => {
    const before = await places.evaluateAll(values)
    await leader.getByRole('button', { name: 'Waypoint 3', exact: true }).click()
    await leader.getByRole('button', { name: 'Earlier' }).click()
    const [first, second, third] = before
    await expect.poll(() => places.evaluateAll(values)).toEqual([first, third, second])
    await expectAllConfirmedOn(leader)
    await elementRow(viewer, 'Route').click()
    const seen = () => viewer.getByLabel(/^Place of waypoint/).evaluateAll(values)
    await expect.poll(seen).toEqual([first, third, second])
    await leader.getByRole('button', { name: 'Reverse the route' }).click()
    await expect.poll(seen).toEqual([second, third, first])
  })
})

async function expectAllConfirmedOn(leader: Page): Promise<void> {
  await showPanel(leader, 'Stream')
  await expectAllConfirmed(leader)
  await showPanel(leader, 'Plan')
}

const values = (fields: (SVGElement | HTMLElement)[]): string[] =>
  fields.map((field) => (field instanceof HTMLInputElement ? field.value : ''))

test('the history tells every step, and a press goes there and back', async ({ openWindow }) => {
  const page = await openWindow()
  await addPoint(page, '52.5, 13.4', 'TGT-2')
  await enter(page.getByRole('textbox', { name: 'Coordinates' }), '52.6, 13.4')
  await page.getByRole('button', { name: 'History', exact: true }).click()
  const steps = history(page).getByRole('listitem')
  await expect(steps).toHaveText([/Move Point .*TGT-2/, 'Rename to TGT-2', 'Add Point', 'Beginning'])
  await expect(steps.first().getByRole('button')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(elementRows(page)).toHaveText(/^Point 1/)
  await steps.last().getByRole('button').click()
  await expectDrawn(page, 0)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  await steps.first().getByRole('button').click()
  await expect(elementRows(page)).toHaveText(/^TGT-2.*52°36/)
  await page.keyboard.press('Escape')
  await expect(history(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'History', exact: true })).toBeFocused()
})
