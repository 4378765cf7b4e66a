import { expect, test, vi } from 'vitest'
import { fakeShelf, fakeTabs } from './fake/fake-browser.ts'
import { planOf, point, put } from './fake/sample-plan.ts'
import { loadFirst, showLate } from './first-plan.ts'
import { keepPlan } from './keep-plan.ts'
import { createLedStore } from './led-store.ts'
import { createPlanStorage } from './plan-storage.ts'
import { createPlanStore } from './plan-store.ts'

const alpha = planOf({ a: point('Alpha') })
const note = {
  ...{ name: 'Night raid', ttlSeconds: 600, epochs: new Map([['e', 2]]), epoch: 'e', rev: 7 },
  ...{ base: alpha, asked: [], answeredMs: Date.now() },
}

/** A page that is loaded again while its browser does not answer. */
async function lateBrowser() {
  const shelf = fakeShelf()
  const openTab = fakeTabs()
  const memory = new Map<string, string>()
  const before = openTab(memory)
  await createPlanStorage(shelf, before.tab).save(alpha, note)
  before.close()
  let answerNow = (): void => {}
  const answering = new Promise<void>((resolve) => {
    answerNow = resolve
  })
  const { all } = shelf
  shelf.all = () => answering.then(all)
  const storage = createPlanStorage(shelf, openTab(memory).tab)
  const plan = createPlanStore()
  const led = createLedStore(undefined)
  keepPlan(plan, led, storage, () => () => {})
  return { shelf, storage, plan, led, answerNow }
}

test('a browser that does not answer keeps nobody waiting; what it had is shown when it comes', async () => {
  const { storage, plan, led, answerNow } = await lateBrowser()
  const { inTime, answer } = loadFirst(storage, 0)
  expect(await inTime).toBe('late')
  answerNow()
  const loaded = await answer
  if (loaded === 'failed') throw new Error('the load failed')
  expect(showLate(loaded, plan, led, storage)).toBe('shown')
  expect(plan.getState().plan).toEqual(alpha)
  expect(led.getState()).toEqual({ note })
})

test('what comes after something else was begun stays as it is', async () => {
  const { shelf, storage, plan, led, answerNow } = await lateBrowser()
  const { answer } = loadFirst(storage, 0)
  plan.settle()
  answerNow()
  const loaded = await answer
  if (loaded === 'failed') throw new Error('the load failed')
  expect(showLate(loaded, plan, led, storage)).toBe('left')
  expect(led.getState()).toEqual({ note: undefined })
  plan.apply(put('b', point('Bravo')), 'Add')
  await expect.poll(() => shelf.slots.size).toBe(2)
  expect(shelf.slots.get('slot 1')).toMatchObject({ plan: [...alpha] })
})

test('a browser that answers in time is waited for, and one that fails is told', async () => {
  const { storage, answerNow } = await lateBrowser()
  answerNow()
  const { inTime } = loadFirst(storage, 60_000)
  expect(await inTime).toEqual({ plan: alpha, leftOut: 0, note })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const failing = { ...storage, load: () => Promise.reject(new Error('closed')) }
  expect(await loadFirst(failing, 60_000).inTime).toBe('failed')
})
