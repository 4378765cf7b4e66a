import { expect, type Page } from '@playwright/test'
import { password } from './leader.ts'
import { noteSecret } from './log-secrets.ts'
import { dialog, isPhone, showPanel, status } from './screen.ts'

/** What a viewer does with a stream. */

/** The path of the link that leaders send round. */
export const linkTo = (name: string): string => `/#/s/${encodeURIComponent(name)}`

/** Answers the question for the password. */
export async function givePassword(page: Page, name: string, word = password): Promise<void> {
  noteSecret(word)
  const asking = dialog(page, new RegExp(`^Watch .*${escaped(name)}`))
  await asking.getByLabel('Password', { exact: true }).fill(word)
  await asking.getByRole('button', { name: 'Connect' }).click()
}

export async function expectWatching(page: Page): Promise<void> {
  // On a phone the map is shown first.
  if (isPhone(page)) await showPanel(page, 'Stream')
  await expect(page.getByText('You are watching', { exact: true })).toBeVisible()
  await expect(status(page, 'Live')).toBeVisible()
}

/** Opens a window at the stream's link and lets it in. */
export async function watch(openWindow: (path: string) => Promise<Page>, name: string): Promise<Page> {
  const page = await openWindow(linkTo(name))
  await givePassword(page, name)
  await expectWatching(page)
  return page
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
