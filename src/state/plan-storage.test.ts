import { expect, test } from 'vitest'
import type { LeadNote } from '../stream/session.ts'
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
  await a.storage.save(alpha, undefined)
  await b.storage.save(bravo, undefined)
  a.close()
  expect((await open(a.memory).storage.load())?.plan).toEqual(alpha)
  b.close()
  expect((await open(b.memory).storage.load())?.plan).toEqual(bravo)
})

test('a new tab begins with a copy of the plan that was saved last', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(bravo, undefined)
  await a.storage.save(alpha, undefined)
  const b = open()
  expect((await b.storage.load())?.plan).toEqual(alpha)
  await b.storage.save(bravo, undefined)
  a.close()
  expect((await open(a.memory).storage.load())?.plan).toEqual(alpha)
})

test('a duplicated tab begins with the plan of the first one and does not save over it', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(alpha, undefined)
  await open().storage.save(bravo, undefined)
  const copy = open(new Map(a.memory))
  expect((await copy.storage.load())?.plan).toEqual(alpha)
  await copy.storage.save(charlie, undefined)
  a.close()
  expect((await open(a.memory).storage.load())?.plan).toEqual(alpha)
})

const note = (fields: Partial<LeadNote> = {}): LeadNote => ({
  name: 'Night raid',
  ttlSeconds: 600,
  epochs: new Map([['e', 2]]),
  ...{ epoch: 'e', rev: 7, base: bravo, answeredMs: 0 },
  asked: [{ put: bravo, del: ['z'] }],
  ...fields,
})

test('[L10] the note of a stream comes back with the plan that it was saved with', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  await a.storage.save(alpha, note({ rev: 8 }))
  a.close()
  const again = open(a.memory)
  expect(await again.storage.load()).toEqual({ plan: alpha, leftOut: 0, note: note({ rev: 8 }) })
  await again.storage.save(alpha, undefined)
  again.close()
  expect((await open(a.memory).storage.load())?.note).toBeUndefined()
})

test('[L10] a new tab takes over what a tab that is gone was leading, with its slot', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  const other = open()
  await other.storage.save(charlie, undefined)
  a.close()
  const b = open()
  expect(await b.storage.load()).toEqual({ plan: alpha, leftOut: 0, note: note() })
  b.close()
  expect((await open(b.memory).storage.load())?.note).toEqual(note())
})

test('[L10] what another tab leads, or led too long ago to be there, is left to it', async () => {
  const { open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  expect(await open().storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined })
  expect(await open(new Map(a.memory)).storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined })
  await a.storage.save(alpha, note({ ttlSeconds: 0 }))
  a.close()
  expect((await open().storage.load())?.note).toBeUndefined()
})

test('[L10] a note that cannot be read as a whole counts as none; the plan is there', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  const [slot = ''] = shelf.slots.keys()
  await shelf.put(slot, { note: { ...note(), back: { put: [['b', { kind: 'spaceship' }]], del: [] } } })
  a.close()
  expect(await open(a.memory).storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined })
})

test('the newest plans are kept, the oldest are let go', async () => {
  const { shelf, open } = browser()
  for (let count = 0; count < 12; count += 1) await open().storage.save(alpha, undefined)
  expect([...shelf.slots.keys()]).toEqual(Array.from({ length: 10 }, (_, index) => `slot ${index + 3}`))
})

test('a plan that an older version saved without its time is found', async () => {
  const { shelf, open } = browser()
  await shelf.put('local', { plan: [...alpha], note: undefined })
  expect(await open().storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined })
})

test.each([
  ['elements of it', [['a', { kind: 'spaceship' }], ...bravo], { plan: bravo, leftOut: 1, note: undefined }],
  ['all of it', 'no plan', undefined],
])('a saved plan is not saved over if %s cannot be read', async (_, stored, expected) => {
  const { shelf, open } = browser()
  const tab = open()
  await tab.storage.save(alpha, undefined)
  const [slot = ''] = shelf.slots.keys()
  await shelf.put(slot, { plan: { savedAtMs: 1, plan: stored }, note: undefined })
  tab.close()
  const again = open(tab.memory)
  expect(await again.storage.load().catch(() => undefined)).toEqual(expected)
  await again.storage.save(charlie, undefined)
  expect(shelf.slots.get(slot)).toEqual({ savedAtMs: 1, plan: stored })
  again.close()
  expect((await open(tab.memory).storage.load())?.plan).toEqual(charlie)
})

test('a browser that keeps nothing for its tabs still keeps the plan', async () => {
  const shelf = fakeShelf()
  const bare = { storage: undefined, locks: undefined, newId: () => 'only' }
  await createPlanStorage(shelf, bare).save(alpha, undefined)
  expect((await createPlanStorage(shelf, bare).load())?.plan).toEqual(alpha)
})
