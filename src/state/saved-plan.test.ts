import { expect, test } from 'vitest'
import { planOf, point } from './fake/sample-plan.ts'
import { readSavedPlan } from './saved-plan.ts'

test('a saved plan is read as it was', () => {
  const plan = planOf({ a: point('Alpha'), b: point('Bravo') })
  expect(readSavedPlan([...plan])).toEqual(plan)
})

test('what cannot be read any more is left out, the rest stays', () => {
  const stored = [
    ['a', point('Alpha')],
    ['b', { kind: 'spaceship' }],
    ['not an id', point('Bravo')],
  ]
  expect(readSavedPlan(stored)).toEqual(planOf({ a: point('Alpha') }))
})

test.each([null, 7, 'plan', {}, [['a']]])('%j is no plan', (stored) => {
  expect(readSavedPlan(stored).size).toBe(0)
})
