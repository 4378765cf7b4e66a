import { dragByFinger, expectDrawn, fingerOn, mapOf, takeTool } from './map.ts'
import { expect, test } from './stack-test.ts'

test('a finger draws lines, and a magnet is switched off for it', async ({ openWindow }) => {
  const page = await openWindow()
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Draw' }).click()
  await takeTool(page, 'Freehand')
  await dragByFinger(page, [100, 250], [280, 380])
  await expectDrawn(page, 1)
  await dragByFinger(page, [100, 400], [280, 300])
  await expectDrawn(page, 2)
  const magnet = page.getByRole('button', { name: /^Stick to what is near/ })
  await expect(magnet).toHaveAttribute('aria-pressed', 'true')
  await magnet.tap()
  await expect(magnet).toHaveAttribute('aria-pressed', 'false')
  await page.getByRole('button', { name: 'Finish' }).tap()
  await expect(mapOf(page)).toHaveAttribute('data-tool', 'select')
  await test.step('a finger that rests selects what is there', async () => {
    await page.touchscreen.tap(50, 500)
    await expect(mapOf(page)).toHaveAttribute('data-selected', '')
    const finger = await fingerOn(page)
    await finger.down([190, 315])
    await expect(mapOf(page)).toHaveAttribute('data-selected', /^\S+$/)
    await finger.lift()
  })
})
