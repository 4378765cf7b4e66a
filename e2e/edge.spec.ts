import { expect, test } from './stack-test.ts'

test('the app loads from the edge and breaks none of its policies', async ({ openWindow }) => {
  const page = await openWindow()
  await expect(page).toHaveTitle(/Missioncast/)
  await expect(page.getByRole('application', { name: /^Map\./ })).toHaveAttribute('data-shown', /[1-9]/)
})
