import { resolve } from 'node:path'
import { test as base } from '@playwright/test'
import { type Stack, startStack } from '../scripts/stack/stack.ts'

export const builtApp = resolve(import.meta.dirname, '../node_modules/.cache/missioncast-e2e')

/** Playwright's test with a stack of this worker's own; `page.goto('/')` opens the app at its edge. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const stack = await startStack({ siteDir: builtApp })
      await use(stack)
      await stack.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.url)
  },
})

export { expect } from '@playwright/test'
