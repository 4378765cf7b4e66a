import { expect, type Locator, type Page } from '@playwright/test'

/** The map, and gestures on it at CSS pixels from its left top corner. */

export type Pixel = readonly [x: number, y: number]

/** The map, also while a dialog hides it from screen readers. */
export const mapOf = (page: Page): Locator =>
  page.getByRole('application', { name: /^Map\./, includeHidden: true })

/** Waits until the map has drawn so many elements. */
export const expectDrawn = (page: Page, count: number): Promise<void> =>
  expect(mapOf(page)).toHaveAttribute('data-elements', String(count))

export async function takeTool(page: Page, name: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name, exact: true }).click()
}

export const click = (page: Page, [x, y]: Pixel, modifiers: 'Alt'[] = []): Promise<void> =>
  mapOf(page).click({ position: { x, y }, modifiers })

export async function dragByMouse(page: Page, from: Pixel, to: Pixel): Promise<void> {
  const [fromX, fromY] = await onPage(page, from)
  const [toX, toY] = await onPage(page, to)
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move(toX, toY, { steps: 5 })
  await page.mouse.up()
}

export async function tap(page: Page, at: Pixel): Promise<void> {
  await page.touchscreen.tap(...(await onPage(page, at)))
}

export async function dragByFinger(page: Page, from: Pixel, to: Pixel): Promise<void> {
  const finger = await putFingerDown(page, from)
  const steps = 5
  for (let step = 1; step <= steps; step++)
    await finger.move([
      from[0] + ((to[0] - from[0]) * step) / steps,
      from[1] + ((to[1] - from[1]) * step) / steps,
    ])
  await finger.lift()
}

/** A finger that rests on the map until it is lifted. */
export async function putFingerDown(page: Page, at: Pixel) {
  const session = await page.context().newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', pixel?: Pixel) => {
    const touchPoints = pixel ? [await onPage(page, pixel)].map(([x, y]) => ({ x, y })) : []
    await session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  await touch('touchStart', at)
  return {
    move: (to: Pixel) => touch('touchMove', to),
    lift: async () => {
      await touch('touchEnd')
      await session.detach()
    },
  }
}

async function onPage(page: Page, [x, y]: Pixel): Promise<[number, number]> {
  const box = await mapOf(page).boundingBox()
  if (!box) throw new Error('the map is not to be seen')
  return [box.x + x, box.y + y]
}
