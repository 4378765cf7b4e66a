import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStack } from '../scripts/stack/stack.ts'
import { keepLocalCertificate } from '../scripts/tls/local-certificate.ts'
import { watchForFaults } from './faults.ts'
import { startStream, stopStream } from './leader.ts'
import { secretsNoted } from './log-secrets.ts'
import { expectDrawn, mapOf } from './map.ts'
import { openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, chooseInFileMenu, dialog, elementRow, enter, pickElement, showPanel } from './screen.ts'
import { builtApp, expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

// What breaks the page's policy is noted in every window of every test, and fails it (e2e/faults.ts).

test('the app loads from the edge and breaks none of its policies', async ({ openWindow }) => {
  const page = await openWindow()
  await expect(page).toHaveTitle(/Missioncast/)
  await expect(mapOf(page)).toHaveAttribute('data-shown', /[1-9]/)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})

test('planning, leading and watching break none of the policies', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await expectDrawn(leader, 3)
  await showPanel(leader, 'Plan')
  await pickElement(leader, 'New Flight')
  await expect(leader.getByRole('table', { name: 'Legs' })).toBeVisible()
  for (const [item, title] of [
    ['Keyboard', 'Keyboard'],
    ['Connection details', 'Connection details'],
  ] as const) {
    await chooseInFileMenu(leader, item)
    await expect(dialog(leader, title)).toBeVisible()
    await leader.keyboard.press('Escape')
  }
  await startStream(leader, 'Policies')
  const viewer = await watch(openWindow, 'Policies')
  await expectDrawn(viewer, 3)
  await savedPlan(viewer)
  await stopStream(leader)
  // At the end of all tests they are looked for in the logs.
  expect(secretsNoted()).toBeGreaterThan(10)
})

test('over HTTPS a leader and a viewer are served by HTTP/2, and find nothing amiss', async ({
  browser,
  faults,
}) => {
  const scratch = mkdtempSync(join(tmpdir(), 'missioncast-e2e-tls-'))
  const names = { domains: ['localhost'], addresses: ['127.0.0.1'] }
  const stack = await startStack({ siteDir: builtApp, tls: keepLocalCertificate(scratch, names, Date.now()) })
  // This machine's browser was not told to trust the authority.
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  await watchForFaults(context, stack.url, (fault) => faults.push(fault))
  const open = async (path = '/') => {
    const page = await context.newPage()
    await page.goto(`${stack.url}${path}`)
    return page
  }
  const leader = await open()
  await openIl2File(leader)
  await startStream(leader, 'Sealed way')
  const viewer = await watch(open, 'Sealed way')
  await expectDrawn(viewer, 3)
  const protocols = await viewer.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType('resource')
        .map((entry) => (entry instanceof PerformanceResourceTiming ? entry.nextHopProtocol : '')),
    ),
  ])
  expect(protocols).toEqual(['h2'])
  await context.close()
  await stack.stop()
  rmSync(scratch, { recursive: true })
})

test('a name is never HTML, and a photo is fetched by a click alone, without saying from where', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await showPanel(page, 'Plan')
  const name = '<img src=http://198.51.100.1/x onerror=alert(1)>'
  await page.getByLabel('Map', { exact: true }).first().selectOption({ label: 'Stalingrad' })
  await addPoint(page, '1218.5', name)
  await expect(elementRow(page, name)).toBeVisible()
  await enter(page.getByLabel('Photo, its web address'), 'http://198.51.100.1/photo.png')
  const link = page.getByRole('link', { name: 'Open the photo in a new window' })
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/)
  await expect(link).toHaveAttribute('target', '_blank')
  // Any request to another origin would fail this test.
  await expectDrawn(page, 1)
  await expect(page.locator('img')).toHaveCount(0)
  await enter(page.getByLabel('Photo, its web address'), 'javascript:alert(1)')
  await expect(link).toBeHidden()
})

test.describe('what somebody slips in', () => {
  test.use({ tolerated: /policy|Content Security Policy|TrustedHTML|trusted|198\.51\.100\.1/i })

  test('is refused and noted', async ({ openWindow, faults }) => {
    const page = await openWindow()
    await expect(mapOf(page)).toBeVisible()
    // As the page's own code: Playwright's is let through more.
    const said = await page.evaluate(async () => {
      const refused: string[] = []
      const attempt = (what: string, act: () => unknown) => {
        try {
          act()
        } catch {
          refused.push(what)
        }
      }
      attempt('HTML', () => {
        document.createElement('div').innerHTML = '<b>bold</b>'
      })
      attempt('another policy', () => window.trustedTypes?.createPolicy('default', { createHTML: String }))
      const script = document.createElement('script')
      attempt('a script of text', () => {
        script.text = 'document.title = "taken"'
      })
      document.head.append(script)
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.head.append(style)
      const image = new Image()
      image.src = 'http://198.51.100.1/x.png'
      await new Promise((done) => image.addEventListener('error', done))
      await fetch('http://198.51.100.1/').catch(() => refused.push('a call elsewhere'))
      return refused
    })
    expect(said).toEqual(['HTML', 'another policy', 'a script of text', 'a call elsewhere'])
    await expect(page).toHaveTitle(/Missioncast/)
    await expect(mapOf(page)).toBeVisible()
    const breaches = ['require-trusted-types-for', 'style-src-elem', 'img-src', 'connect-src']
    for (const directive of breaches)
      await expect.poll(() => faults.join('\n')).toContain(`policy: ${directive}`)
  })
})
