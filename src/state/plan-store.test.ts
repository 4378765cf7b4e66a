import { expect, test } from 'vitest'
import type { Edit } from '../plan/edit.ts'
import { emptyPlan } from '../plan/plan.ts'
import { planOf, point, put } from './fake/sample-plan.ts'
import { createPlanStore, type PlanStore } from './plan-store.ts'

test('an edit is applied, can be undone and done again, and says what it was', () => {
  const store = createPlanStore()
  store.apply(put('a', point('Alpha')), 'Add Alpha')
  expect([...store.getState().plan.keys()]).toEqual(['a'])
  expect(store.undo()).toBe('Add Alpha')
  expect(store.getState().plan).toEqual(emptyPlan)
  expect(store.redo()).toBe('Add Alpha')
  expect(store.getState().plan).toEqual(planOf({ a: point('Alpha') }))
})

test('with nothing to undo or to redo nothing happens', () => {
  const store = createPlanStore()
  const before = store.getState()
  expect([store.undo(), store.redo()]).toEqual([undefined, undefined])
  expect(store.getState()).toBe(before)
})

test('listeners hear every edit of the user, undoing included', () => {
  const store = createPlanStore()
  const heard: Edit[] = []
  const stop = store.onEdit((edit) => heard.push(edit))
  store.apply(put('a', point('Alpha')), 'Add')
  store.undo()
  store.redo()
  expect(heard.map(({ put, del }) => [[...put.keys()], del])).toEqual([
    [['a'], []],
    [[], ['a']],
    [['a'], []],
  ])
  stop()
  store.undo()
  expect(heard).toHaveLength(3)
})

test('an empty edit is no step', () => {
  const store = createPlanStore()
  store.apply({ put: new Map(), del: [] }, 'Nothing')
  expect(store.undo()).toBeUndefined()
})

test('another plan takes the place of this one in a step that undo takes back', () => {
  const mine = planOf({ a: point('Alpha'), b: point('Bravo') })
  const store = createPlanStore(mine)
  const other = planOf({ b: point('Beta'), c: point('Charlie') })
  store.replace(other, 'Open')
  expect(store.getState().plan).toEqual(other)
  store.undo()
  expect(store.getState().plan).toEqual(mine)
})

test('who listens for another plan hears of it while the old one is there still', () => {
  const mine = planOf({ a: point('Alpha') })
  const store = createPlanStore(mine)
  const heard: unknown[] = []
  store.onReplace(() => heard.push(store.getState().plan))
  store.replace(planOf({ b: point('Bravo') }), 'Open')
  expect(heard).toEqual([mine])
})

test('another plan begins in the place of one that nothing was done with', () => {
  const alpha = planOf({ a: point('Alpha') })
  const store = createPlanStore()
  expect(store.begin(alpha)).toBe(true)
  expect(store.getState().plan).toEqual(alpha)
  expect(store.undo()).toBeUndefined()
})

test.each<[string, (store: PlanStore) => void]>([
  ['was edited', (store) => store.apply(put('b', point('Bravo')), 'Add')],
  ['is in use', (store) => store.settle()],
])('no other plan begins in the place of one that %s', (_, use) => {
  const store = createPlanStore()
  use(store)
  const { plan } = store.getState()
  expect(store.begin(planOf({ a: point('Alpha') }))).toBe(false)
  expect(store.getState().plan).toBe(plan)
})

test('a plan that comes from the stream is not sent back to it, but undoing it is', () => {
  const store = createPlanStore(planOf({ a: point('Alpha') }))
  const heard: Edit[] = []
  store.onEdit((edit) => heard.push(edit))
  store.adopt(planOf({ a: point('Theirs') }), 'Take theirs')
  expect(heard).toEqual([])
  store.undo()
  expect(heard).toHaveLength(1)
  expect(store.getState().plan).toEqual(planOf({ a: point('Alpha') }))
})
