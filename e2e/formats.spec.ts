import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { startStream } from './leader.ts'
import { dropFile, openIl2File } from './plan-file.ts'
import { addPoint, chooseInFileMenu, dialog, elementRow, elementRows, showPanel, toast } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

const kml = {
  name: 'Tour.kml',
  text: `<?xml version="1.0" encoding="UTF-8"?>
    <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Tour</name>
      <Placemark><name>Tempelhof</name><Point><coordinates>13.401,52.473,0</coordinates></Point></Placemark>
      <Placemark><name>Corridor</name><LineString><coordinates>13.4,52.5 11.0,52.3</coordinates></LineString></Placemark>
      <Placemark><name>Nowhere</name><Point><coordinates>13.4,97.2</coordinates></Point></Placemark>
    </Document></kml>`,
}

test('a leader sees what is in a KML, adds it to the plan for all to see, undoes it, and saves GeoJSON', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await addPoint(leader, '52.5, 13.4', 'Mine')
  await startStream(leader, 'Formats')
  const viewer = await watch(openWindow, 'Formats')
  await showPanel(viewer, 'Plan')
  await showPanel(leader, 'Plan')

  await dropFile(leader, kml)
  const asking = dialog(leader, /^Open /)
  await expect(asking).toContainText('KML, map World: 1 point and 1 line')
  await expect(asking.getByRole('listitem')).toContainText(['97.2'])
  await expect(asking).toContainText('all viewers will see the new plan')
  const { violations } = await new AxeBuilder({ page: leader }).include('[role="dialog"]').analyze()
  expect(violations).toEqual([])
  await asking.getByRole('radio', { name: 'Add to it' }).check()
  await asking.getByRole('button', { name: 'Add to my plan' }).click()
  for (const page of [leader, viewer]) {
    await expect(elementRows(page)).toHaveCount(3)
    await expect(elementRow(page, 'Tempelhof')).toBeVisible()
  }

  const download = leader.waitForEvent('download')
  await chooseInFileMenu(leader, 'Save as …')
  const saving = dialog(leader, 'Save as …')
  await saving.getByRole('radio', { name: /GeoJSON/ }).check()
  await saving.getByRole('button', { name: 'Save', exact: true }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.geojson$/)
  const { features } = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(features.map(({ properties }: { properties: { name: string } }) => properties.name)).toEqual([
    'Mine',
    'Tempelhof',
    'Corridor',
  ])

  await leader.getByRole('button', { name: /^Undo/ }).click()
  for (const page of [leader, viewer]) await expect(elementRows(page)).toHaveCount(1)
})

test('a game map takes no longitudes, and says so before anything is lost', async ({ openWindow }) => {
  const page = await openWindow()
  await openIl2File(page)
  await dropFile(page, kml)
  const asking = dialog(page, /^Open /)
  await expect(asking.getByRole('radio', { name: 'Add to it' })).toBeDisabled()
  await expect(asking).toContainText('Your plan is on the map Stalingrad')
  await asking.getByRole('button', { name: 'Cancel' }).click()
  await expect(elementRows(page)).toHaveCount(3)

  await chooseInFileMenu(page, 'Save as …')
  const saving = dialog(page, 'Save as …')
  await expect(saving.getByRole('radio', { name: /KML/ })).toBeDisabled()
  const download = page.waitForEvent('download')
  await saving.getByRole('radio', { name: /^CSV/ }).check()
  await saving.getByRole('button', { name: 'Save', exact: true }).click()
  const card = readFileSync(await (await download).path(), 'utf8')
  expect(card).toContain('distance (km)')
  await expect(toast(page, /Not saved/)).toHaveCount(0)
})
