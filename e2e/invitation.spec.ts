import type { Page } from '@playwright/test'
import { startStream } from './leader.ts'
import { noteSecret } from './log-secrets.ts'
import { dialog, pasted, showPanel, status } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { expectWatching, givePassword, linkTo } from './viewer.ts'

/** The link that lets in without the password, as somebody shares it from the stream panel; its path from the app's address on. */
async function invitationOf(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'QR code and more links …' }).click()
  const sharing = dialog(page, new RegExp(`^Share .*${name}`))
  const plain = await sharing.getByRole('textbox', { name: 'Link to the stream' }).inputValue()
  expect(plain).toMatch(new RegExp(`#/s/${name}$`))
  await sharing.getByRole('radio', { name: 'Link that lets in without the password' }).check()
  const { pathname, hash } = new URL(
    await sharing.getByRole('textbox', { name: 'Link that lets in' }).inputValue(),
  )
  const [, key] = /\?k=([\w-]{86})$/.exec(hash) ?? []
  if (key === undefined) throw new Error(`no invitation in ${hash}`)
  noteSecret(key)
  await expect(sharing.getByRole('img', { name: /^QR code of the link that lets in/ })).toBeVisible()
  await sharing.getByRole('button', { name: 'Copy the link' }).click()
  expect(await pasted(page.context())).toContain(hash)
  await page.keyboard.press('Escape')
  await expect(sharing).toBeHidden()
  return `${pathname}${hash}`
}

async function changePassword(
  page: Page,
  { code, to }: { readonly code: string; readonly to: string },
): Promise<void> {
  noteSecret(to)
  await page.getByRole('button', { name: 'Change password or code …' }).click()
  const asking = dialog(page, 'Change password or code')
  await asking.getByLabel('New password', { exact: true }).fill(to)
  await asking.getByLabel('Leader code as it is', { exact: true }).fill(code)
  await asking.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(asking).toBeHidden()
}

/** Where a tab says that it has been and what it asked for, and what the page has stored, in one text. */
const traces = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    // The browser holds the document's own entry for this document alone, and nobody can clear it.
    const entries = performance.getEntriesByType('resource').map(({ name }) => name)
    const stores = [localStorage, sessionStorage].map((storage) => JSON.stringify({ ...storage }))
    const records: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
      })
      for (const store of database.objectStoreNames)
        records.push(
          await new Promise((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll()
            request.onsuccess = () => resolve(request.result)
          }),
        )
      database.close()
    }
    const texts = (value: unknown): readonly string[] => {
      if (value instanceof ArrayBuffer) return [new TextDecoder().decode(value)]
      if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts)
      return [String(value)]
    }
    return [location.href, JSON.stringify(history.state), ...entries, ...stores, ...texts(records)].join('\n')
  })

test('a link lets in without the password, leaves no trace of itself, and is good until the password is changed', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  const code = await startStream(leader, 'Inviting')
  const link = await invitationOf(leader, 'Inviting')
  const key = link.slice(-86)
  const viewer = await openWindow(link)

  await test.step('it lets in, and is out of the address', async () => {
    await expectWatching(viewer)
    await expect(viewer).toHaveURL(/#\/s\/Inviting$/)
    expect(await traces(viewer)).not.toContain(key)
    await viewer.getByRole('button', { name: 'Connection details' }).click()
    const details = dialog(viewer, 'Connection details')
    await expect(details).toBeVisible()
    expect(await details.textContent()).not.toContain(key)
    await viewer.keyboard.press('Escape')
  })
  await test.step('a viewer may pass it on', async () => {
    expect(await invitationOf(viewer, 'Inviting')).toBe(link)
  })
  await test.step('it lets in from an open page', async () => {
    const other = await openWindow()
    await other.evaluate((hash) => location.assign(hash), link.slice(link.indexOf('#')))
    await expectWatching(other)
    await expect(other).toHaveURL(/#\/s\/Inviting$/)
  })
  await test.step('one that was cut off says so', async () => {
    const other = await openWindow(link.slice(0, -5))
    const asking = dialog(other, /^Watch .*Inviting/)
    await expect(asking.getByText('This link is not whole.')).toBeVisible()
    await expect(other).toHaveURL(/#\/s\/Inviting$/)
    await givePassword(other, 'Inviting')
    await expectWatching(other)
  })
  await test.step('after a change of the password it lets nobody in, and says so', async () => {
    const fresh = 'another horse 43'
    await changePassword(leader, { code, to: fresh })
    await expect(status(viewer, 'Put out')).toBeVisible()
    const late = await openWindow(link)
    await expect(late.getByText('This link lets nobody in any more.')).toBeVisible()
    await givePassword(late, 'Inviting', fresh)
    await expectWatching(late)
    const again = await invitationOf(leader, 'Inviting')
    expect(again).not.toBe(link)
    await viewer.evaluate((hash) => location.assign(hash), again.slice(again.indexOf('#')))
    await expectWatching(viewer)
  })
})

test('a stream that is remembered on the device opens with one press, is sealed there, and is forgotten', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await startStream(leader, 'Remembered')
  const key = (await invitationOf(leader, 'Remembered')).slice(-86)
  const page = await openWindow(linkTo('Remembered'))
  const shut = page.getByRole('button', { name: /^Connect to .*Remembered.* without the password$/ })

  await test.step('remembered', async () => {
    await dialog(page, /^Watch .*Remembered/)
      .getByLabel('Remember on this device')
      .check()
    await givePassword(page, 'Remembered')
    await expectWatching(page)
    await expect(page.getByRole('checkbox', { name: 'Remember on this device' })).toBeChecked()
    expect(await traces(page)).not.toContain(key)
  })
  await test.step('opens after a reload by itself, and from the list with one press', async () => {
    await page.reload()
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible()
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByRole('button', { name: 'Back to my own plan' }).click()
    await shut.click()
    await expectWatching(page)
  })
  await test.step('forgotten', async () => {
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByRole('button', { name: 'Back to my own plan' }).click()
    await page.getByRole('button', { name: /^Forget .*Remembered/ }).click()
    await expect(shut).toBeHidden()
    await page.reload()
    await showPanel(page, 'Stream')
    await expect(page.getByRole('button', { name: 'Start a stream' })).toBeVisible()
    await expect(shut).toBeHidden()
  })
})
