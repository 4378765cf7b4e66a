import { expect, type Page } from '@playwright/test'
import { noteSecret } from './log-secrets.ts'
import { dialog, showPanel, status } from './screen.ts'

/** What a leader does with a stream. */

export const password = 'correct horse 42'

/** Starts a stream and answers the leader code that was suggested for it. */
export async function startStream(
  page: Page,
  name: string,
  { unlisted = false }: { unlisted?: boolean } = {},
): Promise<string> {
  await showPanel(page, 'Stream')
  await page.getByRole('button', { name: 'Start a stream' }).click()
  const asking = dialog(page, 'Start a stream')
  await asking.getByLabel('Name of the stream').fill(name)
  await asking.getByLabel('Password', { exact: true }).fill(password)
  const code = await asking.getByLabel('Leader code', { exact: true }).inputValue()
  if (unlisted) await asking.getByLabel('Unlisted', { exact: true }).check()
  noteSecret(password)
  noteSecret(code)
  await asking.getByRole('button', { name: 'Start', exact: true }).click()
  await expectLeading(page)
  return code
}

/** Takes the lead where there is nothing to choose: the two plans are the same, or the leader's own is empty. */
export async function reconnect(page: Page, name: string, code: string): Promise<void> {
  await askToReconnect(page, name, code)
  await expectLeading(page)
}

export async function askToReconnect(page: Page, name: string, code: string, word = password): Promise<void> {
  await showPanel(page, 'Stream')
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await dialog(page, 'Reconnect as leader').getByLabel('Name of the stream').fill(name)
  await giveBothSecrets(page, code, word)
}

/** Answers the dialog of a Reconnect whose stream is known. */
export async function giveBothSecrets(page: Page, code: string, word = password): Promise<void> {
  for (const secret of [word, code]) noteSecret(secret)
  const asking = dialog(page, 'Reconnect as leader')
  await asking.getByLabel('Password', { exact: true }).fill(word)
  await asking.getByLabel('Leader code', { exact: true }).fill(code)
  await asking.getByRole('button', { name: 'Reconnect' }).click()
}

export async function expectLeading(page: Page): Promise<void> {
  await expect(page.getByText('You are leading', { exact: true })).toBeVisible()
  await expect(status(page, 'Live')).toBeVisible()
}

/** Every edit has been answered by the server. The stream panel is shown. */
export async function expectAllConfirmed(page: Page): Promise<void> {
  await expect(page.getByRole('definition').getByText('nothing', { exact: true })).toBeVisible()
  await expect(status(page, 'Live')).toBeVisible()
}

export async function stopStream(page: Page): Promise<void> {
  await showPanel(page, 'Stream')
  await page.getByRole('button', { name: 'Stop the stream …' }).click()
  await dialog(page, 'Stop the stream for everybody?')
    .getByRole('button', { name: 'Stop the stream' })
    .click()
  await expect(page.getByRole('button', { name: 'Start a stream' })).toBeVisible()
}
