// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Element, ElementId } from '../../plan/element.ts'
import { sheetId } from '../../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../../plan/plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import type { Kneeboard } from './kneeboard.ts'
import { KneeboardDialog } from './kneeboard-dialog.tsx'
import { PrintDialog } from './print-dialog.tsx'

const svgOf = vi.hoisted(() => vi.fn<() => Promise<string | undefined>>())
const prepareKneeboard = vi.hoisted(() => vi.fn<() => Promise<Kneeboard>>())
vi.mock('../../map/picture-file.ts', () => ({ svgOf }))
vi.mock('./kneeboard.ts', () => ({ prepareKneeboard }))

afterEach(() => {
  cleanup()
  vi.resetAllMocks()
  vi.unstubAllGlobals()
})

const routeNamed = (name: string, order: string): Element => ({
  kind: 'route',
  name,
  flightPlan: true,
  speed: 300,
  waypoints: [{ at: [10, -10] }, { at: [20, -10] }],
  order,
})

const plan: Plan = new Map<ElementId, Element>([
  [sheetId, { ...sheetOf(emptyPlan), map: 'stalingrad' }],
  ['r1', routeNamed('Strike', 'a0')],
  ['r2', routeNamed('Escort', 'a1')],
])

const neverCome = new Promise<never>(() => {})
const strips = () =>
  [...document.querySelectorAll('.printed img')].map((img) => img.getAttribute('src') ?? '')
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('the strip map of another route, or for another paper, is neither shown nor printed', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const press = () => fireEvent.click(screen.getByRole('button', { name: /^(?:Print|Drawing) …$/ }))
  svgOf.mockResolvedValueOnce('strike').mockReturnValue(neverCome)
  show(<PrintDialog route="r1" onClose={() => {}} />, fakeApp({ plan }))
  await screen.findByRole('button', { name: 'Print …' })
  expect(strips()).toEqual([expect.stringContaining('strike')])

  choose('Route', 'r2')
  expect(strips()).toEqual([])
  press()
  expect(print).not.toHaveBeenCalled()

  choose('Route', 'r1')
  expect(strips()).toEqual([expect.stringContaining('strike')])
  choose('Paper', 'letter')
  expect(strips()).toEqual([])
  press()
  expect(print).not.toHaveBeenCalled()

  // Without it there is nothing to wait for.
  fireEvent.click(screen.getByLabelText('With a strip map'))
  press()
  expect(print).toHaveBeenCalledOnce()
})

test('a strip map that fails takes the one before it away', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  svgOf.mockResolvedValueOnce('strike').mockRejectedValueOnce(new Error('gone')).mockResolvedValue('strike')
  show(<PrintDialog route="r1" onClose={() => {}} />, fakeApp({ plan }))
  await screen.findByRole('button', { name: 'Print …' })
  choose('Route', 'r2')
  expect(await screen.findByText(/printed without a strip map/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Print …' })).toBeTruthy()
  expect(strips()).toEqual([])
  // That the one failed is not said of the next.
  await act(async () => choose('Route', 'r1'))
  expect(screen.queryByText(/printed without a strip map/)).toBeNull()
  expect(strips()).toEqual([expect.stringContaining('strike')])
})

test('the kneeboard of another route is neither shown nor saved', async () => {
  prepareKneeboard.mockResolvedValueOnce({ pages: [() => {}] }).mockReturnValue(neverCome)
  show(<KneeboardDialog route="r1" onClose={() => {}} />, fakeApp({ plan }))
  const preview = within(screen.getByRole('region', { name: 'Preview' }))
  const save = screen.getByRole('button', { name: 'Save as PNG' })
  expect(await preview.findByRole('img', { name: 'Page 1' })).toBeTruthy()
  expect(save.hasAttribute('disabled')).toBe(false)
  choose('Route', 'r2')
  expect(preview.queryByRole('img')).toBeNull()
  expect(save.hasAttribute('disabled')).toBe(true)
})
