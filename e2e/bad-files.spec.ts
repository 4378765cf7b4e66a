import { truncateSync, writeFileSync } from 'node:fs'
import { chooseFile, dropFile, openIl2File, savedPlan } from './plan-file.ts'
import { addPoint, alert, dialog, elementRow, elementRows, toast } from './screen.ts'
import { expect, test } from './stack-test.ts'

const point = {
  kind: 'point',
  name: 'P',
  at: [10, -10],
  type: 'marker',
  color: 'red',
  notes: '',
  order: 'a1',
}
const sheet = { kind: 'sheet', map: 'stalingrad', units: 'metric', title: '', order: 'a0' }
const planOf = (elements: object) => JSON.stringify({ missioncast: 1, elements: { sheet, ...elements } })

function writeSparseFile(path: string, bytes: number): void {
  writeFileSync(path, '')
  truncateSync(path, bytes)
}

const manyPoints = Array.from({ length: 100_000 }, (_, index) => [
  `p${index}`,
  { ...point, name: `P ${index}` },
])
const longRoute = {
  kind: 'route',
  name: 'Long',
  flightPlan: true,
  speed: 300,
  waypoints: Array.from({ length: 100_000 }, (_, index) => ({ at: [index / 1000, -10] })),
  order: 'a1',
}

// More than 64 KiB as it is streamed, though no text or list in it is too long.
const largeElement = {
  kind: 'polygon',
  rings: Array.from({ length: 4 }, () =>
    Array.from({ length: 1_000 }, (_, n) => [n / 1_000_003, -n / 1_000_003]),
  ),
  color: 'red',
  fillOpacity: 0.2,
  order: 'a1',
}

const refused: readonly { what: string; text: string | { bytes: number }; says: RegExp }[] = [
  { what: 'is not JSON', text: 'route: Alpha', says: /The file is no JSON: line 1, column 1 has route / },
  {
    what: 'was cut short',
    text: '{"missioncast":1,"elements":{',
    says: /The file ends too early, in line 1/,
  },
  { what: 'is empty', text: '', says: /The file is empty/ },
  {
    what: 'is a picture',
    text: '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR',
    says: /The file is no text/,
  },
  { what: 'is a JSON array', text: '[1,2,3]', says: /This is no plan file that Missioncast knows/ },
  {
    what: 'has NaN in it',
    text: '{"routes":[],"points":[{"latLng":{"lat":NaN,"lng":1}}]}',
    says: /The file is no JSON: line 1, column 41 has NaN /,
  },
  { what: 'has 50 MB', text: { bytes: 50_000_000 }, says: /The file is too large: 48 MiB; 20 MiB at most/ },
  {
    what: 'has 100,000 points',
    text: planOf(Object.fromEntries(manyPoints)),
    says: /100,001 elements are too many: a plan holds 5,000 at most/,
  },
  {
    what: 'has an element of 100,000 positions',
    text: planOf({ long: longRoute }),
    says: /Route 1 .*Long.*: 100,000 positions are too many: an element holds 2,000 at most/,
  },
  {
    what: 'has an element over the limit of a stream',
    text: planOf({ large: largeElement }),
    says: /Area 1: .* are too large: an element holds 64 KiB at most/,
  },
]

test('files that cannot be opened are refused in words one after the other, and the plan is kept', async ({
  openWindow,
}, info) => {
  const page = await openWindow()
  await openIl2File(page)
  await expect(elementRows(page)).toHaveCount(3)
  const before = await savedPlan(page)
  for (const { what, text, says } of refused)
    await test.step(`a file that ${what}`, async () => {
      const path = info.outputPath(`${what}.json`)
      if (typeof text === 'string') writeFileSync(path, text)
      else writeSparseFile(path, text.bytes)
      await chooseFile(page, path)
      await expect(alert(page, `${what}.json`)).toContainText(says)
    })
  expect(await savedPlan(page)).toEqual(before)
  await addPoint(page, '0505')
  await expect(elementRows(page)).toHaveCount(4)
})

test('a key __proto__ in a file is a name like any other and reaches nothing', async ({ openWindow }) => {
  const page = await openWindow()
  const text = planOf({ good: point }).replace('"good"', '"__proto__":{"polluted":true},"good"')
  await dropFile(page, { name: 'proto.json', text })
  await toast(page, 'Opened').getByRole('button', { name: 'Show' }).click()
  await expect(dialog(page, /^Notes about/)).toContainText('__proto__')
  await dialog(page, /^Notes about/)
    .getByRole('button', { name: 'Close' })
    .last()
    .click()
  await expect(elementRows(page)).toHaveText([/^P/])
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
})

test('an element that cannot be read is left out and named, and the rest is opened', async ({
  openWindow,
}) => {
  const page = await openWindow()
  const text = planOf({ bad: { ...point, at: [1, 'north'] }, good: { ...point, name: 'Good' } })
  await dropFile(page, { name: 'plan.json', text })
  await toast(page, 'Opened').getByRole('button', { name: 'Show' }).click()
  await expect(dialog(page, /^Notes about/)).toContainText(/Point 1 .*Left out/)
  await page.keyboard.press('Escape')
  await expect(elementRow(page, 'Good')).toBeVisible()
  await expect(elementRows(page)).toHaveCount(1)
})

test('a field refuses what is too long, keeps the draft and says the limit', async ({ openWindow }) => {
  const page = await openWindow()
  await dropFile(page, { name: 'plan.json', text: planOf({ good: point }) })
  await elementRow(page, 'P').click()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('x'.repeat(201))
  await name.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('201 characters are too many: 200 at most.')
  await expect(name).toHaveValue('x'.repeat(201))
  await name.press('Escape')
  await expect(name).toHaveValue('P')
})

test('a file chosen in the system’s dialog is asked about before it replaces a plan', async ({
  openWindow,
}, info) => {
  const page = await openWindow()
  await openIl2File(page)
  const path = info.outputPath('other.json')
  writeFileSync(path, planOf({ good: { ...point, name: 'Other' } }))
  await chooseFile(page, path)
  const asking = dialog(page, /^Open /)
  await expect(asking).toContainText('Your present plan with 3 elements is replaced. Undo brings it back.')
  await asking.getByRole('button', { name: 'Cancel' }).click()
  await expect(elementRows(page)).toHaveCount(3)
})
