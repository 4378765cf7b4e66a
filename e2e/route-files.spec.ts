import { readFileSync } from 'node:fs'
import { startStream } from './leader.ts'
import { dropFile } from './plan-file.ts'
import { chooseInFileMenu, dialog, elementRow, elementRows, showPanel, toast } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

const item = (command: number, lat: number, lng: number, altitude: number): object => ({
  type: 'SimpleItem',
  command,
  frame: 0,
  params: [0, 0, 0, null, lat, lng, altitude],
})

const plan = (...items: object[]): string =>
  JSON.stringify({
    fileType: 'Plan',
    version: 1,
    mission: { version: 2, cruiseSpeed: 20, items },
    geoFence: { version: 2, circles: [{ circle: { center: [52.5, 13.4], radius: 900 }, inclusion: false }] },
  })

test('a drone’s plan is opened, seen live by a viewer, and saved for a flight computer with its changes named', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await startStream(leader, 'Drone')
  const viewer = await watch(openWindow, 'Drone')
  await showPanel(viewer, 'Plan')
  await showPanel(leader, 'Plan')

  await dropFile(leader, {
    name: 'survey.plan',
    text: plan(item(22, 52.5, 13.4, 50), item(16, 52.6, 13.5, 120), item(21, 52.5, 13.4, 34)),
  })
  await expect(elementRow(viewer, /^Mission/)).toBeVisible()
  await expect(elementRow(viewer, /^Exclusion/)).toBeVisible()

  await chooseInFileMenu(leader, 'Save as …')
  const save = dialog(leader, 'Save as …')
  await save.getByRole('radio', { name: /Garmin and ForeFlight/ }).check()
  const download = leader.waitForEvent('download')
  await save.getByRole('button', { name: 'Save', exact: true }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.fpl$/)
  expect(readFileSync(await file.path(), 'utf8')).toContain('<identifier>LANDING</identifier>')
  await toast(leader, /^Saved/)
    .getByRole('button', { name: 'Show' })
    .click()
  await expect(leader.getByText('The name “Landing” is written as “LANDING”.')).toBeVisible()
  await leader.keyboard.press('Escape')

  await dropFile(leader, {
    name: 'bad.plan',
    text: plan(item(16, 97.2, 13.4, 50)).replace('"geoFence"', '"x"'),
  })
  await expect(leader.getByRole('alertdialog', { name: /bad\.plan/ })).toContainText(
    'Route 1, waypoint 1: The latitude 97.2 is out of range',
  )
  await expect(elementRows(leader)).toHaveCount(2)
})
