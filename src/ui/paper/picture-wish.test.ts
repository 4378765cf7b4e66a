// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Element, ElementId } from '../../plan/element.ts'
import { sheetId } from '../../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../../plan/plan.ts'
import { layOut, type PictureWish } from './picture-wish.ts'

const plan: Plan = new Map<ElementId, Element>([
  [sheetId, { ...sheetOf(emptyPlan), map: 'stalingrad' }],
  ['p1', { kind: 'text', text: 'A', at: [20, -30], color: 'red', order: 'a0' }],
  ['p2', { kind: 'text', text: 'B', at: [120, -130], color: 'red', order: 'a1' }],
])
const wish: PictureWish = { format: 'png', width: '2000', extent: 'plan', lettering: 2 }
const shown = { centre: [50, -50], unitsPerPx: 0.1, turnRad: 0.3, width: 800, height: 600 } as const

test('the whole plan fills the picture, in the shape that it has', () => {
  const laid = layOut(plan, wish, shown)
  if ('problem' in laid) throw new Error(laid.problem)
  expect(laid.size).toEqual({ width: 1000, height: 1000 })
  expect(laid.view.centre).toEqual([70, -80])
  expect(laid.view.unitsPerPx).toBeCloseTo(100 / 880)
})

test('what is on the screen is the same in any width', () => {
  const laid = layOut(plan, { ...wish, extent: 'screen' }, shown)
  expect(laid).toEqual({
    size: { width: 1000, height: 750 },
    view: { centre: [50, -50], turnRad: 0.3, unitsPerPx: 0.08 },
  })
})

test.each(['', 'wide', '199', '16385', '1000.5', '-5'])('%j is no width', (width) => {
  expect(layOut(plan, { ...wish, width }, shown)).toEqual({ problem: 'width' })
})

test('more pixels than a canvas holds are too many for PNG, not for SVG', () => {
  const huge = { ...wish, width: '16000' }
  expect(layOut(plan, huge, shown)).toMatchObject({ problem: 'too-large', size: { width: 16_000 } })
  expect(layOut(plan, { ...huge, format: 'svg' }, shown)).not.toHaveProperty('problem')
})

test('vectors are as wide as wanted, to a bound, and no higher; with tiles they have those of a canvas', () => {
  const svg = { ...wish, format: 'svg', width: '100000' } as const
  expect(layOut(plan, svg, shown)).toMatchObject({ size: { width: 50_000, height: 50_000 } })
  expect(layOut(plan, { ...svg, width: '100001' }, shown)).toEqual({ problem: 'width' })
  const tall = { ...shown, width: 300, height: 400 }
  expect(layOut(plan, { ...svg, extent: 'screen' }, tall)).toMatchObject({
    problem: 'too-large',
    size: { height: 133_333 },
  })
  expect(layOut(plan, { ...svg, width: '16385' }, shown, true)).toEqual({ problem: 'width' })
  expect(layOut(plan, { ...svg, width: '16000' }, shown, true)).toMatchObject({ problem: 'too-large' })
})
