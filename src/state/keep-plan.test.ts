import { expect, test, vi } from 'vitest'
import type { Plan } from '../plan/plan.ts'
import { planOf, point, put } from './fake/sample-plan.ts'
import { keepPlan } from './keep-plan.ts'
import { createLedStore, type LeadNote } from './led-store.ts'
import { createPlanStore } from './plan-store.ts'

/** For `vi.waitFor`: its own second is short for a busy machine. */
const patienceMs = 25_000

const noteOf = (base: Plan): LeadNote => ({
  ...{ name: 'Night raid', ttlSeconds: 600, epochs: new Map([['e', 1]]), epoch: 'e', rev: 1, base },
  ...{ asked: [], answeredMs: 0 },
})

/** A storage whose saves are done when the test says so. */
function slowStorage() {
  const saves: { plan: Plan; note: LeadNote | undefined; done: () => void }[] = []
  const save = (plan: Plan, note: LeadNote | undefined) =>
    new Promise<void>((done) => {
      saves.push({ plan, note, done })
    })
  return { saves, storage: { save } }
}

const unheard = () => () => {}

test('what changes during a save goes with the next one, and nothing is saved twice', async () => {
  const plan = createPlanStore()
  const { saves, storage } = slowStorage()
  keepPlan(plan, createLedStore(undefined), storage, unheard)
  plan.apply(put('a', point('A')), '')
  await vi.waitFor(() => expect(saves.map((saved) => [...saved.plan.keys()])).toEqual([['a']]), patienceMs)
  plan.apply(put('b', point('B')), '')
  plan.apply(put('c', point('C')), '')
  saves[0]?.done()
  await vi.waitFor(() => expect(saves).toHaveLength(2), patienceMs)
  expect([...(saves[1]?.plan.keys() ?? [])]).toEqual(['a', 'b', 'c'])
  saves[1]?.done()
  await Promise.resolve()
  expect(saves).toHaveLength(2)
})

test('[L10] another plan is never saved beside the note of the one before, whenever the tab crashes', async () => {
  const mine = planOf({ a: point('A') })
  const other = planOf({ b: point('B') })
  const plan = createPlanStore(mine)
  const led = createLedStore(noteOf(mine))
  plan.onReplace(() => led.setState({ note: undefined }))
  const { saves, storage } = slowStorage()
  keepPlan(plan, led, storage, unheard)
  plan.replace(other, 'Open')
  await vi.waitFor(() => expect(saves).toMatchObject([{ plan: other, note: undefined }]), patienceMs)
})

test('a storage that fails is told once, and tried again with the next change', async () => {
  const plan = createPlanStore()
  const save = vi.fn(async () => {
    throw new Error('full')
  })
  const failed = vi.fn(unheard)
  keepPlan(plan, createLedStore(undefined), { save }, failed)
  plan.apply(put('a', point('A')), '')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce(), patienceMs)
  plan.apply(put('b', point('B')), '')
  await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(2), patienceMs)
  expect(failed).toHaveBeenCalledOnce()
})

test('a storage that saves again is told of no more, and a new failure is', async () => {
  const plan = createPlanStore()
  const save = vi.fn(async () => {}).mockRejectedValueOnce(new Error('closed'))
  const takeBack = vi.fn()
  const failed = vi.fn(() => takeBack)
  keepPlan(plan, createLedStore(undefined), { save }, failed)
  plan.apply(put('a', point('A')), '')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce(), patienceMs)
  plan.apply(put('b', point('B')), '')
  await vi.waitFor(() => expect(takeBack).toHaveBeenCalledOnce(), patienceMs)
  save.mockRejectedValueOnce(new Error('closed again'))
  plan.apply(put('c', point('C')), '')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(2), patienceMs)
  expect(takeBack).toHaveBeenCalledOnce()
})

test('a storage that failed is tried again by itself, and told when it saves', async () => {
  const plan = createPlanStore()
  const save = vi.fn(async () => {}).mockRejectedValueOnce(new Error('full'))
  const takeBack = vi.fn()
  let retry = (): void => {}
  const later = (run: () => void) => {
    retry = run
  }
  const keeper = keepPlan(plan, createLedStore(undefined), { save }, () => takeBack, later)
  plan.apply(put('a', point('A')), '')
  expect(await keeper.flush()).toBe(false)
  retry()
  expect(await keeper.flush()).toBe(true)
  expect(takeBack).toHaveBeenCalledOnce()
})

test('what was read from the storage is not saved again', async () => {
  const plan = createPlanStore()
  const save = vi.fn(async () => {})
  const keeper = keepPlan(plan, createLedStore(undefined), { save }, unheard)
  plan.open(planOf({ a: point('A') }))
  keeper.settle()
  expect(await keeper.flush()).toBe(true)
  expect(save).not.toHaveBeenCalled()
})
