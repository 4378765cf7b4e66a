import type { Page } from '@playwright/test'
import { startStream } from './leader.ts'
import { expectDrawn } from './map.ts'
import { addPoint, chooseInFileMenu, dialog, elementRow, toast } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

async function title(page: Page, name: string): Promise<void> {
  const field = page.getByLabel('Title of the plan')
  await field.fill(name)
  await field.press('Enter')
}

async function newPlan(page: Page): Promise<void> {
  await chooseInFileMenu(page, 'New plan')
  await dialog(page, 'Begin a new plan?').getByRole('button', { name: 'New plan' }).click()
  await expectDrawn(page, 0)
}

async function openMyPlans(page: Page) {
  await chooseInFileMenu(page, 'My plans …')
  const list = dialog(page, 'My plans')
  await expect(list.getByRole('listitem').first()).toBeVisible()
  return list
}

test('two plans are kept by name; one is renamed, copied, deleted and brought back', async ({ page }) => {
  await page.goto('/')
  await addPoint(page, '52.5, 13.4', 'Berlin')
  await title(page, 'Day raid')
  await newPlan(page)
  await addPoint(page, '51.5, 0', 'London')
  await addPoint(page, '51.3, 0.03', 'Biggin Hill')
  await title(page, 'Night raid')

  await test.step('the first is opened again', async () => {
    const list = await openMyPlans(page)
    await expect(list.getByRole('listitem')).toContainText([/Night raid.*2 elements/, /Day raid.*1 element/])
    await list.getByRole('button', { name: /^Day raid/ }).click()
    await expectDrawn(page, 1)
    await expect(elementRow(page, 'Berlin')).toBeVisible()
  })
  await test.step('and is there after a reload', async () => {
    await page.reload()
    await expect(elementRow(page, 'Berlin')).toBeVisible()
  })
  await test.step('renamed and copied', async () => {
    const list = await openMyPlans(page)
    await list.getByRole('button', { name: /^Rename .*Night raid/ }).click()
    await list.getByLabel('Name of the plan').fill('Dusk raid')
    await list.getByRole('button', { name: 'Rename', exact: true }).click()
    await list.getByRole('button', { name: /^Duplicate .*Dusk raid/ }).click()
    await expect(list.getByRole('button', { name: /^Copy of Dusk raid/ })).toBeVisible()
    await expect(list.getByRole('listitem')).toHaveCount(3)
    await list.getByRole('button', { name: /^Delete .*Copy of Dusk raid/ }).click()
    await dialog(page, /^Delete/)
      .getByRole('button', { name: 'Delete' })
      .click()
    await expect(dialog(page, 'My plans').getByRole('listitem')).toHaveCount(2)
  })
  await test.step('brought back', async () => {
    await page.keyboard.press('Escape')
    await toast(page, /^Deleted/)
      .getByRole('button', { name: 'Undo' })
      .click()
    const list = await openMyPlans(page)
    await expect(list.getByRole('listitem')).toHaveCount(3)
  })
})

/** What a browser does whose disk is full, until the window is told that there is `room`. */
function refuseToStore(): void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError')
  }
  addEventListener('room', () => {
    IDBObjectStore.prototype.put = put
  })
}

test.describe('in a full browser', () => {
  // The console says why, for whoever looks for it.
  test.use({ tolerated: /The disk is full/ })

  test('where the browser has no room left the plan stays on the screen, and is kept as soon as there is room', async ({
    page,
  }) => {
    await page.goto('/')
    await addPoint(page, '52.5, 13.4', 'Berlin')
    await page.evaluate(refuseToStore)
    await addPoint(page, '51.5, 0', 'London')
    const told = page.getByRole('alert').filter({ hasText: 'This browser does not keep your plan' })
    await expect(told).toContainText('It has no room left.')
    await expectDrawn(page, 2)
    await page.evaluate(() => dispatchEvent(new Event('room')))
    await expect(told).toBeHidden()
    await page.reload()
    await expect(elementRow(page, 'London')).toBeVisible()
  })
})

test('the same plan in two tabs: the second is told, and takes it over; the first is told then', async ({
  page,
  context,
}) => {
  await page.goto('/')
  await addPoint(page, '52.5, 13.4', 'Berlin')
  const second = await context.newPage()
  await second.goto('/')
  await expect(second.getByText('This plan is open in another tab')).toBeVisible()
  await second.getByRole('button', { name: 'Only look' }).click()
  await expect(second.getByRole('toolbar', { name: 'Tools' })).toBeHidden()

  await addPoint(page, '51.5, 0', 'London')
  await second.getByRole('button', { name: 'Go on here' }).click()
  await expectDrawn(second, 2)
  await expect(second.getByText('This plan is open in another tab')).toBeHidden()
  await expect(page.getByText('Another tab goes on with this plan')).toBeVisible()

  await page.getByRole('button', { name: 'Make a copy' }).click()
  await addPoint(page, '48.9, 2.3', 'Paris')
  await addPoint(second, '50.8, 4.4', 'Brussels')
  for (const [tab, own, other] of [
    [page, 'Paris', 'Brussels'],
    [second, 'Brussels', 'Paris'],
  ] as const) {
    await tab.reload()
    await expect(elementRow(tab, own)).toBeVisible()
    await expect(elementRow(tab, other)).toBeHidden()
  }
})

test('who opens another plan while leading is asked, and viewers see it live', async ({ openWindow }) => {
  const leader = await openWindow()
  await addPoint(leader, '52.5, 13.4', 'Berlin')
  await title(leader, 'First wave')
  await newPlan(leader)
  await addPoint(leader, '51.5, 0', 'London')
  await startStream(leader, 'Two waves')
  const viewer = await watch(openWindow, 'Two waves')
  await expectDrawn(viewer, 1)
  const list = await openMyPlans(leader)
  await list.getByRole('button', { name: /^First wave/ }).click()
  const asking = dialog(leader, /^Show .*First wave.* to your viewers/)
  await expect(asking).toContainText('its viewers will see this plan with 1 element')
  await asking.getByRole('button', { name: 'Open' }).click()
  await viewer.getByRole('tab', { name: 'Plan' }).click()
  await expect(elementRow(viewer, 'Berlin')).toBeVisible()
  await expect(elementRow(viewer, 'London')).toBeHidden()
})
