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

  it('is drawn in list order', () => {
    const plan: Plan = new Map<string, Element>([...before, ['z', text('a0V')]])
    expect([...ranksOf(plan)]).toEqual([
      ['z', 0],
      ['a', 1],
      ['b', 2],
    ])
  })
})
