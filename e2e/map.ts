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

export const click = (page: Page, [x, y]: Pixel, modifiers: ('Alt' | 'Shift')[] = []): Promise<void> =>
  mapOf(page).click({ position: { x, y }, modifiers })

/** `held` is waited for before the button is let go. */
export async function dragByMouse(
  page: Page,
  from: Pixel,
  to: Pixel,
  held: () => Promise<unknown> = async () => {},
): Promise<void> {
  const [fromX, fromY] = await onPage(page, from)
  const [toX, toY] = await onPage(page, to)
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move(toX, toY, { steps: 5 })
  await held()
  await page.mouse.up()
}

/** Draws with the button held down, from one place to the next. */
export async function scribble(page: Page, way: readonly Pixel[]): Promise<void> {
  const [first, ...others] = await Promise.all(way.map((at) => onPage(page, at)))
  if (!first) return
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const at of others) await page.mouse.move(...at, { steps: 4 })
  await page.mouse.up()
}

/** A pen that touches the map, moves and is lifted. */
export async function drawByPen(page: Page, from: Pixel, to: Pixel): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Pixel) => {
    const [x, y] = await onPage(page, at)
    const buttons = type === 'mouseReleased' ? 0 : 1
    await session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons,
      clickCount: 1,
      pointerType: 'pen',
      force: 0.5,
    })
  }
  await pen('mousePressed', from)
  for (const part of [0.25, 0.5, 0.75, 1])
    await pen('mouseMoved', [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])
  await pen('mouseReleased', to)
}

export async function tap(page: Page, at: Pixel): Promise<void> {
  await page.touchscreen.tap(...(await onPage(page, at)))
}

/** The finger moves at once: one that rests first would be a long press. */
export async function dragByFinger(page: Page, from: Pixel, to: Pixel): Promise<void> {
  const finger = await fingerOn(page)
  const steps = [0.25, 0.5, 0.75, 1].map(
    (part): Pixel => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part],
  )
  await Promise.all([finger.down(from), ...steps.map(finger.move), finger.lift()])
}

/** A finger over the map, to be put down, moved and lifted. */
export async function fingerOn(page: Page) {
  const [left, top] = await onPage(page, [0, 0])
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    down: ([x, y]: Pixel) => touch('touchStart', [{ x: left + x, y: top + y }]),
    move: ([x, y]: Pixel) => touch('touchMove', [{ x: left + x, y: top + y }]),
    lift: () => touch('touchEnd', []),
  }
}

async function onPage(page: Page, [x, y]: Pixel): Promise<[number, number]> {
  const box = await mapOf(page).boundingBox()
  if (!box) throw new Error('the map is not to be seen')
  return [box.x + x, box.y + y]
}
