import * as v from 'valibot'
import type { Plan } from '../plan/plan.ts'
import type { LeadNote } from '../stream/session.ts'
import type { PlanShelf } from './plan-shelf.ts'
import { readNote, writeNote } from './saved-note.ts'
import { readSavedPlan, type SavedPlan } from './saved-plan.ts'
import { claimSlot, freshSlot, type Tab, takeOverSlot } from './tab-slot.ts'

/** Where the local plan survives a reload, and the note of the stream that is led with it (L10). */
export type PlanStorage = {
  /**
   * What this tab saved; in a new tab what one that is gone left of a stream that may still be there, else a copy of the plan that was
   * saved last; undefined if there is none. Where it rejects or leaves elements out, what was saved stays as it is: the tab goes on in
   * a slot of its own.
   */
  readonly load: () => Promise<Loaded | undefined>
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
  let slot = claiming.then(({ id }) => id)
  let savedPlan: Plan | undefined
  let swept = false

  /** What this tab begins with. The note goes with the slot: one that belongs to another tab is left there. */
  const find = async (): Promise<(Shelved & { readonly isOwn: boolean }) | undefined> => {
    const { id, from } = await claiming
    const records = newestFirst(await shelf.all())
    const own = records.find((each) => each.slot === from)
    if (own) return { ...own, isOwn: id === from }
    for (const record of records.filter(mayStillRun(now()))) {
      if (!(await takeOverSlot(tab, record.slot))) continue
      slot = Promise.resolve(record.slot)
      return { ...record, isOwn: true }
    }
    return records[0] && { ...records[0], isOwn: false }
  }

  const sweep = async (): Promise<void> => {
    const old = newestFirst(await shelf.all()).slice(slotLimit)
    await shelf.remove(old.map((each) => each.slot))
  }

  return {
    load: async () => {
      let whole = false
      try {
        const record = await find()
        if (!record) {
          whole = true
          return undefined
        }
        const saved = readSavedPlan(record.plan)
        if (!saved) throw new Error(`what was saved in slot ${record.slot} is no plan`)
        whole = saved.leftOut === 0
        return { ...saved, note: record.isOwn ? readNote(record.note, saved.plan) : undefined }
      } finally {
        if (!whole) slot = freshSlot(tab)
      }
    },
    save: async (plan, led) => {
      const note = led && writeNote(led, plan)
      const isNew = plan !== savedPlan
      await shelf.put(await slot, isNew ? { plan: { savedAtMs: now(), plan: [...plan] }, note } : { note })
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
