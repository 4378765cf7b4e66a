import { describe, expect, it } from 'vitest'
import type { Element, Text } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { changesBetween, ranksOf } from './shown-plan.ts'

const text = (order: string): Text => ({ kind: 'text', at: [0, 0], text: order, color: 'black', order })
const sheet: Element = { kind: 'sheet', map: 'moscow', units: 'metric', title: '', order: 'a0' }
const [a, b] = [text('a1'), text('a2')]
const before: Plan = new Map<string, Element>([
  ['sheet', sheet],
  ['a', a],
  ['b', b],
])

describe('what has to be drawn anew', () => {
  it('is nothing where every element is the same object', () => {
    expect(changesBetween(before, new Map(before))).toEqual({ put: [], del: [], reordered: false })
  })

  it('is what is another object, new or gone; never the sheet', () => {
    const moved: Element = { ...text('a1'), text: 'other' }
    const after: Plan = new Map<string, Element>([
      ['sheet', { ...sheet }],
      ['a', moved],
      ['c', b],
    ])
    expect(changesBetween(before, after)).toEqual({
      put: [
        ['a', moved],
        ['c', b],
      ],
      del: ['b'],
      reordered: true,
    })
  })

  it('tells whether the drawing sequence may be another one', () => {
    const renamed: Element = { kind: 'text', at: [1, 1], text: 'other', color: 'black', order: 'a1' }
    expect(changesBetween(before, new Map<string, Element>([...before, ['a', renamed]])).reordered).toBe(
      false,
    )
    expect(changesBetween(before, new Map<string, Element>([...before, ['a', text('b0')]])).reordered).toBe(
      true,
    )
  })

  it('is nothing of what is hidden, and all of what a hidden layer has once it is shown', () => {
    const layered: Element = { ...text('a3'), layer: 'red' }
    const withLayer = (hidden: boolean): Plan =>
      new Map<string, Element>([
        ...before,
        ['sheet', { ...sheet, layers: [{ id: 'red', name: 'Red', hidden }] }],
        ['l', layered],
      ])
    expect(changesBetween(before, withLayer(true))).toEqual({ put: [], del: [], reordered: true })
    expect(changesBetween(withLayer(true), withLayer(false)).put).toEqual([['l', layered]])
    expect(changesBetween(withLayer(false), withLayer(true)).del).toEqual(['l'])
    expect(changesBetween(withLayer(true), before).del).toEqual([])
    const hidden: Plan = new Map<string, Element>([...before, ['a', { ...a, hidden: true }]])
    expect(changesBetween(before, hidden)).toEqual({ put: [], del: ['a'], reordered: false })
    expect(changesBetween(hidden, before)).toEqual({ put: [['a', a]], del: [], reordered: true })
    expect([...ranksOf(hidden).keys()]).toEqual(['b'])
  })

  it('is drawn layer by layer, what has none (or one that is not there) lowest', () => {
    const plan: Plan = new Map<string, Element>([
      [
        'sheet',
        {
          ...sheet,
          layers: [
            { id: 'low', name: 'Low' },
            { id: 'high', name: 'High' },
          ],
        },
      ],
      ['h', { ...text('a0'), layer: 'high' }],
      ['l2', { ...text('a2'), layer: 'low' }],
      ['l1', { ...text('a1'), layer: 'low' }],
      ['none', text('a8')],
      ['lost', { ...text('a9'), layer: 'gone' }],
    ])
    expect([...ranksOf(plan).keys()]).toEqual(['none', 'lost', 'l1', 'l2', 'h'])
  })

  it('is drawn in list order', () => {
    const plan: Plan = new Map<string, Element>([...before, ['z', text('a0V')]])
    expect([...ranksOf(plan)]).toEqual([
      ['z', 0],
      ['a', 1],
      ['b', 2],
    ])
  })
})
