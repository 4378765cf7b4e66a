import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { click, dragByMouse, mapOf, takeTool } from './map.ts'
import { dialog, elementRow } from './screen.ts'
import { expect, test } from './stack-test.ts'

/** What the map says of itself as a number list. */
const marked = async (page: Page): Promise<readonly number[]> =>
  ((await mapOf(page).getAttribute('data-marked')) ?? '').split(' ').map(Number)

async function goTo(page: Page, text: string, pick?: string): Promise<void> {
  await page.getByRole('button', { name: 'Go to …' }).click()
  const asking = dialog(page, 'Go to')
  await asking.getByRole('combobox', { name: 'Go to' }).fill(text)
  const found = asking.getByRole('option').first()
  await expect(found).toContainText(pick ?? text)
  await asking.getByRole('combobox', { name: 'Go to' }).press('Enter')
  await expect(asking).toBeHidden()
}

async function chooseMap(page: Page, label: string, id: string): Promise<void> {
  await page.getByLabel('Map', { exact: true }).selectOption({ label })
  await expect(mapOf(page)).toHaveAttribute('data-map', id)
}

/** What the readout says of the place under the pointer. */
async function placeAt(page: Page, [x, y]: readonly [number, number]): Promise<string> {
  await mapOf(page).hover({ position: { x, y } })
  return (await page.getByRole('definition').last().textContent()) ?? ''
}

async function middleOf(page: Page): Promise<readonly [number, number]> {
  const box = await mapOf(page).boundingBox()
  if (!box) throw new Error('the map is not to be seen')
  return [box.width / 2, box.height / 2]
}

/** What this browser keeps of its images. */
const keptImages = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('missioncast-images')
        opening.onerror = reject
        opening.onsuccess = () => {
          const asking = opening.result.transaction('images').objectStore('images').getAll()
          asking.onerror = reject
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result.map(({ opacity, pins }) => ({ opacity, places: pins.length })))
          }
        }
      }),
  )

/** A picture of one colour. */
function png(width: number, height: number): Buffer {
  const rows = Buffer.concat(
    Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0xb0)])),
  )
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, check])
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

