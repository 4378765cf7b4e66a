import { mapOf } from './map.ts'
import { expect, test } from './stack-test.ts'

test('screen and map follow the system’s theme, or the one that is chosen, also after a reload', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await expect(mapOf(page)).toHaveAttribute('data-theme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(mapOf(page)).toHaveAttribute('data-theme', 'dark')

  await page.getByRole('button', { name: 'Theme' }).click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  await expect(mapOf(page)).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(mapOf(page)).toHaveAttribute('data-theme', 'light')
})
