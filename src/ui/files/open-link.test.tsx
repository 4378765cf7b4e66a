// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { packPlan } from '../../formats/plan-link.ts'
import { sheetId } from '../../plan/element.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from '../../plan/plan.ts'
import { fakeViewer } from '../../state/fake/fake-streams.ts'
import { planOf, point } from '../../state/fake/sample-plan.ts'
import type { App } from '../app-context.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { PlanLinkDialog } from './plan-link-dialog.tsx'

beforeEach(() => history.replaceState(null, '', '/'))

const titled = (title: string, name: string): Plan =>
  planOf({ [sheetId]: { ...sheetOf(emptyPlan), map: 'kuban', title }, [name]: point(name) })
const mine = titled('Mine', 'a')
const theirs = titled('Theirs', 'b')

/** The page as it is opened by such a link. */
function openAt(hash: string, given: Parameters<typeof fakeApp>[0] = { plan: mine }): App {
  history.replaceState(null, '', `/${hash}`)
  return show(null, fakeApp(given))
}

const paste = (text: string) => {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'clipboardData', { value: { files: [], getData: () => text } })
  act(() => void document.body.dispatchEvent(event))
  return event.defaultPrevented
}

test('a link that carries a plan asks like a file does, and Undo brings the plan before back', async () => {
  const app = openAt(`#/plan?d=${packPlan(theirs)}`)
  expect(location.hash).toBe('')
  await screen.findByText(/Missioncast, map Kuban: 1 point/)
  expect(app.plan.getState().plan).toBe(mine)
  fireEvent.click(screen.getByRole('button', { name: 'Replace my plan' }))
  expect(sheetOf(app.plan.getState().plan).title).toBe('Theirs')
  act(() => void app.plan.undo())
  expect(app.plan.getState().plan).toEqual(mine)
})

test('what a link carries can be added instead', async () => {
  const app = openAt(`#/plan?d=${packPlan(theirs)}`)
  fireEvent.click(await screen.findByRole('radio', { name: 'Add to it' }))
  fireEvent.click(screen.getByRole('button', { name: 'Add to my plan' }))
  await waitFor(() => expect(drawnElements(app.plan.getState().plan)).toHaveLength(2))
})

test('even where nothing is lost, what is in a link is shown before it comes in', async () => {
  const app = openAt(`#/plan?d=${packPlan(theirs)}`, {})
  await screen.findByRole('dialog', { name: /Theirs/ })
  expect(drawnElements(app.plan.getState().plan)).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: 'Open' }))
  expect(sheetOf(app.plan.getState().plan).title).toBe('Theirs')
})

test.each([
  [`#/plan?d=${packPlan(theirs).slice(0, 60)}`, /The link is damaged/],
  ['#/plan?d=', /The link is damaged/],
  ['#/open?file=', /names no plan file/],
  ['#/open?file=/plans/secret', /names no plan file/],
  ['#/open?file=https://elsewhere.example/a.json', /fetches nothing from other sites/],
  ['#/open?file=//elsewhere.example/a.json', /fetches nothing from other sites/],
  ['#/open?file=/plans/gone.json', /This host has no such file/],
])('%s is refused in words, and the plan stays', async (hash, words) => {
  const readHostFile = vi.fn<App['readHostFile']>(async () => ({ ok: false, problem: 'missing' }))
  const app = openAt(hash, { plan: mine, readHostFile })
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
  expect(app.plan.getState().plan).toBe(mine)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(readHostFile).toHaveBeenCalledTimes(hash.includes('gone') ? 1 : 0)
})

test('a link to a file of this host opens it with the same questions', async () => {
  const kml = '<kml><Placemark><name>X</name><Point><coordinates>1,2</coordinates></Point></Placemark></kml>'
  const bytes = new TextEncoder().encode(kml)
  const readHostFile = vi.fn<App['readHostFile']>(async () => ({ ok: true, bytes }))
  openAt('#/open?file=/plans/a%20tour.kml', { plan: mine, readHostFile })
  await screen.findByText(/KML, map World: 1 point/)
  expect(readHostFile.mock.calls[0]?.[0].pathname).toBe('/plans/a%20tour.kml')
  screen.getByRole('dialog', { name: /a tour\.kml/ })
})

test('who watches a stream is told to disconnect before a link is opened', async () => {
  const app = fakeApp({ streams: { connect: async () => ({ ok: true, value: fakeViewer(planOf({})) }) } })
  await app.session.connect({ name: 'x', password: 'p', signal: new AbortController().signal })
  show(null, app)
  expect(paste(`https://host.example/#/plan?d=${packPlan(theirs)}`)).toBe(true)
  expect((await screen.findAllByText(/You are watching a stream/)).length).toBeGreaterThan(0)
})

test('the text of a link is pasted as it is followed, from whichever host it is', async () => {
  show(null, fakeApp({ plan: mine }))
  expect(paste(`https://elsewhere.example/app/#/plan?d=${packPlan(theirs)}`)).toBe(true)
  await screen.findByText(/Missioncast, map Kuban: 1 point/)
})

test('the address of a plan file is read from this host alone', async () => {
  const readHostFile = vi.fn<App['readHostFile']>(async () => ({ ok: false, problem: 'missing' }))
  show(null, fakeApp({ plan: mine, readHostFile }))
  expect(paste('https://elsewhere.example/#/open?file=/plans/a.kml')).toBe(true)
  expect((await screen.findAllByText(/fetches nothing from other sites/)).length).toBeGreaterThan(0)
  expect(readHostFile).not.toHaveBeenCalled()
  expect(paste(`${location.origin}/plans/a.kml`)).toBe(true)
  expect((await screen.findAllByText(/This host has no such file/)).length).toBeGreaterThan(0)
})

test('the link of a plan says that it is not sealed, and carries the plan', async () => {
  show(<PlanLinkDialog onClose={() => {}} />, fakeApp({ plan: mine }))
  const field = await screen.findByLabelText<HTMLInputElement>('Link to this plan', {
    selector: 'input[type=text]',
  })
  screen.getByText('Whoever has the link can read the plan')
  const app = openAt(new URL(field.value).hash, {})
  fireEvent.click(await screen.findByRole('button', { name: 'Open' }))
  expect(new Map(app.plan.getState().plan)).toEqual(new Map(mine))
})

test('a plan that is too large for a link is offered as a file', async () => {
  const random = (n: number) => (Math.sin(n) * 1e6).toFixed(6)
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [`e${random(n)}`, point(`P${random(n + 0.5)}`)]),
  )
  show(<PlanLinkDialog onClose={() => {}} />, fakeApp({ plan: planOf(many) }))
  await screen.findByText('This plan is too large for a link')
  expect(screen.queryByRole('textbox')).toBeNull()
  screen.getByRole('button', { name: 'Save as a Missioncast file' })
})
