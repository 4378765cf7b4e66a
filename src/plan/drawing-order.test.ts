import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeDrawingOrder, type OrderStep } from './drawing-order.ts'
import { applyEdit, isEmptyEdit } from './edit.ts'
import { type Circle, type Element, type ElementId, sheetId } from './element.ts'
import { apartFromLocked, layerOf } from './layer.ts'
import { drawnElements, emptyPlan, type Plan, sheetOf } from './plan.ts'
import { planArbitrary } from './plan-arbitrary.ts'

const circle = (order: string, fields: Partial<Circle> = {}): Circle => ({
  kind: 'circle',
  at: [0, 0],
  radius: 5,
  color: 'red',
  fillOpacity: 0.2,
  order,
  ...fields,
})

const planOf = (elements: Record<ElementId, Element>): Plan => new Map(Object.entries(elements))

const five = planOf({
  a: circle('a0'),
  b: circle('a1'),
  c: circle('a2'),
  d: circle('a3'),
  e: circle('a4'),
})

const idsAfter = (plan: Plan, ids: readonly ElementId[], step: OrderStep): string =>
  drawnElements(applyEdit(plan, changeDrawingOrder(plan, ids, step)).plan)
    .map(([id]) => id)
    .join('')

const steps: readonly OrderStep[] = ['front', 'forward', 'backward', 'back']

describe('changeDrawingOrder', () => {
  it.each([
    ['b', 'front', 'acdeb'],
    ['b', 'forward', 'acbde'],
    ['d', 'backward', 'abdce'],
    ['d', 'back', 'dabce'],
    ['bd', 'front', 'acebd'],
    ['bd', 'forward', 'acbed'],
    ['bd', 'backward', 'badce'],
    ['bd', 'back', 'bdace'],
    ['de', 'forward', 'abcde'],
    ['ce', 'forward', 'abdce'],
  ] as const)('takes %s of abcde a step %s: %s', (ids, step, expected) => {
    expect(idsAfter(five, [...ids], step)).toBe(expected)
  })

  it('changes those alone that move, and nothing where all are there already', () => {
    expect([...changeDrawingOrder(five, ['b'], 'forward').put.keys()]).toEqual(['b'])
    expect(isEmptyEdit(changeDrawingOrder(five, ['e', 'd'], 'front'))).toBe(true)
    expect(isEmptyEdit(changeDrawingOrder(five, ['a'], 'backward'))).toBe(true)
    expect(isEmptyEdit(changeDrawingOrder(five, ['gone', sheetId], 'front'))).toBe(true)
  })

  it('leaves alone what is locked, by itself or with its layer', () => {
    const plan = new Map(five)
      .set(sheetId, { ...sheetOf(emptyPlan), layers: [{ id: 'l', name: 'L', locked: true }] })
      .set('b', circle('a1', { locked: true }))
      .set('c', circle('a2', { layer: 'l' }))
    expect(idsAfter(plan, ['a', 'b', 'c'], 'front')).toBe('bcdea')
    expect(isEmptyEdit(changeDrawingOrder(plan, ['b', 'c'], 'front'))).toBe(true)
  })

  it('goes by the layer: each comes above the others of its own', () => {
    const layers = [
      { id: 'l', name: 'L' },
      { id: 'm', name: 'M' },
    ]
    const plan = planOf({
      [sheetId]: { ...sheetOf(emptyPlan), layers },
      a: circle('a0', { layer: 'l' }),
      b: circle('a1', { layer: 'm' }),
      c: circle('a2', { layer: 'l' }),
      d: circle('a3', { layer: 'm' }),
      e: circle('a4', { layer: 'gone' }),
    })
    const { put } = changeDrawingOrder(plan, ['a', 'd', 'e'], 'front')
    expect([...put.keys()]).toEqual(['a'])
    expect(put.get('a')?.order.localeCompare('a2')).toBe(1)
  })

  it('steps over what nobody sees', () => {
    const plan = new Map(five).set('c', circle('a2', { hidden: true }))
    expect(idsAfter(plan, ['b'], 'forward')).toBe('acdbe')
    expect(idsAfter(plan, ['d'], 'backward')).toBe('adbce')
  })

  it('comes between elements that share an order key', () => {
    const ties = planOf(Object.fromEntries([...'abcde'].map((id) => [id, circle('a1')])))
    expect(idsAfter(ties, ['a'], 'forward')).toBe('bacde')
    expect(idsAfter(ties, ['d'], 'backward')).toBe('abdce')
    expect(idsAfter(ties, ['c'], 'front')).toBe('abdec')
    expect(idsAfter(ties, ['c'], 'back')).toBe('cabde')
  })

  it('of any plan, brings to the front or the back of their layers what is free, and leaves the others in their sequence', () => {
    fc.assert(
      fc.property(planArbitrary, fc.array(fc.nat()), fc.constantFrom(...steps), (plan, picks, step) => {
        const before = drawnElements(plan)
        const ids = picks.flatMap((pick) => before[pick % before.length]?.[0] ?? [])
        const moved = new Set(apartFromLocked(plan, ids).free)
        const next = applyEdit(plan, changeDrawingOrder(plan, ids, step)).plan
        for (const layer of [...(sheetOf(plan).layers ?? []), undefined]) {
          const [old, now] = [plan, next].map((each) =>
            drawnElements(each).filter(([, element]) => layerOf(sheetOf(each), element) === layer),
          )
          const others = old?.filter(([id]) => !moved.has(id)).map(([id]) => id) ?? []
          const own = old?.filter(([id]) => moved.has(id)).map(([id]) => id) ?? []
          const found = now?.map(([id]) => id) ?? []
          expect(found.filter((id) => !moved.has(id))).toEqual(others)
          expect(found.filter((id) => moved.has(id))).toEqual(own)
          if (step === 'front') expect(found).toEqual([...others, ...own])
          if (step === 'back') expect(found).toEqual([...own, ...others])
        }
      }),
    )
  })
})
