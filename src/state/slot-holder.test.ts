import { expect, test } from 'vitest'
import { fakeShelf } from './fake/fake-browser.ts'
import { planOf, point } from './fake/sample-plan.ts'
import { createPlanStorage } from './plan-storage.ts'
import { slotMarks } from './slot-holder.ts'

const alpha = planOf({ a: point('Alpha') })
const bravo = planOf({ b: point('Bravo') })
const note = {
  ...{ name: 'Night raid', ttlSeconds: 600, epochs: new Map([['e', 2]]), epoch: 'e', rev: 7 },
  ...{ base: alpha, asked: [], answeredMs: 0 },
}

/** What tabs remember, in the shape of a browser's. */
const memoryOf = (items: Map<string, string>) => ({
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
  removeItem: (key: string) => void items.delete(key),
})

/** A browser without locks: `memory` is what a tab remembers, given again it is the same tab, reloaded, or a copy of it. */
function plainBrowser() {
  const shelf = fakeShelf()
  const marks = new Map<string, string>()
  let count = 0
  const open = (memory = new Map<string, string>()) => {
    const page = new EventTarget()
    const tab = {
      storage: Object.assign(Object.create(null), memoryOf(memory)),
      holder: slotMarks(memoryOf(marks), Object.assign(Object.create(null), addEventListenerOf(page))),
      newId: () => {
        count += 1
        return `slot ${count}`
      },
    }
    const end = () => void page.dispatchEvent(new Event('pagehide'))
    const comeBack = () => void page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    return { storage: createPlanStorage(shelf, tab, () => 1), memory, end, comeBack }
  }
  return { shelf, marks, open }
}

const addEventListenerOf = (page: EventTarget) => ({ addEventListener: page.addEventListener.bind(page) })

test('[L10] without locks, too, a tab that is loaded again has its plan and its note', async () => {
  const { marks, open } = plainBrowser()
  const a = open()
  await a.storage.save(alpha, note)
  a.end()
  const again = open(a.memory)
  expect(await again.storage.load()).toEqual({ plan: alpha, leftOut: 0, note })
  expect(marks.size).toBe(0)
  await again.storage.save(bravo, note)
  again.end()
  expect((await open(a.memory).storage.load())?.plan).toEqual(bravo)
})

test('[L10] without locks a copy of an open tab gets the plan, no note and a slot of its own', async () => {
  const { open } = plainBrowser()
  const a = open()
  await a.storage.save(alpha, note)
  const copy = open(new Map(a.memory))
  expect(await copy.storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined, elsewhere: 'slot 1' })
  await copy.storage.save(bravo, undefined)
  copy.end()
  a.end()
  expect(await open(a.memory).storage.load()).toEqual({ plan: alpha, leftOut: 0, note })
  expect((await open(copy.memory).storage.load())?.plan).toEqual(bravo)
})

test('[L10] without locks one of two copies of a tab that is gone goes on from it, or a new one', async () => {
  const { open } = plainBrowser()
  const a = open()
  await a.storage.save(alpha, note)
  a.end()
  expect((await open().storage.load())?.note).toEqual(note)
  expect(await open(a.memory).storage.load()).toEqual({
    plan: alpha,
    leftOut: 0,
    note: undefined,
    elsewhere: 'slot 1',
  })
})

test('[L10] without locks a tab that crashed gives its plan to the next one, and its note to none', async () => {
  const { open } = plainBrowser()
  const a = open()
  await a.storage.save(alpha, note)
  expect(await open(a.memory).storage.load()).toEqual({
    plan: alpha,
    leftOut: 0,
    note: undefined,
    elsewhere: 'slot 1',
  })
})

test('without locks a page that sleeps goes on in its slot, or in another one if it was taken', async () => {
  const { shelf, open } = plainBrowser()
  const a = open()
  await a.storage.save(alpha, note)
  a.end()
  a.comeBack()
  await a.storage.save(bravo, note)
  expect([...shelf.slots.keys()]).toEqual(['slot 1'])
  a.end()
  await open().storage.load()
  a.comeBack()
  await a.storage.save(alpha, undefined)
  expect(shelf.slots.size).toBe(2)
  expect(shelf.slots.get('slot 1')).toMatchObject({ plan: [...bravo] })
})
