import { expect, test } from 'vitest'
import { fakeShelf, fakeTabs } from './fake/fake-browser.ts'
import { planOf, point } from './fake/sample-plan.ts'
import { createPlanStorage } from './plan-storage.ts'

const alpha = planOf({ a: point('Alpha') })
const bravo = planOf({ b: point('Bravo') })
const charlie = planOf({ c: point('Charlie') })

/** A browser whose clock goes on with every save. */
function browser() {
  const shelf = fakeShelf()
  const openTab = fakeTabs()
  let clock = 0
  const open = (memory = new Map<string, string>()) => {
    const { tab, close } = openTab(memory)
    const tick = () => {
      clock += 1
      return clock
    }
    return { storage: createPlanStorage(shelf, tab, tick), memory, close }
  }
  return { shelf, open }
}

test('where nothing was saved there is nothing to load', async () => {
  expect(await browser().open().storage.load()).toBeUndefined()
})

test('two tabs save, and each has its own plan after a reload', async () => {
  const { open } = browser()
  const a = open()
  const b = open()
  await a.storage.save(alpha)
  await b.storage.save(bravo)
  a.close()
  expect((await open(a.memory).storage.load())?.plan).toEqual(alpha)
  b.close()
  expect((await open(b.memory).storage.load())?.plan).toEqual(bravo)
})

test('a new tab begins with a copy of the plan that was saved last', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(bravo)
  await a.storage.save(alpha)
  const b = open()
  expect((await b.storage.load())?.plan).toEqual(alpha)
  await b.storage.save(bravo)
  a.close()
  expect((await open(a.memory).storage.load())?.plan).toEqual(alpha)
})

test('a duplicated tab begins with the plan of the first one and does not save over it', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(alpha)
  await open().storage.save(bravo)
  const copy = open(new Map(a.memory))
  expect((await copy.storage.load())?.plan).toEqual(alpha)
  await copy.storage.save(charlie)
  a.close()
  expect((await open(a.memory).storage.load())?.plan).toEqual(alpha)
})

test('the newest plans are kept, the oldest are let go', async () => {
  const { shelf, open } = browser()
  for (let count = 0; count < 12; count += 1) await open().storage.save(alpha)
  expect([...shelf.slots.keys()]).toEqual(Array.from({ length: 10 }, (_, index) => `slot ${index + 3}`))
})

test('a plan that an older version saved without its time is found', async () => {
  const { shelf, open } = browser()
  await shelf.put('local', [...alpha])
  expect(await open().storage.load()).toEqual({ plan: alpha, leftOut: 0 })
})

test.each([
  ['elements of it', [['a', { kind: 'spaceship' }], ...bravo], { plan: bravo, leftOut: 1 }],
  ['all of it', 'no plan', undefined],
])('a saved plan is not saved over if %s cannot be read', async (_, stored, expected) => {
  const { shelf, open } = browser()
  const tab = open()
  await tab.storage.save(alpha)
  const [slot = ''] = shelf.slots.keys()
  await shelf.put(slot, { savedAtMs: 1, plan: stored })
  tab.close()
  const again = open(tab.memory)
  expect(await again.storage.load().catch(() => undefined)).toEqual(expected)
  await again.storage.save(charlie)
  expect(shelf.slots.get(slot)).toEqual({ savedAtMs: 1, plan: stored })
  again.close()
  expect((await open(tab.memory).storage.load())?.plan).toEqual(charlie)
})

test('a browser that keeps nothing for its tabs still keeps the plan', async () => {
  const shelf = fakeShelf()
  const bare = { storage: undefined, locks: undefined, newId: () => 'only' }
  await createPlanStorage(shelf, bare).save(alpha)
  expect((await createPlanStorage(shelf, bare).load())?.plan).toEqual(alpha)
})
