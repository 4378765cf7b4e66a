import { createStore, type StoreApi } from 'zustand/vanilla'
import { changeSheet } from '../plan/change-element.ts'
import { applyEdit } from '../plan/edit.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import type { PlanKeeper } from './keep-plan.ts'
import type { LedStore } from './led-store.ts'
import type { PlanShelf } from './plan-shelf.ts'
import { mayStillRun, newestFirst, type PlanStorage, savedRecord } from './plan-storage.ts'
import type { PlanStore } from './plan-store.ts'
import { readNote } from './saved-note.ts'
import { readSavedPlan } from './saved-plan.ts'
import type { SessionStore } from './session-store.ts'
import type { Tab } from './tab-slot.ts'

/** A plan that this browser keeps, as a list shows it. */
export type KeptPlan = {
  readonly slot: string
  /** the sheet's; may be empty */
  readonly title: string
  readonly map: string
  /** how many elements are drawn */
  readonly count: number
  /** 0 where that is not known */
  readonly savedAtMs: number
  /** the one on this tab's screen */
  readonly isPresent: boolean
  /** another tab has it, or may have it */
  readonly isElsewhere: boolean
  /** a stream that was led with it may still be there */
  readonly isLed: boolean
}

/** What has become of the asking for another plan. `unsaved`: the present one could not be saved, so it was not left. */
export type OpenOutcome = 'opened' | 'elsewhere' | 'gone' | 'unreadable' | 'unsaved'

/**
 * How this tab has its plan. `shared`: another open tab has it, and what is changed here is a copy; `looking`: the same, and nothing is changed
 * here; `taken`: another tab took it over meanwhile.
 */
export type Hold =
  | { readonly type: 'own' }
  | { readonly type: 'shared' | 'looking' | 'taken'; readonly slot: string }

export type MyPlans = {
  readonly hold: StoreApi<Hold>
  readonly list: () => Promise<readonly KeptPlan[]>
  /** Puts it on the screen in place of the present one, which stays kept; viewers of a stream that is led see it. */
  readonly open: (slot: string) => Promise<OpenOutcome>
  /** The same though another tab has it: that one is told. */
  readonly takeOver: (slot: string) => Promise<OpenOutcome>
  /** From now on the present plan is kept as another one; false if the one before could not be saved. */
  readonly startApart: () => Promise<boolean>
  /** Of a plan that is not the present one, whose title is changed like anything else of it. */
  readonly rename: (slot: string, title: string) => Promise<void>
  readonly duplicate: (slot: string, title: string) => Promise<void>
  /** Answers the way to bring it back. */
  readonly remove: (slot: string) => Promise<() => Promise<void>>
  /** Nothing is changed in this tab until its plan is its own. */
  readonly onlyLook: () => void
  /** What is here is a copy of its own from now on. */
  readonly makeCopy: () => void
}

