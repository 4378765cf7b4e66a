import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type LaunchOptions, type Page } from '@playwright/test'
import playwrightConfig from '../playwright.config.ts'
import { buildApp } from '../scripts/build-app.ts'
import { startStack } from '../scripts/stack/stack.ts'

/** The app as it was just built, and Chromium. */
export type BrowserStage = {
  /** the folder of the built app */
  readonly siteDir: string
  /** the edge's */
  readonly url: string
  /** Opens the app in a context of its own, as on another machine; `path` is below the app's address. */
  readonly openWindow: (path?: string) => Promise<Page>
}

/** Tests spare the compiler of scripts what it is measured by here. */
const asPeopleHaveIt = (options: LaunchOptions = {}): LaunchOptions => ({
  ...options,
  args: (options.args ?? []).filter((one) => !one.startsWith('--js-flags')),
})

/** Builds the app, serves it from a stack of its own, and clears up what `use` needed it for. */
export async function withBrowser<T>(use: (stage: BrowserStage) => Promise<T>): Promise<T> {
  const siteDir = mkdtempSync(join(tmpdir(), 'missioncast-bench-'))
  try {
    await buildApp(siteDir)
    const stack = await startStack({ siteDir })
    try {
      const browser = await chromium.launch(asPeopleHaveIt(playwrightConfig.use?.launchOptions))
      try {
        const openWindow = async (path = '/') => {
          const context = await browser.newContext({
            viewport: { width: 1280, height: 800 },
            reducedMotion: 'reduce',
          })
          const page = await context.newPage()
          await page.goto(new URL(path, stack.url).href)
          return page
        }
        return await use({ siteDir, url: stack.url, openWindow })
      } finally {
        await browser.close()
      }
    } finally {
      await stack.stop()
    }
  } finally {
    rmSync(siteDir, { recursive: true, force: true })
  }
}
