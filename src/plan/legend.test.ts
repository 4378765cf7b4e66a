import { describe, expect, it } from 'vitest'
import { type Element, type Point, sheetId } from './element.ts'
import { isEmptyLegend, legendOf } from './legend.ts'
import { emptyPlan, type Plan, sheetOf } from './plan.ts'

const point = (type: string, color: string, fields: Partial<Point> = {}): Point => ({
  kind: 'point',
  name: '',
  at: [1, -1],
  type,
  color,
  notes: '',
  order: 'a0',
  ...fields,
})

const layers = [{ id: 'l1', name: 'Ingress' }, { id: 'l2', name: 'Egress', hidden: true, color: 'blue' }] // biome-ignore format: one line
const plan: Plan = new Map<string, Element>([
  [sheetId, { ...sheetOf(emptyPlan), layers }],
  ['a', point('base', 'blue')],
  ['b', point('target', 'red', { order: 'a1' })],
  ['c', point('base', 'red', { order: 'a2' })],
  ['d', point('plane', 'green', { layer: 'l2' })],
  ['e', point('plane', 'green', { hidden: true })],
  ['f', { kind: 'front', blue: [], red: [], order: 'a4' }],
])

describe('the legend', () => {
  it('has what is seen on the map, and the layers, the uppermost first', () => {
    const legend = legendOf(plan)
    expect(legend).toEqual({
      layers: [layers[1], layers[0]],
      colors: ['blue', 'red'],
      pointTypes: [
        { type: 'base', colors: ['blue', 'red'] },
        { type: 'target', colors: ['red'] },
      ],
      hasFront: true,
    })
    expect(isEmptyLegend(legend)).toBe(false)
  })

  it('is empty where nothing is drawn', () => {
    expect(isEmptyLegend(legendOf(emptyPlan))).toBe(true)
  })
})
