import type { Page } from '@playwright/test'
import { startStream } from './leader.ts'
import { click, dragByMouse, drawByPen, expectDrawn, mapOf, scribble, takeTool } from './map.ts'
import { elementRow, elementRows, showPanel, toast } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

const waypoints = (page: Page) => page.getByLabel(/^Place of waypoint/)
const isReading = (page: Page, name: string, value: string | RegExp) =>
  expect(
    page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .locator('xpath=../dd'),
  ).toHaveText(value)

const idsOf = (rows: Element[]) => rows.map((row) => row.getAttribute('data-element'))

async function openKuban(page: Page): Promise<void> {
  await page.getByLabel('Map', { exact: true }).selectOption({ label: 'Kuban' })
  await expect(mapOf(page)).toHaveAttribute('data-map', 'kuban')
}

test('an arrow and lines by a free hand are seen live by a viewer', async ({ openWindow }) => {
  const leader = await openWindow()
  await openKuban(leader)
  await startStream(leader, 'Sketches')
  await showPanel(leader, 'Plan')
  const viewer = await watch(openWindow, 'Sketches')
  await showPanel(viewer, 'Plan')

  await test.step('an arrow', async () => {
    await takeTool(leader, 'Arrow')
    await click(leader, [300, 200])
    await click(leader, [420, 260])
    await click(leader, [420, 260])
    await expectDrawn(viewer, 1)
    await elementRows(viewer).first().click()
    await expect(viewer.getByRole('checkbox', { name: 'Arrow at its end' })).toBeChecked()
    await expect(leader.getByRole('checkbox', { name: 'Arrow at its end' })).toBeEnabled()
  })
  await test.step('two strokes, one after the other', async () => {
    await takeTool(leader, 'Freehand')
    await scribble(leader, [
      [300, 400],
      [340, 430],
      [400, 390],
      [460, 450],
    ])
    await expectDrawn(viewer, 2)
    await expect(mapOf(leader)).toHaveAttribute('data-tool', 'freehand')
    await scribble(leader, [
      [500, 400],
      [520, 460],
    ])
    await expectDrawn(viewer, 3)
  })
  await test.step('and one with a pen', async () => {
    await drawByPen(leader, [600, 300], [660, 380])
    await expectDrawn(viewer, 4)
    await leader.getByRole('button', { name: /^Undo/ }).click()
    await expectDrawn(viewer, 3)
    await leader.keyboard.press('Escape')
    await expect(mapOf(leader)).toHaveAttribute('data-tool', 'select')
  })
  await test.step('and the arrow brought above the strokes, with a key', async () => {
    const [arrow, ...strokes] = await elementRows(leader).evaluateAll(idsOf)
    await elementRows(leader).first().click()
    await leader.keyboard.press('Alt+Shift+BracketRight')
    await expect.poll(() => elementRows(leader).evaluateAll(idsOf)).toEqual([...strokes, arrow])
    await expect.poll(() => elementRows(viewer).evaluateAll(idsOf)).toEqual([...strokes, arrow])
  })
  await test.step('and hidden again', async () => {
    await elementRows(leader).first().click()
    await leader.getByRole('button', { name: 'Hide from everybody' }).click()
    await expectDrawn(viewer, 2)
    await expect(elementRows(viewer)).toHaveCount(3)
  })
})

test('a ruler measures course, distance and time, and leaves nothing', async ({ openWindow }) => {
  const page = await openWindow()
  await openKuban(page)
  await takeTool(page, 'Ruler')
  await click(page, [300, 200])
  await click(page, [500, 200])
  await mapOf(page).hover({ position: { x: 500, y: 400 } })
  await isReading(page, 'Course', '180°')
  await isReading(page, 'Back', '000°')
  const time = page
    .getByRole('term')
    .filter({ hasText: /^Total time$/ })
    .locator('xpath=../dd')
  const before = await time.textContent()
  const speed = page.getByRole('group', { name: 'Ruler' }).getByLabel('Speed')
  await speed.fill('600')
  await speed.press('Enter')
  await expect(time).not.toHaveText(before ?? '')
  await click(page, [500, 400])
  await click(page, [500, 400])
  await expect(mapOf(page)).toHaveAttribute('data-tool', 'ruler')
  await mapOf(page).press('Escape')
  await expect(mapOf(page)).toHaveAttribute('data-tool', 'select')
  await expectDrawn(page, 0)
})

test('what is drawn sticks to what is near unless Alt is held, and Shift keeps to round courses', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await openKuban(page)
  await takeTool(page, 'Point')
  await click(page, [300, 300])
  const exact = await page.getByLabel('Grid reference').inputValue()
  await takeTool(page, 'Route')
  await click(page, [306, 305])
  await page.keyboard.down('Shift')
  await mapOf(page).hover({ position: { x: 500, y: 240 } })
  await isReading(page, 'Course', '075°')
  await page.keyboard.up('Shift')
  await click(page, [500, 240])
  await click(page, [305, 306], ['Alt'])
  await page.keyboard.press('Enter')
  await expect(waypoints(page)).toHaveCount(3)
  expect(await waypoints(page).first().inputValue()).toBe(exact)
  const [first, last] = await Promise.all([
    page.getByRole('cell').first().textContent(),
    page.getByRole('cell').last().textContent(),
  ])
  expect(first).not.toBe(last)
})

test('what is locked is selected but not moved, and the user hears why', async ({ openWindow }) => {
  const page = await openWindow()
  await openKuban(page)
  await takeTool(page, 'Point')
  await click(page, [300, 300])
  const place = await page.getByLabel('Grid reference').inputValue()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await dragByMouse(page, [300, 300], [420, 380])
  await expect(toast(page, /^Locked: Point ‹.Point 1.›/)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Undo: Lock/ })).toBeVisible()
  await expect(page.getByLabel('Grid reference')).toHaveValue(place)
})

test('waypoints are gone on from and split at, and a rectangle selects', async ({ openWindow }) => {
  const page = await openWindow()
  await openKuban(page)
  await takeTool(page, 'Route')
  for (const at of [
    [300, 200],
    [400, 300],
    [400, 300],
  ] as const)
    await click(page, at)
  await expect(waypoints(page)).toHaveCount(2)
  await test.step('gone on from the last one', async () => {
    await click(page, [400, 300])
    await page.getByRole('button', { name: 'Go on from here' }).click()
    await click(page, [520, 260])
    await mapOf(page).hover({ position: { x: 600, y: 340 } })
    await expect(page.getByRole('term').filter({ hasText: /^Time$/ })).toBeVisible()
    await click(page, [600, 340])
    await click(page, [600, 340])
    await expect(waypoints(page)).toHaveCount(4)
  })
  await test.step('split at one between', async () => {
    await click(page, [520, 260])
    await page.getByRole('tabpanel', { name: 'Plan' }).getByRole('button', { name: 'Split here' }).click()
    await expectDrawn(page, 2)
    await page.keyboard.press('Escape')
    await expect(elementRow(page, 'Route')).toHaveCount(2)
  })
  await test.step('and both taken by a rectangle', async () => {
    await page.keyboard.down('Shift')
    await dragByMouse(page, [250, 150], [640, 380])
    await page.keyboard.up('Shift')
    await expect(mapOf(page)).toHaveAttribute('data-selected', /^\S+ \S+$/)
    await page.keyboard.press('Escape')
    await takeTool(page, 'Select in a rectangle')
    await dragByMouse(page, [250, 150], [540, 380])
    await expect(mapOf(page)).toHaveAttribute('data-selected', /^\S+$/)
  })
})
