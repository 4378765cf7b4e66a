import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type Stack, startStack } from '../scripts/stack/stack.ts'
import { watchForFaults } from './faults.ts'
import { findSecrets, logsOf, noteSecretsSent } from './log-secrets.ts'

export const builtApp = resolve(import.meta.dirname, '../node_modules/.cache/missioncast-e2e')

type Windows = {
  /** Opens the app in a context of its own, as on another machine; `path` is below the app's address. */
  readonly openWindow: (path?: string) => Promise<Page>
  /** Faults that a test brings about on purpose, the network's for instance. */
  readonly tolerated: RegExp | undefined
  /** What a window did that none may do; a test with any of it fails at its end. */
  readonly faults: string[]
}

/** Playwright's test with a stack of this worker's own; `page.goto('/')` opens the app at its edge. */
export const test = base.extend<Windows, { stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const scratch = mkdtempSync(join(tmpdir(), 'missioncast-e2e-'))
      const accessLog = join(scratch, 'access.log')
      const stack = await startStack({ siteDir: builtApp, accessLog })
      await use(stack)
      const found = findSecrets([accessLog, ...logsOf(stack.dataDir)])
      await stack.stop()
      rmSync(scratch, { recursive: true })
      // Of all tests of this worker together.
      expect(found).toEqual([])
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.url)
  },
  tolerated: [undefined, { option: true }],
  faults: async ({ tolerated }, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults.filter((fault) => !tolerated?.test(fault))).toEqual([])
  },
  context: async ({ context, stack, faults }, use) => {
    noteSecretsSent(context)
    await watchForFaults(context, stack.url, (fault) => faults.push(fault))
    await use(context)
  },
  openWindow: async ({ browser, stack, faults }, use) => {
    const contexts: Awaited<ReturnType<typeof browser.newContext>>[] = []
    await use(async (path = '/') => {
      const context = await browser.newContext()
      contexts.push(context)
      noteSecretsSent(context)
      await watchForFaults(context, stack.url, (fault) => faults.push(fault))
      const page = await context.newPage()
      await page.goto(path)
      return page
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }
