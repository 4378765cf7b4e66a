import type { Page } from '@playwright/test'
import { click, dragByMouse, expectDrawn, mapOf, type Pixel, takeTool } from './map.ts'
import { elementRow, elementRows, pickElement } from './screen.ts'
import { expect, test } from './stack-test.ts'

const start: Pixel = [250, 200]
const turn: Pixel = [450, 320]
const end: Pixel = [650, 200]

async function drawRoute(page: Page): Promise<void> {
  await takeTool(page, 'Route')
  for (const at of [start, turn, end]) await click(page, at)
  // The last position once more ends the route, as a double click does.
  await click(page, end)
  await expect(waypoints(page)).toHaveCount(3)
}

const waypoints = (page: Page) => page.getByLabel(/^Place of waypoint/)

/** What the readout says of the place under the pointer. */
async function placeAt(page: Page, [x, y]: Pixel): Promise<string> {
  await mapOf(page).hover({ position: { x, y } })
  return (await page.getByRole('definition').last().textContent()) ?? ''
}

test('a route is drawn where the mouse was pressed, on the real world', async ({ openWindow }) => {
  const page = await openWindow()
  await drawRoute(page)
  await expect(elementRow(page, 'Route 1')).toBeVisible()
  for (const [index, at] of [start, turn, end].entries())
    await expect(waypoints(page).nth(index)).toHaveValue(await placeAt(page, at))
  await expect(page.getByRole('table', { name: 'Legs' }).getByRole('row')).toHaveCount(4)
})

test('a waypoint is dragged, inserted and deleted with the mouse, and each is undone', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await page.getByLabel('Map', { exact: true }).selectOption({ label: 'Kuban' })
  await expect(mapOf(page)).toHaveAttribute('data-map', 'kuban')
  await drawRoute(page)
  const before = await waypoints(page).evaluateAll(values)

  await test.step('dragged', async () => {
    await dragByMouse(page, turn, [470, 420])
    await expect(waypoints(page).nth(1)).toHaveValue(await placeAt(page, [470, 420]))
    await page.keyboard.press('Control+z')
    await expect.poll(() => waypoints(page).evaluateAll(values)).toEqual(before)
  })
  await test.step('inserted by dragging the middle of a leg', async () => {
    const middle: Pixel = [(start[0] + turn[0]) / 2, (start[1] + turn[1]) / 2]
    await dragByMouse(page, middle, [300, 380])
    await expect(waypoints(page)).toHaveCount(4)
    await expect(waypoints(page).nth(1)).toHaveValue(await placeAt(page, [300, 380]))
    await expect(waypoints(page).nth(2)).toHaveValue(before[1] ?? '')
  })
  await test.step('deleted with Alt and a click', async () => {
    await click(page, [300, 380], ['Alt'])
    await expect.poll(() => waypoints(page).evaluateAll(values)).toEqual(before)
  })
  await test.step('picked with a click and deleted with a key', async () => {
    await click(page, turn)
    await expect(page.getByRole('button', { name: 'Waypoint 2', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await page.keyboard.press('Delete')
    await expect(waypoints(page)).toHaveCount(2)
  })
  await test.step('and all of it undone and redone', async () => {
    for (const count of [3, 4, 3]) {
      await page.getByRole('button', { name: /^Undo/ }).click()
      await expect(waypoints(page)).toHaveCount(count)
    }
    await page.getByRole('button', { name: /^Undo: Add Route/ }).click()
    await expectDrawn(page, 0)
    await page.getByRole('button', { name: /^Redo: Add Route/ }).click()
    await expectDrawn(page, 1)
  })
})

const values = (fields: Element[]) =>
  fields.map((field) => (field instanceof HTMLInputElement ? field.value : ''))

test('each tool draws its kind, and Escape leaves it', async ({ openWindow }) => {
  const page = await openWindow()
  const kinds: readonly [tool: string, at: readonly Pixel[], row: RegExp][] = [
    ['Point', [[200, 150]], /^Point 1/],
    [
      'Circle',
      [
        [300, 150],
        [330, 150],
      ],
      /^Circle|radius/,
    ],
    [
      'Area',
      [
        [400, 150],
        [480, 150],
        [440, 220],
        [440, 220],
      ],
      /^Area/,
    ],
    [
      'Line',
      [
        [520, 150],
        [600, 180],
        [600, 180],
      ],
      /^Line/,
    ],
    [
      'Front line',
      [
        [200, 300],
        [300, 320],
        [300, 320],
      ],
      /^Front line/,
    ],
    ['Text', [[400, 320]], /^Text/],
  ]
  for (const [index, [tool, at, row]] of kinds.entries())
    await test.step(tool, async () => {
      await takeTool(page, tool)
      for (const pixel of at) await click(page, pixel)
      await expectDrawn(page, index + 1)
      await expect(elementRows(page).filter({ hasText: row })).toBeVisible()
      await expect(mapOf(page)).toHaveAttribute('data-tool', 'select')
    })
  await takeTool(page, 'Route')
  await click(page, [500, 400])
  await click(page, [550, 400])
  await page.keyboard.press('Escape')
  await expect(mapOf(page)).toHaveAttribute('data-tool', 'select')
  await expectDrawn(page, kinds.length)
})

test('a circle is also drawn by dragging from its centre to its edge, with its radius in words', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await takeTool(page, 'Circle')
  await dragByMouse(page, [300, 200], [360, 200], () =>
    expect(page.getByRole('status').filter({ hasText: /^Radius [\d,.]+\s?km$/ })).toBeAttached(),
  )
  await expectDrawn(page, 1)
  await expect(elementRow(page, /radius/)).toBeVisible()
  await expect(mapOf(page)).toHaveAttribute('data-tool', 'select')
})

test('what is selected together is dragged together, in one step of Undo', async ({ openWindow }) => {
  const page = await openWindow()
  await page.getByLabel('Map', { exact: true }).selectOption({ label: 'Arras' })
  for (const at of [
    [300, 300],
    [400, 300],
  ] as const) {
    await takeTool(page, 'Point')
    await click(page, at)
  }
  await expectDrawn(page, 2)
  const places = () => elementRows(page).allTextContents()
  const before = await places()
  await click(page, [300, 300], ['Shift'])
  await expect(mapOf(page)).toHaveAttribute('data-selected', /^\S+ \S+$/)
  await dragByMouse(page, [300, 300], [350, 380])
  for (const row of before) await expect(elementRows(page).filter({ hasText: row })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo: Move 2 elements' }).click()
  await expect.poll(places).toEqual(before)
})

test('a point is dragged along at once, and its new place is what the pointer showed', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await page.getByLabel('Map', { exact: true }).selectOption({ label: 'Arras' })
  await takeTool(page, 'Point')
  await click(page, [300, 300])
  await pickElement(page, 'Point 1')
  await page.keyboard.press('Escape')
  await dragByMouse(page, [300, 300], [420, 180])
  const place = await placeAt(page, [420, 180])
  await expect(page.getByLabel('Grid reference')).toHaveValue(place)
})
