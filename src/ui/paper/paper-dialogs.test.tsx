// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Element, ElementId } from '../../plan/element.ts'
import { sheetId } from '../../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../../plan/plan.ts'
import { fakeApp, show } from '../fake/fake-app.tsx'
import { KneeboardDialog } from './kneeboard-dialog.tsx'
import { PictureDialog } from './picture-dialog.tsx'
import { PrintDialog } from './print-dialog.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const planOn = (map: string): Plan =>
  new Map<ElementId, Element>([
    [sheetId, { ...sheetOf(emptyPlan), map, title: 'Uranus' }],
    [
      'r1',
      {
        kind: 'route',
        name: 'Strike',
        flightPlan: true,
        speed: 300,
        waypoints: [{ at: [10, -10] }, { at: [20, -10], name: 'TGT', notes: 'Drop tanks' }],
        order: 'a0',
      },
    ],
  ])

test('without a route, or without a map, it is said what is missing', () => {
  show(<PrintDialog route={undefined} onClose={() => {}} />)
  expect(screen.getByText(/This plan has no route yet/)).toBeTruthy()
  show(<KneeboardDialog route={undefined} onClose={() => {}} />, fakeApp({ plan: planOn('') }))
  expect(screen.getByText(/Choose the map of this plan first/)).toBeTruthy()
})

test('the preview has the legs and the notes, and is what is printed', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  show(<PrintDialog route="r1" onClose={() => {}} />, fakeApp({ plan: planOn('stalingrad') }))
  const preview = within(screen.getByRole('region', { name: 'Preview' }))
  expect(preview.getByRole('heading', { name: 'Strike' })).toBeTruthy()
  expect(preview.getByText('Uranus')).toBeTruthy()
  expect(preview.getAllByRole('row')).toHaveLength(4)
  expect(preview.getByText('2 TGT: Drop tanks')).toBeTruthy()
  // Nothing is drawn here: the card is printed all the same.
  expect(await screen.findByText(/printed without a strip map/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Print …' }))
  expect(print).toHaveBeenCalledOnce()
  expect(document.querySelector('.printed.printed-a4')?.textContent).toContain('Drop tanks')
  fireEvent.change(screen.getByLabelText('Paper'), { target: { value: 'letter' } })
  expect(document.querySelector('.printed.printed-letter')).toBeTruthy()
})

test('a card that leaves little room for its map is printed in small letters, as it was measured', () => {
  const measured = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect')
  const letters = (height: number) => {
    measured.mockReturnValue(new DOMRect(0, 0, 703, height))
    show(<PrintDialog route="r1" onClose={() => {}} />, fakeApp({ plan: planOn('stalingrad') }))
    const sheets = document.querySelectorAll('.printed article, [aria-label="Preview"] article')
    const found = [...sheets].map((sheet) => sheet.getAttribute('data-letters'))
    cleanup()
    return found
  }
  expect(letters(700)).toEqual(['usual', 'usual'])
  expect(letters(790)).toEqual(['small', 'small'])
  expect(letters(1500)).toEqual(['usual', 'usual'])
  measured.mockRestore()
})

test('what cannot be flown stands on the card that is printed', () => {
  const plan = planOn('stalingrad')
  const stormy = { ...sheetOf(plan), winds: [{ altitude: 0, fromDeg: 0, speed: 400 }] }
  show(
    <PrintDialog route="r1" onClose={() => {}} />,
    fakeApp({ plan: new Map([...plan, [sheetId, stormy]]) }),
  )
  const preview = within(screen.getByRole('region', { name: 'Preview' }))
  expect(preview.getByRole('list', { name: 'What is amiss' }).textContent).toMatch(/wind is too strong/)
  expect(document.querySelector('.printed')?.textContent).toMatch(/wind is too strong/)
})

test('a width that is none is named at its field', async () => {
  show(<PictureDialog onClose={() => {}} />, fakeApp({ plan: planOn('stalingrad') }))
  fireEvent.change(screen.getByLabelText('Width in pixels'), { target: { value: '20' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Give a whole number from 200 to 16384.')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('Width in pixels'), { target: { value: '16000' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/more than a browser can hold/)).toBeTruthy()
  fireEvent.click(screen.getByLabelText('SVG'))
  fireEvent.change(screen.getByLabelText('Width in pixels'), { target: { value: '100001' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Give a whole number from 200 to 100000.')).toBeTruthy()
})
