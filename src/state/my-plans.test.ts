import { expect, test, vi } from 'vitest'
import { sheetId } from '../plan/element.ts'
import { type Plan, sheetOf } from '../plan/plan.ts'
import { fakeShelf, fakeTabs } from './fake/fake-browser.ts'
import { fakeStreams } from './fake/fake-streams.ts'
import { planOf, point, put } from './fake/sample-plan.ts'
import { keepPlan } from './keep-plan.ts'
import { createLedStore } from './led-store.ts'
import { createMyPlans } from './my-plans.ts'
import { createPlanStorage } from './plan-storage.ts'
import { createPlanStore } from './plan-store.ts'
import { createSessionStore } from './session-store.ts'

const titled = (title: string, ...names: string[]): Plan =>
  planOf({
    [sheetId]: { ...sheetOf(new Map()), map: 'kuban', title },
    ...Object.fromEntries(names.map((name) => [name, point(name)])),
  })

/** A browser whose tabs begin as the page does. */
function browser() {
  const shelf = fakeShelf()
  const openTab = fakeTabs()
  let clock = 0
  const now = () => {
    clock += 1
    return clock
  }
  const open = async (memory = new Map<string, string>()) => {
    const { tab, close } = openTab(memory)
    const storage = createPlanStorage(shelf, tab, now)
    const loaded = await storage.load()
    const plan = createPlanStore(loaded?.plan)
    const led = createLedStore(loaded?.note)
    const session = createSessionStore({
      ...{ streams: fakeStreams({}), plan, led, by: 'computer' },
      ...{ adoptNote: () => '', keepNote: () => '' },
    })
    const keeper = keepPlan(plan, led, storage, () => () => {})
    const plans = createMyPlans({
      ...{ shelf, tab, storage, keeper, plan, led, session, now },
      elsewhere: loaded?.elsewhere,
    })
    const draw = async (drawn: Plan) => {
      plan.replace(drawn, '')
      await keeper.flush()
    }
    const titles = async () => (await plans.list()).map(({ title, count }) => `${title} ${count}`)
    const slotOf = async (title: string) =>
      (await plans.list()).find((each) => each.title === title)?.slot ?? 'none'
    return { plan, plans, keeper, memory, close, draw, titles, slotOf }
  }
  return { shelf, open }
}

test('a plan is begun beside the present one, and each is opened again as it was', async () => {
  const a = await browser().open()
  await a.draw(titled('Alpha', 'x', 'y'))
  expect(await a.plans.startApart()).toBe(true)
  await a.draw(titled('Bravo', 'z'))
  expect(await a.titles()).toEqual(['Bravo 1', 'Alpha 2'])
  expect(await a.plans.open(await a.slotOf('Alpha'))).toBe('opened')
  expect(a.plan.getState().plan).toEqual(titled('Alpha', 'x', 'y'))
  expect(a.plan.getState().undoStack.done).toEqual([])
  expect(await a.titles()).toEqual(['Alpha 2', 'Bravo 1'])
})

test('after a reload the plan that was opened last is there', async () => {
  const { open } = browser()
  const a = await open()
  await a.draw(titled('Alpha', 'x'))
  await a.plans.startApart()
  await a.draw(titled('Bravo', 'z'))
  await a.plans.open(await a.slotOf('Alpha'))
  a.close()
  const again = await open(a.memory)
  expect(sheetOf(again.plan.getState().plan).title).toBe('Alpha')
  expect(await again.titles()).toEqual(['Alpha 1', 'Bravo 1'])
})

test('an empty plan without a title leaves nothing behind', async () => {
  const a = await browser().open()
  await a.draw(titled('Alpha', 'x'))
  await a.plans.startApart()
  await a.draw(titled(''))
  await a.plans.open(await a.slotOf('Alpha'))
  expect(await a.titles()).toEqual(['Alpha 1'])
})

test('plans are renamed, duplicated, deleted and brought back', async () => {
  const a = await browser().open()
  await a.draw(titled('Alpha', 'x'))
  await a.plans.duplicate(await a.slotOf('Alpha'), 'Copy of Alpha')
  const copy = await a.slotOf('Copy of Alpha')
  await a.plans.rename(copy, 'Charlie')
  expect(await a.titles()).toEqual(['Alpha 1', 'Charlie 1'])
  const bringBack = await a.plans.remove(copy)
  expect(await a.titles()).toEqual(['Alpha 1'])
  await bringBack()
  expect(await a.titles()).toEqual(['Alpha 1', 'Charlie 1'])
})

test('a second tab is told that the plan is open, and does not open what another one has', async () => {
  const { open } = browser()
  const a = await open()
  await a.draw(titled('Alpha', 'x'))
  const b = await open()
  expect(b.plans.hold.getState()).toEqual({ type: 'shared', slot: 'slot 1' })
  expect(await b.plans.open('slot 1')).toBe('elsewhere')
  const [, there] = await b.plans.list()
  expect(there).toMatchObject({ title: 'Alpha', isElsewhere: true })
})

test('a plan is taken over from another tab, with what that one changed last; what it changes then is a copy', async () => {
  const { shelf, open } = browser()
  const a = await open()
  await a.draw(titled('Alpha', 'x'))
  const b = await open()
  await a.draw(titled('Alpha', 'x', 'y'))
  expect(await b.plans.takeOver('slot 1')).toBe('opened')
  expect(b.plan.getState().plan).toEqual(titled('Alpha', 'x', 'y'))
  expect(b.plans.hold.getState().type).toBe('own')
  await expect.poll(() => a.plans.hold.getState().type).toBe('taken')
  a.plan.apply(put('late', point('Late')), '')
  await a.keeper.flush()
  b.plan.apply(put('new', point('New')), '')
  await b.keeper.flush()
  expect(shelf.slots.size).toBe(2)
  expect(await b.titles()).toEqual(['Alpha 3', 'Alpha 3'])
})

test('a plan that cannot be saved is not left', async () => {
  const { shelf, open } = browser()
  const a = await open()
  await a.draw(titled('Alpha', 'x'))
  await a.plans.startApart()
  await a.draw(titled('Bravo', 'y'))
  const alpha = await a.slotOf('Alpha')
  vi.spyOn(shelf, 'put').mockRejectedValue(new DOMException('', 'QuotaExceededError'))
  a.plan.apply(put('z', point('Z')), '')
  expect(await a.plans.open(alpha)).toBe('unsaved')
  expect(a.plan.getState().plan.has('z')).toBe(true)
})

test('a plan of which something cannot be read is not opened, and stays as it is', async () => {
  const { shelf, open } = browser()
  const a = await open()
  await a.draw(titled('Alpha', 'x'))
  const odd = { savedAtMs: 1, plan: [['q', { kind: 'spaceship' }]] }
  await shelf.put('odd', { plan: odd, note: undefined })
  expect(await a.plans.open('odd')).toBe('unreadable')
  expect(shelf.slots.get('odd')).toEqual(odd)
  expect(await a.plans.open('nowhere')).toBe('gone')
})
