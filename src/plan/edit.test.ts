import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffPlans, samePlan } from './diff-plans.ts'
import { applyEdit, isEmptyEdit, mergeEdits } from './edit.ts'
import { editArbitrary, planArbitrary } from './plan-arbitrary.ts'

describe('applyEdit', () => {
  it('gives the edit that takes it back', () => {
    fc.assert(
      fc.property(planArbitrary, editArbitrary, (plan, edit) => {
        const { plan: after, reverse } = applyEdit(plan, edit)
        expect(applyEdit(after, reverse).plan).toEqual(plan)
      }),
    )
  })

  it('leaves the plan it is given alone', () => {
    fc.assert(
      fc.property(planArbitrary, editArbitrary, (plan, edit) => {
        const before = new Map(plan)
        applyEdit(plan, edit)
        expect(plan).toEqual(before)
      }),
    )
  })

  it('is harmless the second time', () => {
    fc.assert(
      fc.property(planArbitrary, editArbitrary, (plan, edit) => {
        const once = applyEdit(plan, edit).plan
        expect(applyEdit(once, edit).plan).toEqual(once)
      }),
    )
  })
})

describe('mergeEdits', () => {
  it('makes one edit that does what both do, one after the other', () => {
    fc.assert(
      fc.property(planArbitrary, editArbitrary, editArbitrary, (plan, first, second) => {
        const merged = mergeEdits(first, second)
        const stepByStep = applyEdit(applyEdit(plan, first).plan, second).plan
        expect(applyEdit(plan, merged).plan).toEqual(stepByStep)
        expect(merged.del.filter((id) => merged.put.has(id))).toEqual([])
      }),
    )
  })

  it('does not matter how three are put together', () => {
    fc.assert(
      fc.property(editArbitrary, editArbitrary, editArbitrary, (a, b, c) => {
        const left = mergeEdits(mergeEdits(a, b), c)
        const right = mergeEdits(a, mergeEdits(b, c))
        expect(left.put).toEqual(right.put)
        expect(new Set(left.del)).toEqual(new Set(right.del))
      }),
    )
  })
})

describe('diffPlans', () => {
  it('gives the edit that makes one plan out of another', () => {
    fc.assert(
      fc.property(planArbitrary, planArbitrary, (from, to) => {
        const after = applyEdit(from, diffPlans(from, to)).plan
        expect(after).toEqual(to)
        expect(samePlan(after, to)).toBe(true)
      }),
    )
  })

  it('finds nothing between plans of the same values, whatever the sequence of their keys', () => {
    fc.assert(
      fc.property(planArbitrary, (plan) => {
        const copy = new Map(
          [...plan].reverse().map(([id, element]) => {
            const reversed: typeof element = JSON.parse(
              JSON.stringify(Object.fromEntries(Object.entries(element).reverse())),
            )
            return [id, reversed] as const
          }),
        )
        expect(isEmptyEdit(diffPlans(plan, copy))).toBe(true)
      }),
    )
  })

  it('names only the elements that differ', () => {
    fc.assert(
      fc.property(planArbitrary, editArbitrary, (plan, edit) => {
        const after = applyEdit(plan, edit).plan
        const difference = diffPlans(plan, after)
        const touched = new Set([...edit.put.keys(), ...edit.del])
        for (const id of [...difference.put.keys(), ...difference.del]) expect(touched).toContain(id)
      }),
    )
  })
})
