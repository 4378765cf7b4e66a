import type { Page } from '@playwright/test'
import { dragByMouse, expectDrawn, mapOf } from './map.ts'
import { dropFile } from './plan-file.ts'
import { expect, test } from './stack-test.ts'

const COUNT = 480

/** Elements of each kind, side by side and over each other. */
function manyElements(): string {
  const elements = Array.from({ length: COUNT }, (_, i) => {
    const [x, y] = [20 + (i % 24) * 8, -20 - Math.floor(i / 24) * 6]
    const path = [0, 1, 2].map((n) => [x + 5 * Math.cos(i + 2 * n), y + 5 * Math.sin(i + 2 * n)])
    const kinds = [
      { kind: 'point', name: '', at: [x, y], type: 'point', color: 'blue', notes: '', photo: '' },
      { kind: 'polygon', name: '', rings: [path], color: 'red', fillOpacity: 0.3 },
      { kind: 'circle', name: '', at: [x, y], radius: 4, color: 'blue', fillOpacity: 0.2 },
      { kind: 'text', at: [x, y], text: 'Turn here if the weather is bad', color: 'black' },
      { kind: 'line', name: '', path, color: 'black', arrow: true },
      {
        ...{ kind: 'route', name: '', color: 'red', flightPlan: true, speed: 300, altitude: 1000 },
        waypoints: path.map((at) => ({ at })),
      },
    ]
    const id = `e${String(i).padStart(15, '0')}`
    return [id, { ...kinds[i % kinds.length], order: `b${String(i).padStart(4, '0')}V` }]
  })
  const sheet = { kind: 'sheet', map: 'stalingrad', units: 'metric', title: '', order: 'a0' }
  return JSON.stringify({ missioncast: 1, elements: Object.fromEntries([['sheet', sheet], ...elements]) })
}

/** The map as it is seen, down to where messages appear. */
async function look(page: Page): Promise<Buffer> {
  const box = await mapOf(page).boundingBox()
  if (!box) throw new Error('the map is not to be seen')
  return page.screenshot({ clip: { ...box, height: 560 } })
}

/** How many pixels are another colour, not counting the edges of lines, which depend a little on where painting began. */
const differing = (page: Page, one: Buffer, other: Buffer): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const [a = [], b = []] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
          const image = await createImageBitmap(new Blob([bytes]))
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
          context?.drawImage(image, 0, 0)
          return context?.getImageData(0, 0, image.width, image.height).data ?? []
        }),
      )
      const channels = Array.from(a, (value, at) => Math.abs(value - (b[at] ?? 0)) > 48)
      return a.length === b.length ? channels.filter(Boolean).length : Infinity
    },
    [one, other].map((picture) => picture.toString('base64')),
  )

test('among hundreds of elements, changes, pans and zooms leave the map as a reload draws it anew', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto('/')
  await dropFile(page, { name: 'many.json', text: manyElements() })
  await expectDrawn(page, COUNT)
  const expectAsDrawnAnew = async () => {
    const mended = await look(page)
    await page.reload()
    await expectDrawn(page, COUNT)
    await expect.poll(async () => differing(page, mended, await look(page))).toBe(0)
  }
  await test.step('an element is dragged, and rests', async () => {
    const before = await look(page)
    await dragByMouse(page, [500, 400], [560, 460])
    await page.keyboard.press('Escape')
    await page.mouse.move(0, 0)
    await expect.poll(async () => differing(page, before, await look(page))).toBeGreaterThan(100)
    await page.clock.fastForward('00:10')
    await expectAsDrawnAnew()
  })
  await test.step('the map is moved about', async () => {
    await mapOf(page).focus()
    const along = Array.from({ length: 5 }, () => 'ArrowRight')
    for (const key of ['+', '+', 'ArrowDown', ...along]) {
      const before = await look(page)
      await page.keyboard.press(key)
      await expect.poll(async () => differing(page, before, await look(page))).toBeGreaterThan(1_000)
    }
    await expectAsDrawnAnew()
  })
})
