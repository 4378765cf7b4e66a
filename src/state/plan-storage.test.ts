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
  const copied = { plan: alpha, leftOut: 0, note: undefined, elsewhere: 'slot 1' }
  expect(await open().storage.load()).toEqual(copied)
  expect(await open(new Map(a.memory)).storage.load()).toEqual(copied)
  await a.storage.save(alpha, note({ ttlSeconds: 0 }))
  a.close()
  expect((await open().storage.load())?.note).toBeUndefined()
})

test('[L10] a note that cannot be read as a whole counts as none; the plan is there', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  const [slot = ''] = shelf.slots.keys()
  await shelf.putNote(slot, { ...note(), back: { put: [['b', { kind: 'spaceship' }]], del: [] } })
  a.close()
  expect(await open(a.memory).storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined })
})

/** Plans of tabs that came and went. */
async function crowd(open: ReturnType<typeof browser>['open'], count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    const { storage, close } = open()
    await storage.save(charlie, undefined)
    close()
  }
}

test('the newest plans are kept, the oldest are let go', async () => {
  const { shelf, open } = browser()
  await crowd(open, 12)
  expect([...shelf.slots.keys()]).toEqual(Array.from({ length: 10 }, (_, index) => `slot ${index + 3}`))
})

test('the plan of a tab that is open is never let go, nor one whose stream may still be there', async () => {
  const { shelf, open } = browser()
  const [isOpen, crashed] = [open(), open()]
  await isOpen.storage.save(alpha, undefined)
  await crashed.storage.save(bravo, note())
  crashed.close()
  await crowd(open, 12)
  expect([...shelf.slots.keys()].slice(0, 3)).toEqual(['slot 1', 'slot 2', 'slot 5'])
  isOpen.close()
  expect((await open(isOpen.memory).storage.load())?.plan).toEqual(alpha)
  expect(await open(crashed.memory).storage.load()).toMatchObject({ plan: bravo, note: note() })
})

test('[L10] a note is never without its plan: whoever took the plan away, it is put again', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  await shelf.remove([...shelf.slots.keys()])
  await a.storage.save(alpha, note({ rev: 8 }))
  a.close()
  expect(await open(a.memory).storage.load()).toMatchObject({ plan: alpha, note: note({ rev: 8 }) })
})

test('what is planned before the stored plan is there is kept beside it', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  a.close()
  const again = open(a.memory)
  let answer = (): void => {}
  const late = new Promise<void>((resolve) => {
    answer = resolve
  })
  const { all } = shelf
  shelf.all = () => late.then(all)
  const loading = again.storage.load()
  const saving = again.storage.save(charlie, undefined)
  answer()
  expect(await loading).toEqual({ plan: alpha, leftOut: 0, note: undefined })
  await saving
  expect(shelf.slots.get('slot 1')).toMatchObject({ plan: [...alpha] })
  again.close()
  expect((await open(again.memory).storage.load())?.plan).toEqual(charlie)
})

test('a tab that could not load what was saved finds it after a reload', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.save(alpha, note())
  await open().storage.save(charlie, undefined)
  a.close()
  const { all } = shelf
  shelf.all = () => Promise.reject(new Error('closed'))
  const failed = open(a.memory)
  await expect(failed.storage.load()).rejects.toThrow('closed')
  shelf.all = all
  failed.close()
  expect(await open(a.memory).storage.load()).toMatchObject({ plan: alpha, note: note() })
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
  const bare = { storage: undefined, holder: undefined, newId: () => 'only' }
  await createPlanStorage(shelf, bare).save(alpha, undefined)
  expect((await createPlanStorage(shelf, bare).load())?.plan).toEqual(alpha)
})

test('a new tab goes on with the plan that was saved last, in its slot, if no tab has it', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.save(alpha, undefined)
  a.close()
  const b = open()
  expect(await b.storage.load()).toEqual({ plan: alpha, leftOut: 0, note: undefined })
  await b.storage.save(bravo, undefined)
  expect([...shelf.slots.keys()]).toEqual(['slot 1'])
})

test('what was kept in the list of plans is never let go', async () => {
  const { shelf, open } = browser()
  const a = open()
  await a.storage.moveTo('kept', undefined)
  await a.storage.save(alpha, undefined)
  a.close()
  await crowd(open, 12)
  expect([...shelf.slots.keys()]).toContain('kept')
})

test('a tab whose plan another one has taken over saves beside it', async () => {
  const shelf = fakeShelf()
  const openTab = fakeTabs()
  const [first, second] = [openTab(new Map()), openTab(new Map())]
  const storage = createPlanStorage(shelf, first.tab)
  await storage.save(alpha, undefined)
  const lost: string[] = []
  first.tab.holder?.onLost((slot) => lost.push(slot))
  const slot = await storage.slot()
  expect(await second.tab.holder?.heldElsewhere([slot, 'free'])).toEqual([slot])
  await second.tab.holder?.takeOver(slot)
  expect(lost).toEqual([slot])
  await storage.save(bravo, undefined)
  expect(shelf.slots.get(slot)).toMatchObject({ plan: [...alpha] })
  expect(shelf.slots.size).toBe(2)
})
