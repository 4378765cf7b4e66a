import { expect, test } from 'vitest'
import { planOf, point } from './fake/sample-plan.ts'
import { readSavedPlan } from './saved-plan.ts'

test('a saved plan is read as it was', () => {
  const plan = planOf({ a: point('Alpha'), b: point('Bravo') })
  expect(readSavedPlan([...plan])).toEqual({ plan, leftOut: 0 })
})

test('what cannot be read any more is left out and counted, the rest stays', () => {
  const stored = [['a', point('Alpha')], ['b', { kind: 'spaceship' }], ['not an id', point('Bravo')], ['c']]
  expect(readSavedPlan(stored)).toEqual({ plan: planOf({ a: point('Alpha') }), leftOut: 3 })
})

test.each([null, 7, 'plan', {}])('%j is no plan', (stored) => {
  expect(readSavedPlan(stored)).toBeUndefined()
})
