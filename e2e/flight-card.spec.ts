import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { startStream } from './leader.ts'
import { dropFile, openIl2File, savedPlan } from './plan-file.ts'
import { alert, copyElsewhere, dialog, enter, pickElement, showPanel } from './screen.ts'
import { expect, test } from './stack-test.ts'
import { watch } from './viewer.ts'

async function openCard(page: Page, name = 'New Flight'): Promise<Locator> {
  await showPanel(page, 'Plan')
  const details = await pickElement(page, name)
  await details.getByRole('button', { name: 'Flight card' }).click()
  return dialog(page, 'Flight card')
}

/** What the card reckons, row by row. */
const reckoned = (card: Locator): Promise<string[]> =>
  card.getByRole('table').getByRole('row').allTextContents()

const outlines = (lines: Element[]): (string | null)[] => lines.map((line) => line.getAttribute('points'))

const fact = (card: Locator, name: string): Locator =>
  card
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd')

test('a leader plans wind, fuel and a time on target, and a viewer sees the card change', async ({
  openWindow,
}) => {
  const leader = await openWindow()
  await openIl2File(leader)
  await startStream(leader, 'Flight card')
  const card = await openCard(leader)
  const viewer = await watch(openWindow, 'Flight card')
  const seen = await openCard(viewer)
  const sees = async () => expect.poll(() => reckoned(seen)).toEqual(await reckoned(card))
  await sees()

  await test.step('cells are filled by keyboard alone', async () => {
    await card.getByLabel('Name of waypoint 1').focus()
    await leader.keyboard.type('Base')
    await leader.keyboard.press('Enter')
    await leader.keyboard.type('IP')
    await leader.keyboard.press('ArrowUp')
    await leader.keyboard.press('ArrowRight')
    await leader.keyboard.type('1500')
    await leader.keyboard.press('Tab')
    await expect(seen.getByLabel('Name of waypoint 1')).toHaveValue('Base')
    await expect(seen.getByLabel('Name of waypoint 2')).toHaveValue('IP')
    await expect(seen.getByLabel('Altitude at waypoint 1 in m')).toHaveValue('1500')
    await expect(seen.getByLabel('Altitude at waypoint 1 in m')).not.toBeEditable()
  })
  await test.step('F2 goes on with what is there, Escape takes it back and leaves the card open', async () => {
    await card.getByLabel('Name of waypoint 2').focus()
    await leader.keyboard.press('F2')
    await leader.keyboard.type(' North')
    await leader.keyboard.press('Escape')
    await expect(card.getByLabel('Name of waypoint 2')).toHaveValue('IP')
    await leader.keyboard.press('F2')
    await leader.keyboard.type(' South')
    await leader.keyboard.press('Enter')
    await expect(seen.getByLabel('Name of waypoint 2')).toHaveValue('IP South')
  })
  await test.step('cells of a spreadsheet are pasted, all of them or none', async () => {
    await copyElsewhere(leader, 'Target\t900\nHome\tlow')
    await card.getByLabel('Name of waypoint 3').press('ControlOrMeta+v')
    await expect(alert(leader, 'Nothing was pasted')).toContainText('Row 4, Altitude')
    await expect(card.getByLabel('Name of waypoint 3')).toHaveValue('')
    await copyElsewhere(leader, 'Target\t900\nHome\t150')
    await card.getByLabel('Name of waypoint 3').press('ControlOrMeta+v')
    await expect(seen.getByLabel('Name of waypoint 3')).toHaveValue('Target')
    await expect(seen.getByLabel('Altitude at waypoint 3 in m')).toHaveValue('900')
    await expect(seen.getByLabel('Name of waypoint 4')).toHaveValue('Home')
    await expect(seen.getByLabel('Altitude at waypoint 4 in m')).toHaveValue('150')
    await sees()
  })
  await test.step('wind, time on target and fuel', async () => {
    await card.getByRole('button', { name: 'Add a wind' }).click()
    await enter(card.getByLabel('Wind 1 comes from (°)'), '300')
    await enter(card.getByLabel('Speed of wind 1 (kph)'), '40')
    await enter(card.getByLabel('Time on target at waypoint 2'), '10:15')
    await enter(card.getByLabel('Fuel at the start'), '400')
    await enter(card.getByLabel('Fuel in an hour'), '300')
    await expect(fact(card, 'Take-off')).toHaveText(/^(09|10):\d\d:\d\d$/)
    await expect(fact(seen, 'Take-off')).toHaveText((await fact(card, 'Take-off').textContent()) ?? '')
    await expect(fact(seen, 'Fuel needed')).toHaveText(/^\d+ l$/)
    await expect(seen.getByRole('columnheader', { name: 'Ground speed' })).toBeVisible()
    await sees()
  })
  await test.step('another wind higher up changes the leg that is flown between the two', async () => {
    await enter(card.getByLabel('Altitude at waypoint 2 in m'), '1500')
    const before = await reckoned(card)
    await card.getByRole('button', { name: 'Add a wind' }).click()
    await enter(card.getByLabel('Altitude of wind 2'), '3000')
    await enter(card.getByLabel('Wind 2 comes from (°)'), '90')
    await enter(card.getByLabel('Speed of wind 2 (kph)'), '120')
    await expect.poll(() => reckoned(card)).not.toEqual(before)
    await expect(seen.getByLabel('Speed of wind 2 (kph)')).toHaveValue('120')
    await sees()
  })
  await test.step('variation by hand, and the profile, are the same for the viewer', async () => {
    const before = await reckoned(card)
    await card.getByRole('radio', { name: 'By hand' }).check()
    await enter(card.getByLabel('Variation by hand'), '6E')
    await expect.poll(() => reckoned(card)).not.toEqual(before)
    await sees()
    const drawn = (on: Locator) =>
      on.getByRole('img', { name: 'Altitude profile' }).locator('polyline').evaluateAll(outlines)
    await expect.poll(() => drawn(seen)).toEqual(await drawn(card))
    expect((await drawn(seen)).length).toBeGreaterThan(0)
  })
  await test.step('other units change nothing in the plan', async () => {
    await leader.keyboard.press('Escape')
    await expect(card).toBeHidden()
    const before = await savedPlan(leader)
    await leader.getByLabel('Units').selectOption({ label: 'Nautical (nm)' })
    await openCard(leader)
    await expect(card.getByRole('columnheader', { name: 'Airspeed' })).toHaveText('Airspeedkt')
    await expect(card.getByLabel('Altitude at waypoint 1 in ft')).toHaveValue('4921.3')
    await expect(seen.getByRole('columnheader', { name: 'Airspeed' })).toHaveText('Airspeedkph')
    await leader.keyboard.press('Escape')
    expect(await savedPlan(leader)).toEqual(before)
  })
  await test.step('other units in files convert what is stored, and back', async () => {
    const before = await savedPlan(leader)
    const store = async (units: string, shownToViewers: string) => {
      await openCard(leader)
      const read = await reckoned(card)
      await card.getByLabel('Units in files').selectOption({ label: units })
      await expect(seen.getByRole('columnheader', { name: 'Airspeed' })).toHaveText(
        `Airspeed${shownToViewers}`,
      )
      expect(await reckoned(card)).toEqual(read)
      await leader.keyboard.press('Escape')
      return savedPlan(leader)
    }
    const converted = JSON.stringify(await store('Imperial (mi)', 'mph'))
    expect(converted).toContain('"units":"imperial"')
    expect(converted).toMatch(/"speed":279\.617/)
    expect(converted).toMatch(/"altitude":4921\.2598/)
    expect(await store('Metric (km)', 'kph')).toEqual(before)
  })
})

