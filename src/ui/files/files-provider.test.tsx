// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { diffPlans } from '../../plan/diff-plans.ts'
import { type Element, type Sheet, sheetId } from '../../plan/element.ts'
import { drawnElements, sheetOf } from '../../plan/plan.ts'
import { fakeLeader, fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import type { App } from '../app-context.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'

const drop = (app: App, text: string, name = 'plan.json', size?: number) => {
  show(null, app)
  const file = new File([text], name)
  if (size !== undefined) Object.defineProperty(file, 'size', { value: size })
  const input = document.querySelector<HTMLInputElement>('input[type="file"]')
  if (!input) throw new Error('there is no file chooser')
  fireEvent.change(input, { target: { files: [file] } })
}

const il2 = (mapHash: string) =>
  JSON.stringify({
    mapHash,
    revision: 2,
    points: [{ latLng: { lat: -10, lng: 10 }, name: 'Target', type: 'base', color: 'red' }],
  })

test('a file opens at once where nothing is lost by it, and its notes can be read', async () => {
  const app = fakeApp()
  drop(app, il2('#stalingrad'))
  await waitFor(() => expect(app.plan.getState().plan.get('sheet')).toMatchObject({ map: 'stalingrad' }))
  await screen.findByText('1 point. There is 1 note about this file.')
  // The dialog's code comes meanwhile, which React resumes within an awaited act only.
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Show' })))
  await screen.findByText('The file names no units: km and km/h are assumed.')
})

test('a file without a map asks for it, and takes no other way round', async () => {
  const app = fakeApp()
  drop(app, il2(''))
  const map = await screen.findByLabelText('Which map is this plan for?')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Open' }).disabled).toBe(true)
  fireEvent.change(map, { target: { value: 'kuban' } })
  fireEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(app.plan.getState().plan.get('sheet')).toMatchObject({ map: 'kuban' })
})

test('a plan is replaced after a question, and undo brings it back', async () => {
  const mine = planOf({ a: point('Mine') })
  const app = fakeApp({ plan: mine })
  drop(app, il2('#stalingrad'))
  await screen.findByText(/Your present plan with 1 element is replaced/)
  fireEvent.click(screen.getByRole('button', { name: 'Replace my plan' }))
  expect(app.plan.getState().plan.has('a')).toBe(false)
  act(() => void app.plan.undo())
  expect(app.plan.getState().plan).toEqual(mine)
})

test.each([
  ['nothing at all', '', undefined, 'The file is empty.'],
  ['no JSON', 'hello', undefined, 'The file is no JSON'],
  ['NaN', '{"mapHash":"#kuban","points":NaN}', undefined, 'has NaN where something else is needed'],
  ['a list', '[1,2]', undefined, 'This is no plan file that Missioncast knows.'],
  ['a __proto__ alone', '{"__proto__":{"mapHash":"#kuban"}}', undefined, 'This is no plan file'],
  ['50 MB', '{}', 50 * 1024 * 1024, 'The file is too large: 50 MiB; 20 MiB at most.'],
])('a file with %s is refused in words, and the plan stays', async (_, text, size, words) => {
  const mine = planOf({ a: point('Mine') })
  const app = fakeApp({ plan: mine })
  drop(app, text, 'bad.json', size)
  expect((await screen.findAllByText(new RegExp(words))).length).toBeGreaterThan(0)
  expect(app.plan.getState().plan).toBe(mine)
})

test('a file with several faults is refused in a dialog that lists them', async () => {
  const mine = planOf({ a: point('Mine') })
  const app = fakeApp({ plan: mine })
  const marks = '<Placemark><Point><coordinates>1,97</coordinates></Point></Placemark>'.repeat(12)
  drop(app, `<kml><Document>${marks}</Document></kml>`, 'north.kml')
  const dialog = await screen.findByRole('dialog', { name: /Not opened: .*north.kml/ })
  const faults = within(dialog).getAllByRole('listitem')
  expect(faults).toHaveLength(11)
  expect(faults[9]?.textContent).toBe('Element 10: The latitude 97 is out of range: from -90 to 90.')
  expect(faults[10]?.textContent).toBe('And 2 more.')
  expect(within(dialog).queryByRole('button', { name: 'Open' })).toBeNull()
  expect(app.plan.getState().plan).toBe(mine)
})

test('who watches a stream is told to disconnect before opening a file', async () => {
  const app = fakeApp({ streams: { connect: async () => ({ ok: true, value: fakeViewer(planOf({})) }) } })
  await app.session.connect({ name: 'x', password: 'p', signal: new AbortController().signal })
  drop(app, il2('#stalingrad'))
  expect((await screen.findAllByText(/You are watching a stream/)).length).toBeGreaterThan(0)
})

test('a tab that only looks opens no file: it says what to do first', async () => {
  const mine = planOf({ a: point('Mine') })
  const app = fakeApp({ plan: mine, elsewhere: 'slot 9' })
  app.plans.onlyLook()
  drop(app, il2('#stalingrad'))
  expect((await screen.findAllByText(/This tab only looks/)).length).toBeGreaterThan(0)
  paste(il2('#stalingrad'))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(app.plan.getState().plan).toBe(mine)
})

test('who looks at the plan of the stream before the choice opens no file', async () => {
  const mine = planOf({ a: point('Mine') })
  const leader = fakeLeader(mine)
  const app = fakeApp({ plan: mine, streams: { reconnect: async () => ({ ok: true, value: leader }) } })
  await app.session.reconnect({ name: 'x', password: 'p', code: 'c', signal: new AbortController().signal })
  const theirs = planOf({ b: point('Theirs') })
  leader.tell({ type: 'differs', theirs, mine, difference: diffPlans(theirs, mine) })
  act(() => app.session.look('theirs'))
  drop(app, il2('#stalingrad'))
  expect((await screen.findAllByText(/You are looking at the plan of the stream/)).length).toBeGreaterThan(0)
  expect(app.plan.getState().plan).toBe(mine)
})

test('a tab that came to only look while the question stood opens nothing', async () => {
  const mine = planOf({ a: point('Mine') })
  const app = fakeApp({ plan: mine, elsewhere: 'slot 9' })
  drop(app, il2('#stalingrad'))
  const replace = await screen.findByRole('button', { name: 'Replace my plan' })
  app.plans.onlyLook()
  fireEvent.click(replace)
  expect((await screen.findAllByText(/This tab only looks/)).length).toBeGreaterThan(0)
  expect(app.plan.getState().plan).toBe(mine)
})

test('what is in a file is added to the plan after a question, in one step', async () => {
  const plan = planOf({ a: point('Mine') })
  const mine = new Map([...plan, [sheetId, { ...sheetOf(plan), map: 'kuban' }] as const])
  const app = fakeApp({ plan: mine })
  drop(app, il2('#kuban'))
  await screen.findByText(/IL-2 Mission Planner, map .*: 1 point/)
  fireEvent.click(screen.getByRole('radio', { name: 'Add to it' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add to my plan' }))
  await waitFor(() => expect(drawnElements(app.plan.getState().plan)).toHaveLength(2))
  expect(app.plan.getState().plan.has('a')).toBe(true)
  act(() => void app.plan.undo())
  expect(app.plan.getState().plan).toEqual(mine)
})

test('a plan on another map cannot be added, and the dialog says why', async () => {
  const app = fakeApp({ plan: planOf({ a: point('Mine') }) })
  drop(app, il2('#odessa'))
  const add = await screen.findByRole<HTMLInputElement>('radio', { name: 'Add to it' })
  expect(add.disabled).toBe(true)
  screen.getByText(/where the file’s coordinates mean other places/)
})

test('a plan with more layers than there is room for cannot be added, and the dialog says why', async () => {
  const layers = (word: string, length: number) =>
    Array.from({ length }, (_, n) => ({ id: `${word}${n}`, name: `${word} ${n}` }))
  const plan = planOf({ a: point('Mine') })
  const sheet: Sheet = { ...sheetOf(plan), map: 'kuban', layers: layers('mine', 50) }
  const app = fakeApp({ plan: new Map<string, Element>([...plan, [sheetId, sheet]]) })
  const theirs = { [sheetId]: { ...sheet, layers: layers('theirs', 1) }, b: point('Theirs') }
  drop(app, JSON.stringify({ missioncast: 1, elements: theirs }))
  const add = await screen.findByRole<HTMLInputElement>('radio', { name: 'Add to it' })
  expect(add.disabled).toBe(true)
  screen.getByText(/51 layers are too many: a plan holds 50 at most/)
})

const paste = (text: string) => {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: { files: [], getData: () => text } })
  act(() => void document.body.dispatchEvent(event))
  return event
}

test('a pasted address is not fetched: the file has to be downloaded first', async () => {
  show(null, fakeApp())
  expect(paste('see https://example.org/tour.kml').defaultPrevented).toBe(false)
  expect(paste('https://example.org/a%20tour.kml?x=1').defaultPrevented).toBe(true)
  expect((await screen.findAllByText(/Download the file first/)).length).toBeGreaterThan(0)
})

test('a pasted KML is opened', async () => {
  const app = fakeApp({ plan: planOf({ a: point('Mine') }) })
  show(null, app)
  paste('<kml><Placemark><name>X</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>')
  await screen.findByText(/KML, map World: 1 point/)
})
