import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

/** What axe finds wrong with the page, or with the dialog on it, in light; and in dark, where only colours are others. */
export async function expectAccessible(page: Page, what: string, part?: 'dialog'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    await test.step(`${what}, ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme })
      const axe = new AxeBuilder({ page })
      if (part) axe.include(`[role="${part}"]`)
      if (colorScheme === 'dark') axe.withRules(['color-contrast'])
      const { violations } = await axe.analyze()
      const found = violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))
      expect(found).toEqual([])
    })
}
