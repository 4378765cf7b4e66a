import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'

/** The parts of the screen that leaders and viewers share, by the names that a screen reader gives them. */

/** A page without a size of its own fills a window, which is none of a phone. */
export const isPhone = (page: Page): boolean => (page.viewportSize()?.width ?? Infinity) <= 760

export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })

/** A short message at the edge of the screen. */
export const toast = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Messages' }).getByRole('dialog').filter({ hasText: words })

/** What is told at once, wherever one is: a message of something that went wrong, or of a field. */
export const alert = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: words })

/** Brings one of the two panels to the front; on a phone they are in a sheet. */
export async function showPanel(page: Page, name: 'Plan' | 'Stream'): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true })
  if (isPhone(page) && !(await tab.isVisible()))
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Plan' }).click()
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** What the stream panel says of the stream: a word or two, such as `Live`. */
export const status = (page: Page, word: string): Locator =>
  page.getByRole('status').getByText(word, { exact: true })

export async function chooseInFileMenu(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** The elements of the plan in the order of the list, each as its row reads. */
export const elementRows = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'Elements' }).getByRole('option')

export const elementRow = (page: Page, name: string | RegExp): Locator =>
  elementRows(page).filter({ hasText: name })

/** Opens the details of an element of the list. */
export async function pickElement(page: Page, name: string): Promise<Locator> {
  await elementRow(page, name).click()
  const details = page.getByRole('region', { name: new RegExp(name) })
  await expect(details).toBeVisible()
  return details
}

/** Types into a field that keeps its text as a draft until Enter. */
export async function enter(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Enter')
}

/** Adds a point through the dialog that asks for its place. */
export async function addPoint(page: Page, place: string, name?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add by coordinates …' }).click()
  const asking = dialog(page, 'Add by coordinates')
  await asking.getByRole('textbox').fill(place)
  await asking.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(asking).toBeHidden()
  if (name !== undefined) await enter(page.getByLabel('Name', { exact: true }), name)
}

/** What has been copied, as another page gets it; ours may not read the clipboard. */
export async function pasted(context: BrowserContext): Promise<string> {
  const page = await context.newPage()
  await page.setContent('<textarea aria-label="Paste"></textarea>')
  const field = page.getByLabel('Paste')
  await field.press('ControlOrMeta+V')
  await expect(field).not.toHaveValue('')
  const text = await field.inputValue()
  await page.close()
  return text
}

/** Copies a text in another window of the same machine. */
export async function copyElsewhere(page: Page, text: string): Promise<void> {
  const other = await page.context().newPage()
  await other.setContent('<textarea aria-label="Copy"></textarea>')
  const field = other.getByLabel('Copy')
  await field.fill(text)
  await field.press('ControlOrMeta+a')
  await field.press('ControlOrMeta+c')
  await other.close()
}
