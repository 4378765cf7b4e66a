import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expectAccessible } from './accessible.ts'
import { startStream } from './leader.ts'
import { expectDrawn, mapOf } from './map.ts'
import { dropFile, openIl2File } from './plan-file.ts'
import {
  addPoint,
  alert,
  chooseInFileMenu,
  copyElsewhere,
  dialog,
  elementRow,
  elementRows,
  showPanel,
  toast,
} from './screen.ts'
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
  await expectAccessible(leader, 'the preview of a file', 'dialog')
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

const gpx = `<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="a test">
  <wpt lat="52.5" lon="13.4"><name>Gate</name></wpt>
  <rte><name>Round</name><rtept lat="52.5" lon="13.4"/><rtept lat="52.6" lon="13.6"/></rte></gpx>`

/** Files of other planners and devices, what they are told to hold, and which of it comes last onto the map. */
const others = [
  { name: 'round.gpx', bytes: strToU8(gpx), told: 'GPX, map World: 1 point and 1 route', last: 'Round' },
  {
    name: 'tour.kmz',
    bytes: zipSync({ 'doc.kml': strToU8(kml.text) }),
    told: 'KMZ, map World: 1 point and 1 line',
    last: 'Corridor',
  },
  {
    name: 'vfr.lnmpln',
    bytes:
      strToU8(`<?xml version="1.0"?><LittleNavmap><Flightplan><Header><CruisingAlt>5500</CruisingAlt></Header><Waypoints>
      <Waypoint><Name>Berlin</Name><Ident>EDDB</Ident><Type>AIRPORT</Type><Pos Lon="13.5" Lat="52.36" Alt="157"/></Waypoint>
      <Waypoint><Ident>WP3</Ident><Type>USER</Type><Pos Lon="13.8" Lat="52.6"/></Waypoint>
      </Waypoints></Flightplan></LittleNavmap>`),
    told: /Little Navmap.*1 route/,
    last: 'EDDB – WP3',
  },
  {
    name: 'mission.waypoints',
    bytes: strToU8(
      'QGC WPL 110\r\n0\t1\t0\t16\t0\t0\t0\t0\t52.4\t13.3\t34\t1\r\n1\t0\t3\t16\t0\t0\t0\t0\t52.5\t13.4\t50\t1\r\n',
    ),
    told: /1 route/,
    last: 'mission',
  },
  {
    name: 'strike.cf',
    bytes: zipSync({
      'mission.xml':
        strToU8(`<?xml version="1.0"?><Mission><Name>Op</Name><Routes><Route><Name>Enfield 1</Name><Side>Blue</Side><Waypoints>
        <Waypoint><Name>SP 1</Name><Lat>41.6</Lat><Lon>41.6</Lon><Altitude>33</Altitude></Waypoint>
        <Waypoint><Name>TGT</Name><Lat>42.5</Lat><Lon>42.5</Lon><Altitude>20000</Altitude></Waypoint>
        </Waypoints></Route></Routes></Mission>`),
    }),
    told: /CombatFlite.*1 route/,
    last: 'Enfield 1',
  },
  {
    name: 'garmin.fpl',
    bytes:
      strToU8(`<?xml version="1.0"?><flight-plan xmlns="http://www8.garmin.com/xmlschemas/FlightPlan/v1"><waypoint-table>
      <waypoint><identifier>EDDB</identifier><type>AIRPORT</type><country-code/><lat>52.36</lat><lon>13.5</lon></waypoint>
      <waypoint><identifier>MILL</identifier><type>USER WAYPOINT</type><country-code/><lat>52.5</lat><lon>13.7</lon></waypoint>
      </waypoint-table><route><route-name>OUTBOUND</route-name><flight-plan-index>1</flight-plan-index>
      <route-point><waypoint-identifier>EDDB</waypoint-identifier><waypoint-type>AIRPORT</waypoint-type><waypoint-country-code/></route-point>
      <route-point><waypoint-identifier>MILL</waypoint-identifier><waypoint-type>USER WAYPOINT</waypoint-type><waypoint-country-code/></route-point>
      </route></flight-plan>`),
    told: /Garmin.*1 route/,
    last: 'OUTBOUND',
  },
] as const

test('what other planners and devices write is previewed, and comes onto one map; a plan is pasted, and sent to a TAK device', async ({
  openWindow,
  stack,
}) => {
  const page = await openWindow()
  await addPoint(page, '52.5, 13.4', 'Mine')
  for (const { name, bytes, told, last } of others)
    await test.step(name, async () => {
      await dropFile(page, { name, bytes })
      const asking = dialog(page, /^Open /)
      await expect(asking).toContainText(told)
      await asking.getByRole('radio', { name: 'Add to it' }).check()
      await asking.getByRole('button', { name: 'Add to my plan' }).click()
      await expect(elementRow(page, last)).toBeVisible()
    })
  await expect(elementRows(page)).toHaveCount(10)
  await expectDrawn(page, 10)

  await copyElsewhere(page, gpx)
  await mapOf(page).press('ControlOrMeta+v')
  const asking = dialog(page, /^Open /)
  await expect(asking).toContainText('1 point and 1 route')
  await asking.getByRole('radio', { name: 'Add to it' }).check()
  await asking.getByRole('button', { name: 'Add to my plan' }).click()
  await expect(elementRows(page)).toHaveCount(12)

  await chooseInFileMenu(page, 'Save as …')
  const saving = dialog(page, 'Save as …')
  await saving.getByRole('radio', { name: /TAK/ }).check()
  const download = page.waitForEvent('download')
  await saving.getByRole('button', { name: 'Save', exact: true }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('type="b-m-r"')

  await test.step('a link carries the plan to another machine, whose address bar is clean at once', async () => {
    await chooseInFileMenu(page, 'Copy a link to this plan …')
    const link = dialog(page, 'Link to this plan').getByLabel('Link to this plan', { exact: true })
    await expect(link).toHaveValue(/#\/plan\?d=/)
    const { hash } = new URL(await link.inputValue())
    const other = await openWindow(`/${hash}`)
    await expect(other).toHaveURL(/\/$/)
    const preview = dialog(other, /^Open /)
    await expect(preview).toContainText('6 routes')
    await preview.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(elementRow(other, 'Mine')).toBeVisible()
    await expect(elementRows(other)).toHaveCount(12)
  })
  await test.step('a link leads to a file that the host has put beside the page; other sites are not asked', async () => {
    const folder = join(stack.dataDir, 'maps')
    mkdirSync(folder)
    writeFileSync(join(folder, kml.name), kml.text)
    try {
      const other = await openWindow(`/#/open?file=/maps/${kml.name}`)
      await expect(other).toHaveURL(/\/$/)
      const preview = dialog(other, /^Open /)
      await expect(preview).toContainText('KML, map World: 1 point and 1 line')
      await preview.getByRole('button', { name: 'Open', exact: true }).click()
      await expect(elementRow(other, 'Corridor')).toBeVisible()
      await expectDrawn(other, 2)
      await other.evaluate(() => location.assign('#/open?file=https://example.org/other.kml'))
      await expect(alert(other, /other\.kml/)).toContainText('Missioncast fetches nothing from other sites.')
      await expect(elementRows(other)).toHaveCount(2)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
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
