import * as v from 'valibot'
import type { Plan } from '../plan/plan.ts'
import type { LeadNote } from '../stream/session.ts'
import type { PlanShelf } from './plan-shelf.ts'
import { readNote, writeNote } from './saved-note.ts'
import { readSavedPlan, type SavedPlan } from './saved-plan.ts'
import { beginSlot, claimSlot, type Tab, takeOverSlot } from './tab-slot.ts'

/** Where the local plan survives a reload, and the note of the stream that is led with it (L10). */
export type PlanStorage = {
  /**
   * What this tab saved; in a new tab what one that is gone left of a stream that may still be there, else a copy of the plan that was
   * saved last; undefined if there is none. Where it rejects, leaves elements out, or has not answered when the first save begins, what was
   * saved stays as it is: the tab goes on in a slot of its own.
   */
  readonly load: () => Promise<Loaded | undefined>
  /** From now on this tab saves beside what is stored: what was loaded is not wanted any more. */
  readonly goApart: () => void
  readonly save: (plan: Plan, note: LeadNote | undefined) => Promise<void>
}

export type Loaded = SavedPlan & { readonly note: LeadNote | undefined }

/** Plans of tabs that were closed are kept as well, but not for ever. */
const slotLimit = 10

const recordSchema = v.object({ savedAtMs: v.number(), plan: v.unknown() })
const ledSchema = v.object({ answeredMs: v.number(), ttlSeconds: v.number() })

/** Each tab saves to a slot of its own, so that none overwrites the work of another. */
export function createPlanStorage(shelf: PlanShelf, tab: Tab, now: () => number = Date.now): PlanStorage {
  const claiming = claimSlot(tab)
  let slot: Promise<string> = claiming.then(({ id }) => id)
  /** whether the slot was this tab's before anything was saved from here */
  let isClaimed = claiming.then(({ id, from }) => id === from)
  let loading = false
  let isApart = false
  let savedPlan: Plan | undefined
  let swept = false

  const goApart = (): void => {
    if (isApart) return
    isApart = true
    startIn(tab.newId(), false)
  }

  const startIn = (id: string, claimed: boolean): void => {
    slot = Promise.resolve(id)
    isClaimed = Promise.resolve(claimed)
  }

  /** What this tab begins with. The note goes with the slot: one that belongs to another tab is left there. */
  const find = async (): Promise<(Shelved & { readonly isOwn: boolean }) | undefined> => {
    const { id, from } = await claiming
    const records = newestFirst(await shelf.all())
    const own = records.find((each) => each.slot === from)
    if (own) return { ...own, isOwn: id === from && !isApart }
    for (const record of records.filter(mayStillRun(now()))) {
      if (isApart || !(await takeOverSlot(tab, record.slot))) continue
      if (!isApart) startIn(record.slot, true)
      return { ...record, isOwn: !isApart }
    }
    return records[0] && { ...records[0], isOwn: false }
  }

  const load = async (): Promise<Loaded | undefined> => {
    const record = await find()
    if (!record) return undefined
    const saved = readSavedPlan(record.plan)
    if (!saved) throw new Error(`what was saved in slot ${record.slot} is no plan`)
    if (saved.leftOut > 0) goApart()
    return { ...saved, note: record.isOwn ? readNote(record.note, saved.plan) : undefined }
  }

  /** The slot to save in, made this tab's before anything is put there. */
  const ownSlot = async (): Promise<string> => {
    const [id, claimed] = await Promise.all([slot, isClaimed])
    if (!claimed) {
      await beginSlot(tab, id)
      isClaimed = Promise.resolve(true)
    } else if (tab.holder && !tab.holder.holds(id)) {
      startIn(tab.newId(), false)
      return ownSlot()
    }
    return id
  }

  /** Another tab's plan is left there while that tab is open, or its stream may still run. */
  const sweep = async (): Promise<void> => {
    const old = newestFirst(await shelf.all()).slice(slotLimit)
    const running = mayStillRun(now())
    const slots = old.filter((each) => !running(each)).map((each) => each.slot)
    await shelf.remove(tab.holder ? await tab.holder.discard(slots) : slots)
  }

  return {
    load: async () => {
      loading = true
      try {
        return await load()
      } catch (cause) {
        goApart()
        throw cause
      } finally {
        loading = false
      }
    },
    goApart,
    save: async (plan, led) => {
      if (loading) goApart()
      const id = await ownSlot()
      const note = led && writeNote(led, plan)
      // Most saves while leading are of the note alone.
      if (plan !== savedPlan || !(await shelf.putNote(id, note)))
        await shelf.put(id, { plan: { savedAtMs: now(), plan: [...plan] }, note })
      savedPlan = plan
      if (swept) return
      swept = true
      await sweep()
    },
  }
}

type Shelved = ReturnType<typeof newestFirst>[number]

/** A value that is no record counts as the oldest: what is in it may still be a plan. */
const newestFirst = (shelved: Awaited<ReturnType<PlanShelf['all']>>) =>
  shelved
    .map(({ slot, value, note }) => {
      const record = v.safeParse(recordSchema, value)
      return { slot, note, ...(record.success ? record.output : { savedAtMs: 0, plan: value }) }
    })
    .sort((a, b) => b.savedAtMs - a.savedAtMs)

const mayStillRun =
  (nowMs: number) =>
  ({ note }: Shelved): boolean => {
    const led = v.safeParse(ledSchema, note)
    return led.success && nowMs < led.output.answeredMs + led.output.ttlSeconds * 1_000
  }
