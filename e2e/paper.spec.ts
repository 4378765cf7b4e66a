import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { startStream } from './leader.ts'
import { dropFile, openIl2File } from './plan-file.ts'
import { chooseInFileMenu, dialog } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { expectWatching, givePassword, watch } from './viewer.ts'

/** What a press brings as a file. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await pathOf(download)) }
}

const pathOf = (download: Download): Promise<string> => download.path()

/** Width and height in a PNG's header. */
const pngSize = (bytes: Buffer): [number, number] => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]

/** How many colours a picture has in every fourth pixel, and how bright its left top corner is, 0 to 255. */
const lookAt = (page: Page, bytes: Buffer): Promise<{ colors: number; corner: number }> =>
  page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(bitmap, 0, 0)
    const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)
    const [first = 0] = pixels
    return { colors: new Set(pixels.filter((_, i) => i % 4 === 0)).size, corner: first & 255 }
  }, bytes.toString('base64'))

test('the map is saved as a picture in pixels and in vectors', async ({ openWindow }) => {
  const page = await openWindow()
  await openIl2File(page)
  await chooseInFileMenu(page, 'Save a picture …')
  const asking = dialog(page, 'Save a picture of the map')
  const save = asking.getByRole('button', { name: 'Save', exact: true })
  await asking.getByLabel('Width in pixels').fill('99999')
  await save.click()
  await expect(asking.getByRole('alert')).toHaveText('Give a whole number from 200 to 16384.')
  await asking.getByLabel('Width in pixels').fill('3000')
  await asking.getByLabel('Letters and lines').selectOption({ label: 'Twice as large' })
  const png = await saved(page, () => save.click())
  expect(png.name).toBe('plan.png')
  expect(pngSize(png.bytes)[0]).toBe(3000)
  expect((await lookAt(page, png.bytes)).colors).toBeGreaterThan(20)

  await chooseInFileMenu(page, 'Save a picture …')
  await asking.getByLabel('SVG').check()
  await asking.getByLabel('What it shows').selectOption({ label: 'New Flight' })
  await asking.getByLabel('Legend').check()
  // Wider than any canvas.
  await asking.getByLabel('Width in pixels').fill('40000')
  const svg = await saved(page, () => save.click())
  expect(svg.name).toBe('plan.svg')
  const text = svg.bytes.toString('utf8')
  expect(text).toContain('width="40000"')
  expect(text).toMatch(/<path d="M(?:1[7-9]|2\d)\d{3}[. ]/)
  expect(text).toMatch(/<text [^>]*>New Flight<\/text>/)
  expect(text).toMatch(/<text [^>]*>Marker<\/text>/)
  expect(text).not.toContain('<image')
  const shapes = await page.evaluate((markup) => {
    const image = new Image()
    const small = markup.replace(/width="40000" height="\d+"/, 'width="2000" height="1000"')
    image.src = `data:image/svg+xml,${encodeURIComponent(small)}`
    return image.decode().then(() => image.naturalWidth)
  }, text)
  expect(shapes).toBe(2000)
})

test('a route goes to the kneeboard, and to one printed page', async ({ openWindow }) => {
  const page = await openWindow()
  await openIl2File(page)
  await test.step('kneeboard', async () => {
    await chooseInFileMenu(page, 'Kneeboard …')
    const asking = dialog(page, 'Kneeboard')
    await asking.getByLabel('Size in pixels').selectOption({ label: 'DCS · 768 × 1024' })
    await expect(asking.getByRole('img', { name: 'Page 1' })).toHaveAttribute('width', '768')
    const png = await saved(page, () => asking.getByRole('button', { name: 'Save as PNG' }).click())
    expect(png.name).toBe('New Flight.png')
    expect(pngSize(png.bytes)).toEqual([768, 1024])
    const dark = await lookAt(page, png.bytes)
    expect(dark.colors).toBeGreaterThan(20)
    expect(dark.corner).toBeLessThan(60)
    await asking.getByRole('button', { name: 'Close' }).last().click()
  })
  await test.step('print', async () => {
    await chooseInFileMenu(page, 'Print the flight card …')
    const asking = dialog(page, 'Print the flight card')
    await expect(asking.getByRole('img', { name: 'Strip map of the route' })).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('banner', { includeHidden: true }).first()).toBeHidden()
    await expect(page.getByText('New Flight', { exact: true }).filter({ visible: true })).toHaveCount(1)
    expect(await printedPages(page)).toBe(1)
  })
  await test.step('of twelve waypoints with long names and notes in capitals', async () => {
    await page.emulateMedia({ media: null })
    await dialog(page, 'Print the flight card').getByRole('button', { name: 'Close' }).last().click()
    await dropFile(page, { name: 'long.missioncast.json', text: longFlight })
    await dialog(page, /^Open /)
      .getByRole('button', { name: 'Replace my plan' })
      .click()
    await chooseInFileMenu(page, 'Print the flight card …')
    const asking = dialog(page, 'Print the flight card')
    const print = asking.getByRole('button', { name: 'Print …' })
    for (const paper of ['A4', 'Letter']) {
      await asking.getByLabel('Paper').selectOption({ label: paper })
      await expect(print).toBeEnabled()
      expect(await printedPages(page)).toBe(1)
    }
  })
})

