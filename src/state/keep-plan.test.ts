import { expect, test, vi } from 'vitest'
import type { Plan } from '../plan/plan.ts'
import { point, put } from './fake/sample-plan.ts'
import { keepPlan } from './keep-plan.ts'
import { createLedStore } from './led-store.ts'
import { createPlanStore } from './plan-store.ts'

const load = async () => undefined

test('what changes during a save goes with the next one, and nothing is saved twice', async () => {
  const plan = createPlanStore()
  const saves: { plan: Plan; done: () => void }[] = []
  const save = (saved: Plan) => {
    return new Promise<void>((done) => {
      saves.push({ plan: saved, done })
    })
  }
  keepPlan(plan, createLedStore(undefined), { load, save }, () => {})
  plan.apply(put('a', point('A')), '')
  plan.apply(put('b', point('B')), '')
  plan.apply(put('c', point('C')), '')
  expect(saves.map((saved) => [...saved.plan.keys()])).toEqual([['a']])
  saves[0]?.done()
  await vi.waitFor(() => expect(saves).toHaveLength(2))
  expect([...(saves[1]?.plan.keys() ?? [])]).toEqual(['a', 'b', 'c'])
  saves[1]?.done()
  await Promise.resolve()
  expect(saves).toHaveLength(2)
})

test('a storage that fails is told once, and tried again with the next change', async () => {
  const plan = createPlanStore()
  const save = vi.fn(async () => {
    throw new Error('full')
  })
  const failed = vi.fn()
  keepPlan(plan, createLedStore(undefined), { load, save }, failed)
  plan.apply(put('a', point('A')), '')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  plan.apply(put('b', point('B')), '')
  await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(2))
  expect(failed).toHaveBeenCalledOnce()
})
