import { expect, test } from './stack-test.ts'

test('the app loads from the edge and breaks none of its policies', async ({ page }) => {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto('/')
  await expect(page).toHaveTitle(/Missioncast/)
  await expect(page.locator('#root > *').first()).toBeVisible()
  expect(complaints).toEqual([])
})