const printedPages = async (page: Page): Promise<number> => {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** Its title, names and notes are broken, which letters alone do not tell. */
const longFlight = JSON.stringify({
  missioncast: 2,
  elements: {
    sheet: {
      kind: 'sheet',
      map: 'stalingrad',
      units: 'metric',
      title: 'LONG AND WIDE '.repeat(6),
      order: 'a0',
    },
    long: {
      kind: 'route',
      name: 'Once around the front and home again by the river',
      flightPlan: true,
      speed: 300,
      waypoints: Array.from({ length: 12 }, (_, i) => ({
        at: [60 + 6 * i, -120 + (i % 3) * 10],
        name: `RENDEZVOUS WITH THE ESCORT ABOVE CLOUDS, WEST OF THE RAILWAY BRIDGE ${i + 1}`,
        ...(i % 4 === 0 && { notes: 'MIND THE MAST, WAGGLE WINGS, HOLD UNTIL ALL ARE THERE' }),
      })),
      order: 'a1',
    },
  },
})

test('a viewer flies by the stopwatch', async ({ openWindow }) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Stopwatch')
  const viewer = await watch(openWindow, 'Stopwatch')
  const clock = viewer.getByRole('region', { name: 'Stopwatch' })
  const leg = (words: string) => clock.getByRole('definition').getByText(words, { exact: true })
  await viewer.clock.install()
  await viewer.getByRole('button', { name: 'Stopwatch', exact: true }).click()
  await clock.getByRole('button', { name: 'Take-off now' }).click()
  await expect(leg('1/3')).toBeVisible()
  const left = await clock.getByRole('timer').textContent()

  await test.step('the legs are walked by time', async () => {
    await viewer.clock.fastForward(secondsOf(left) * 1_000 + 2_000)
    await expect(leg('2/3')).toBeVisible()
    await expect(clock.getByRole('status')).toContainText('Leg 2 to')
  })
  await test.step('it stops and goes on', async () => {
    await clock.getByRole('button', { name: 'Pause' }).click()
    const stopped = await clock.getByRole('timer').textContent()
    await viewer.clock.fastForward('10:00')
    await expect(clock.getByRole('timer')).toHaveText(stopped ?? '')
    await clock.getByRole('button', { name: 'Go on' }).click()
  })
  await test.step('it runs on over a reload', async () => {
    await viewer.reload()
    await givePassword(viewer, 'Stopwatch')
    await expectWatching(viewer)
    await expect(leg('2/3')).toBeVisible()
    await clock.getByRole('button', { name: 'The waypoint is passed: next leg' }).click()
    await expect(leg('3/3')).toBeVisible()
    await clock.getByRole('button', { name: 'Reset the stopwatch' }).click()
    await expect(clock.getByRole('button', { name: 'Take-off now' })).toBeVisible()
  })
})

/** Of `4:05` and `1:02:30`. */
const secondsOf = (reading: string | null): number =>
  (reading ?? '').split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0)
