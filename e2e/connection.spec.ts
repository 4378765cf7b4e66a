import type { Page, Request } from '@playwright/test'
import { password, startStream } from './leader.ts'
import { mapOf } from './map.ts'
import { chooseInFileMenu, dialog, pasted, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

/** Opens the details and copies them, as somebody does who was asked for them. */
async function copiedDetails(page: Page): Promise<string> {
  await chooseInFileMenu(page, 'Connection details')
  const details = dialog(page, 'Connection details')
  await expect(details.getByText(/\d ms, usually/)).toBeVisible()
  await details.getByRole('button', { name: 'Copy' }).click()
  await expect(details.getByText('Copied')).toBeVisible()
  await page.keyboard.press('Escape')
  return pasted(page.context())
}

/** Every text in the bodies of calls and in what the channel is called: proofs, code, salt, epoch and channel among them. */
function secretsIn(requests: readonly Request[]): readonly string[] {
  const bodies = requests.flatMap((request) => {
    const data: unknown = request.postDataJSON()
    return typeof data === 'object' && data !== null ? Object.values(data) : []
  })
  const texts = bodies.filter((value) => typeof value === 'string' && value.length >= 16)
  const channels = requests.flatMap((request) => /live%3a([0-9a-f]+)/.exec(request.url())?.[1] ?? [])
  return [...texts.map(String), ...channels]
}

test('leaders and viewers copy the details of their connection, and nothing secret is among them', async ({
  openWindow,
}) => {
  const requests: Request[] = []
  const open = async (path?: string) => {
    const page = await openWindow(path)
    await page.context().grantPermissions(['clipboard-write'])
    page.on('request', (request) => {
      if (request.url().includes('/webdis/')) requests.push(request)
    })
    return page
  }
  const leader = await open()
  const code = await startStream(leader, 'Looked into')
  const viewer = await watch(open, 'Looked into')
  const copied = [await copiedDetails(leader), await copiedDetails(viewer)]
  expect(copied[0]).toContain('led from here')
  expect(copied[1]).toMatch(/Revision: 1\nReconnects: 0\nDivergences: 0\nGaps filled: 0\n/)
  expect(copied[1]).toContain('Subscription: one for all tabs of this browser')

  const secrets = [password, code, ...secretsIn(requests)]
  expect(secrets.length).toBeGreaterThan(10)
  for (const text of copied) {
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/[0-9a-f]{16}/)
  }
})

test.describe('while the server is away', () => {
  // Chromium and React write what failed into the console.
  test.use({ tolerated: /^console: / })

  test('a dialog and the land on the map that do not come say so, and come when they are tried again', async ({
    openWindow,
  }) => {
    const page = await openWindow('about:blank')
    const late = /\/assets\/(add-element-dialog|world-base)-/
    await page.route(late, (route) => route.abort())
    await page.goto('/')
    const land = page.getByRole('status').filter({ hasText: 'The land on this map could not be loaded' })
    await expect(land).toBeVisible()
    await showPanel(page, 'Plan')
    await page.getByRole('button', { name: 'Add by coordinates …' }).click()
    const failed = dialog(page, 'This part of the page could not be loaded')
    await failed.getByRole('button', { name: 'Try again' }).click()
    await expect(failed.getByRole('button', { name: 'Load the page again' })).toBeVisible()
    await expect(page.getByLabel('Title of the plan')).toBeAttached()

    await page.unroute(late)
    await failed.getByRole('button', { name: 'Try again' }).click()
    await expect(dialog(page, 'Add by coordinates')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click()
    await expect(land).toBeHidden()
    await expect(mapOf(page)).toHaveAttribute('data-base', /coarse|fine/)
  })
})