test('one field goes to towns, coordinates, MGRS and a game’s grid', async ({ openWindow }) => {
  const page = await openWindow()
  await goTo(page, 'Berlin')
  const [lng, lat] = await marked(page)
  expect(lng).toBeCloseTo(13.4, 0)
  expect(lat).toBeCloseTo(52.5, 0)
  await goTo(page, '33U UU 90 19', '52°')
  await expect(mapOf(page)).toHaveAttribute('data-marked', /^13\.3\d* 52\.5\d*$/)
  await expect.poll(async () => placeAt(page, await middleOf(page))).toMatch(/^52°3\d/)
  await expect(page.getByRole('definition').filter({ hasText: /^33U UU 90/ })).toBeVisible()
  await page.getByRole('button', { name: 'Map layers and own images' }).click()
  const layers = dialog(page, 'Map layers')
  for (const lines of ['Meridians and parallels', 'MGRS grid']) {
    const before = await mapOf(page).screenshot()
    const choice = layers.getByRole('checkbox', { name: lines })
    await choice.setChecked(!(await choice.isChecked()))
    await expect.poll(async () => (await mapOf(page).screenshot()).equals(before)).toBe(false)
  }
  await layers.getByRole('button', { name: 'Close' }).click()

  await chooseMap(page, 'Kuban', 'kuban')
  await goTo(page, '1215.7')
  await expect.poll(async () => placeAt(page, await middleOf(page))).toBe('1215.7')
  await page.keyboard.press('g')
  await dialog(page, 'Go to').getByRole('combobox').fill('9999')
  await expect(dialog(page, 'Go to').getByText('There is no such place on this map.')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the map is turned and set north up, and the last view is there after a reload', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await chooseMap(page, 'Moscow', 'moscow')
  await takeTool(page, 'Route')
  for (const [x, y] of [
    [300, 500],
    [600, 500],
    [600, 500],
  ] as const)
    await click(page, [x, y])
  await expect(elementRow(page, 'Route 1')).toBeVisible()
  await goTo(page, '1010.5')
  const middle = await middleOf(page)
  await expect.poll(() => placeAt(page, middle)).toBe('1010.5')

  await page.getByRole('button', { name: 'Map layers and own images' }).click()
  const layers = dialog(page, 'Map layers')
  await layers.getByRole('button', { name: 'Turn the map to the right' }).click()
  const turned = page.getByRole('button', { name: /^North up: the map is turned by 15°/ })
  await expect(turned).toBeVisible()
  expect(await placeAt(page, middle)).toBe('1010.5')
  // To the east, so up on a map with this course up.
  await elementRow(page, 'Route 1').click()
  await layers.getByRole('button', { name: 'Course up' }).click()
  await expect(page.getByRole('button', { name: /turned by -90°/ })).toBeVisible()
  await layers.getByRole('button', { name: 'Close' }).click()

  await page.reload()
  await expect(page.getByRole('button', { name: /turned by -90°/ })).toBeVisible()
  await expect.poll(() => placeAt(page, middle)).toBe('1010.5')
  await page.getByRole('button', { name: /^North up/ }).click()
  await expect(page.getByRole('button', { name: 'North is up' })).toBeVisible()
  await page.keyboard.down('Alt')
  await page.keyboard.down('Shift')
  await dragByMouse(page, [650, 200], [750, 500])
  await page.keyboard.up('Shift')
  await page.keyboard.up('Alt')
  await expect(page.getByRole('button', { name: /^North up: the map is turned by/ })).toBeVisible()
})

test('an own image is laid on the map by two places and by a third, changed, kept and removed', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await chooseMap(page, 'Kuban', 'kuban')
  await expect(mapOf(page)).toHaveAttribute('data-pictures', '0')
  await page.getByRole('button', { name: 'Map layers and own images' }).click()
  const layers = dialog(page, 'Map layers')
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser')
    await layers.getByRole('button', { name: 'Lay an image on the map …' }).click()
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer })
  }
  await choose('words.png', Buffer.from('no picture at all'))
  await expect(layers.getByRole('alert')).toContainText('Not taken: words.png')

  // Two places lay the image over it, a third draws the image away.
  const aside = async () =>
    (await page.screenshot({ clip: { x: 700, y: 200, width: 16, height: 16 } })).toString('base64')
  const bare = await aside()
  const before = await mapOf(page).screenshot()
  await choose('photo.png', png(160, 120))
  const placing = dialog(page, 'Lay the image on the map')
  const picture = placing.getByRole('application')
  await picture.click({ position: { x: 12, y: 12 } })
  await placing.getByLabel('Grid reference').fill('0505')
  await placing.getByRole('button', { name: 'Take this place' }).click()
  await picture.click({ position: { x: 300, y: 220 } })
  await click(page, [700, 500])
  const places = placing.getByRole('list', { name: 'Places of the image' }).getByRole('listitem')
  await expect(places).toHaveCount(2)
  await test.step('a third place on their line is refused, one beside it stretches the image', async () => {
    await picture.click({ position: { x: 156, y: 116 } })
    await click(page, [600, 200])
    await expect(placing.getByRole('alert')).toContainText('The three places lie on one line')
    await placing.getByRole('button', { name: 'Take away place 3' }).click()
    await expect(places).toHaveCount(2)
    await expect.poll(aside).not.toEqual(bare)
    await picture.click({ position: { x: 12, y: 220 } })
    await click(page, [600, 200])
    await expect(places).toHaveCount(3)
    await expect(placing.getByText('The image lies on three places.')).toBeVisible()
    await expect.poll(aside).toEqual(bare)
  })
  await placing.getByRole('button', { name: 'Done' }).click()
  await expect(mapOf(page)).toHaveAttribute('data-pictures', '1')
  await expect.poll(async () => (await mapOf(page).screenshot()).equals(before)).toBe(false)
  await layers.getByRole('slider', { name: 'Opacity of photo' }).fill('30')
  await expect.poll(() => keptImages(page)).toEqual([{ opacity: 0.3, places: 3 }])

  await page.reload()
  await expect(mapOf(page)).toHaveAttribute('data-pictures', '1')
  await page.getByRole('button', { name: 'Map layers and own images' }).click()
  await expect(layers.getByRole('slider', { name: 'Opacity of photo' })).toHaveValue('30')
  await layers.getByRole('button', { name: 'Hide photo' }).click()
  await expect(mapOf(page)).toHaveAttribute('data-pictures', '0')
  await layers.getByRole('button', { name: 'Remove photo' }).click()
  await expect(layers.getByText('photo')).toBeHidden()
})

test.describe('with a host’s layers', () => {
  // The console names what is wrong, for the host.
  test.use({ tolerated: /maps\.kuban, layer 3|the map layer “Tiles” did not come|404/ })

  test('an image and tiles of the host lie on the chart; what is wrong hides nothing', async ({
    openWindow,
    stack,
  }) => {
    const folder = join(stack.dataDir, 'maps')
    const configFile = join(stack.dataDir, 'config.json')
    mkdirSync(folder)
    writeFileSync(join(folder, 'kuban.png'), png(143, 100))
    const maps = {
      kuban: [
        { name: 'Photo', image: '/maps/kuban.png', extent: [0, -100, 143, 0], attribution: 'Drawn by us' },
        { name: 'Tiles', url: '/maps/{z}/{x}/{y}.png', maxZoom: 4 },
        { name: 'Broken', image: '/maps/kuban.png' },
      ],
    }
    writeFileSync(configFile, JSON.stringify({ map: 'kuban', maps }))
    try {
      const page = await openWindow()
      await expect(mapOf(page)).toHaveAttribute('data-base', 'chart')
      await expect(mapOf(page)).toHaveAttribute('data-pictures', '1')
      await expect(page.getByText('Drawn by us')).toBeVisible()
      await page.getByRole('button', { name: 'Map layers and own images' }).click()
      const layers = dialog(page, 'Map layers')
      await expect(layers.getByRole('checkbox', { name: 'Photo' })).toBeChecked()
      await expect(layers.getByRole('checkbox', { name: 'Broken' })).toBeHidden()
      await layers.getByRole('checkbox', { name: 'Tiles' }).check()
      await expect(layers.getByText('Some of it did not come.')).toBeVisible()
      await layers.getByRole('checkbox', { name: 'Photo' }).uncheck()
      await expect(mapOf(page)).toHaveAttribute('data-pictures', '0')
      await page.reload()
      await expect(mapOf(page)).toHaveAttribute('data-pictures', '0')
    } finally {
      rmSync(configFile)
      rmSync(folder, { recursive: true })
    }
  })
})