/** The plans of this browser, of which each tab has one. All functions reject where the browser's storage does. */
export function createMyPlans({
  shelf,
  tab,
  storage,
  keeper,
  plan,
  led,
  session,
  elsewhere,
  now = Date.now,
}: {
  readonly shelf: PlanShelf
  readonly tab: Tab
  readonly storage: PlanStorage
  readonly keeper: PlanKeeper
  readonly plan: PlanStore
  readonly led: LedStore
  readonly session: SessionStore
  /** the slot of the present plan, if another open tab had it when this one began */
  readonly elsewhere: string | undefined
  readonly now?: () => number
}): MyPlans {
  const hold = createStore<Hold>(() =>
    elsewhere === undefined ? { type: 'own' } : { type: 'shared', slot: elsewhere },
  )
  tab.holder?.onLost((slot) => hold.setState({ type: 'taken', slot }, true))
  const isOwn = (): void => hold.setState({ type: 'own' }, true)

  const recordOf = async (slot: string) =>
    newestFirst(await shelf.all()).find((record) => record.slot === slot)

  /** The slot that is left stays in the list; its stream goes along with this tab. */
  const leave = async (slot: string): Promise<void> => {
    const record = await recordOf(slot)
    const saved = record && readSavedPlan(record.plan)
    if (!record || !saved) return
    const { title, count } = facts(saved.plan)
    if (count === 0 && title === '') return shelf.remove([slot])
    const note = session.getState().role === 'leading' ? undefined : record.note
    await shelf.put(slot, { plan: { savedAtMs: record.savedAtMs, plan: record.plan, kept: true }, note })
  }

  const show = async (slot: string): Promise<OpenOutcome> => {
    const record = await recordOf(slot)
    const saved = record && readSavedPlan(record.plan)
    if (!record) return 'gone'
    if (!saved || saved.leftOut > 0) return 'unreadable'
    const left = await storage.slot()
    const isLeading = session.getState().role === 'leading'
    const isMoving = left !== slot
    if (isMoving) await storage.moveTo(slot, saved.plan)
    plan.open(saved.plan)
    if (!isLeading) {
      led.setState({ note: readNote(record.note, saved.plan) })
      keeper.settle()
    }
    isOwn()
    if (isMoving) await leave(left)
    return 'opened'
  }

  /** Whatever is here has to be kept before it is left; a copy that was never changed is none. */
  const isKept = async (): Promise<boolean> => hold.getState().type === 'looking' || keeper.flush()

  const open = async (slot: string): Promise<OpenOutcome> => {
    if (!(await isKept())) return 'unsaved'
    if (tab.holder && !(await tab.holder.hold(slot))) return 'elsewhere'
    const outcome = await show(slot)
    if (outcome !== 'opened') tab.holder?.release(slot)
    return outcome
  }

  /** The plan of a slot as it is now, with what is kept beside it. */
  const read = async (slot: string) => {
    if (slot === (await storage.slot()))
      return { plan: plan.getState().plan, savedAtMs: now(), note: undefined }
    const record = await recordOf(slot)
    const saved = record && readSavedPlan(record.plan)
    if (!record || !saved || saved.leftOut > 0) throw new Error(`the plan in slot ${slot} cannot be read`)
    return { plan: saved.plan, savedAtMs: record.savedAtMs, note: record.note }
  }

  const titled = (from: Plan, title: string): Plan => applyEdit(from, changeSheet(from, { title })).plan

  return {
    hold,
    list: async () => {
      const present = await storage.slot()
      const records = newestFirst(await shelf.all())
      const others = records.map(({ slot }) => slot).filter((slot) => slot !== present)
      const elsewhere = new Set((await tab.holder?.heldElsewhere(others)) ?? [])
      const running = mayStillRun(now())
      const kept = records.flatMap((record): KeptPlan[] => {
        const { slot, savedAtMs } = record
        const saved = slot === present ? undefined : readSavedPlan(record.plan)
        if (!saved) return []
        const about = { ...facts(saved.plan), isPresent: false, isElsewhere: elsewhere.has(slot) }
        return [{ slot, savedAtMs, isLed: running(record), ...about }]
      })
      const savedAtMs = records.find(({ slot }) => slot === present)?.savedAtMs ?? 0
      const here = { ...facts(plan.getState().plan), isPresent: true, isElsewhere: false, isLed: false }
      return [{ slot: present, savedAtMs, ...here }, ...kept]
    },
    open,
    takeOver: async (slot) => {
      if (!(await isKept())) return 'unsaved'
      const record = await recordOf(slot)
      if (!record) return 'gone'
      // A plan and the stream that is led with it belong to one tab.
      if (mayStillRun(now())(record)) return 'elsewhere'
      await tab.holder?.takeOver(slot)
      return show(slot)
    },
    startApart: async () => {
      if (!(await isKept())) return false
      const left = await storage.slot()
      await storage.moveTo(tab.newId(), undefined)
      isOwn()
      await leave(left)
      return true
    },
    rename: async (slot, title) => {
      const { plan: from, savedAtMs, note } = await read(slot)
      await shelf.put(slot, { plan: savedRecord(titled(from, title), savedAtMs, true), note })
    },
    duplicate: async (slot, title) => {
      const { plan: from } = await read(slot)
      const record = savedRecord(titled(from, title), now(), true)
      await shelf.put(tab.newId(), { plan: record, note: undefined })
    },
    remove: async (slot) => {
      const record = await recordOf(slot)
      await shelf.remove([slot])
      return async () => {
        if (!record) return
        const { savedAtMs, plan, note } = record
        await shelf.put(slot, { plan: { savedAtMs, plan, kept: true }, note })
      }
    },
    onlyLook: () => {
      const state = hold.getState()
      if (state.type !== 'own') hold.setState({ type: 'looking', slot: state.slot }, true)
    },
    makeCopy: isOwn,
  }
}

const facts = (plan: Plan) => {
  const { title, map } = sheetOf(plan)
  return { title, map, count: drawnElements(plan).length }
}
