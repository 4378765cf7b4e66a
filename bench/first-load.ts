/** Measures what Chromium fetches when the page is opened for the first time, compressed as the edge sends it. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { mapOf, takeTool } from '../e2e/map.ts'
import { withBrowser } from './browser-stage.ts'
import type { Measurement, Report } from './report.ts'
import { median, sum } from './statistics.ts'

const MAP_DATA = join(import.meta.dirname, '../src/map/data')

/** Each in a context of its own, with nothing kept from before. */
const ROUNDS = 5

/** Bytes of a body, as it is and as it was sent. */
type Fetched = { readonly file: string; readonly plain: number; readonly sent: number }

export const firstLoad: Measurement = {
  name: 'first-load',
  run: () =>
    withBrowser(async ({ siteDir, openWindow }) => {
      const usableMs: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const page = await openWindow()
        usableMs.push(await usableAfterMs(page))
        await page.context().close()
      }
      const page = await openWindow()
      await mapOf(page).waitFor()
      await page.waitForLoadState('networkidle')
      const document = readFileSync(join(siteDir, 'index.html'), 'utf8')
      return reportOf(await fetchedBy(page), document, median(usableMs))
    }),
}

/** From the navigation until a tool was taken, and the map said so; what it takes to press it is in it. */
async function usableAfterMs(page: Page): Promise<number> {
  await takeTool(page, 'Route')
  await page.locator('[data-tool="route"]').waitFor()
  return page.evaluate(() => performance.now())
}

async function fetchedBy(page: Page): Promise<readonly Fetched[]> {
  const entries = await page.evaluate(() =>
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .map(({ name, decodedBodySize, encodedBodySize }) => ({
        name,
        plain: decodedBodySize,
        sent: encodedBodySize,
      })),
  )
  return entries.map(({ name, ...sizes }) => ({ file: basename(new URL(name).pathname), ...sizes }))
}

function reportOf(fetched: readonly Fetched[], document: string, usableMs: number): Report {
  const dataNames = readdirSync(MAP_DATA).map((name) => `${basename(name, '.json')}-`)
  const isMapData = ({ file }: Fetched) => dataNames.some((name) => file.startsWith(name))
  const isAwaited = ({ file }: Fetched) => file === '' || document.includes(`/${file}"`)
  const awaited = fetched.filter((one) => isAwaited(one))
  const later = fetched.filter((one) => !isAwaited(one) && !isMapData(one))
  const kB = (files: readonly Fetched[], size: 'plain' | 'sent') => sum(files.map((one) => one[size])) / 1000
  const row = (what: string, files: readonly Fetched[]) =>
    [what, files.length, kB(files, 'plain'), kB(files, 'sent')] as const
  return {
    title: 'The page’s first load',
    columns: ['what', 'files', 'kB', 'kB compressed'],
    rows: [
      row('document, scripts and styles that the app waits for', awaited),
      row('what follows by itself, map data apart', later),
      row('both together', [...awaited, ...later]),
      row('map data that follows by itself', fetched.filter(isMapData)),
    ],
    targets: [
      { what: 'what the app waits for', value: kB(awaited, 'sent'), below: 300, unit: ' kB' },
      {
        what: `the time until a tool is taken, median of ${ROUNDS},`,
        value: usableMs,
        below: 2_000,
        unit: ' ms',
      },
    ],
    notes: [
      'Bodies as Chromium received them, without headers, until the network was idle. The app waits for what the document names, which includes everything that its scripts import at once.',
    ],
  }
}