test('on the real world the variation is the model’s for the day of the mission', async ({ openWindow }) => {
  const page = await openWindow()
  await dropFile(page, {
    name: 'round.gpx',
    text: `<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="a test"><rte><name>Round</name>
      <rtept lat="52.5" lon="13.4"/><rtept lat="52.6" lon="13.6"/></rte></gpx>`,
  })
  const card = await openCard(page, 'Round')
  await expect(card.getByRole('radio', { name: 'By the World Magnetic Model' })).toBeChecked()
  const dayIs = async (day: string, told: RegExp) => {
    await enter(card.getByLabel('Day of the mission'), day)
    await expect(card.getByText(told)).toBeVisible()
    return reckoned(card)
  }
  const before = await dayIs('2016-06-01', /^3\.\d° E at the first waypoint on 2016-06-01\.$/)
  expect(await dayIs('2025-01-01', /^4\.\d° E at the first waypoint on 2025-01-01\.$/)).not.toEqual(before)
  const unknown = await dayIs('1944-06-06', /^The model does not know 1944-06-06:/)
  await card.getByRole('radio', { name: 'By hand' }).check()
  await enter(card.getByLabel('Variation by hand'), '4W')
  await expect.poll(() => reckoned(card)).not.toEqual(unknown)
})

test('the card is read on a phone without going sideways, and axe finds nothing wrong with it', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await openIl2File(page)
  const card = await openCard(page)
  await enter(card.getByLabel('Altitude at waypoint 2 in m'), '3000')
  await enter(card.getByLabel('Climb and descent (m/min)'), '600')
  await card.getByLabel('Waypoint of the profile').press('ArrowRight')
  await expectAccessible(page, 'the flight card')
  await page.setViewportSize({ width: 360, height: 740 })
  const overflow = () =>
    card.evaluate((element) =>
      [...element.querySelectorAll('*')]
        .filter((part) => !part.closest('svg, .visually-hidden, thead'))
        .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
        .map((part) => part.outerHTML.slice(0, 120)),
    )
  await expect.poll(overflow).toEqual([])
})
