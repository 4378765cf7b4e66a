import * as v from 'valibot'
import type { Plan } from '../plan/plan.ts'
import type { PlanShelf } from './plan-shelf.ts'
import { readSavedPlan, type SavedPlan } from './saved-plan.ts'
import { claimSlot, freshSlot, type Tab } from './tab-slot.ts'

/** Where the local plan survives a reload. */
export type PlanStorage = {
  /**
   * The plan that this tab saved; in a new tab a copy of the one that was saved last; undefined if there is none. Where it
   * rejects or leaves elements out, what was saved stays as it is: the tab goes on in a slot of its own.
   */
  readonly load: () => Promise<SavedPlan | undefined>
  readonly save: (plan: Plan) => Promise<void>
}

/** Plans of tabs that were closed are kept as well, but not for ever. */
const slotLimit = 10

const recordSchema = v.object({ savedAtMs: v.number(), plan: v.unknown() })

/** Each tab saves to a slot of its own, so that none overwrites the work of another. */
export function createPlanStorage(shelf: PlanShelf, tab: Tab, now: () => number = Date.now): PlanStorage {
  const claiming = claimSlot(tab)
  let slot = claiming.then(({ id }) => id)
  let swept = false

  const loadFrom = async (from: string | undefined): Promise<SavedPlan | undefined> => {
    const records = newestFirst(await shelf.all())
    const record = records.find((each) => each.slot === from) ?? records[0]
    if (!record) return undefined
    const saved = readSavedPlan(record.plan)
    if (!saved) throw new Error(`what was saved in slot ${record.slot} is no plan`)
    return saved
  }

  const sweep = async (): Promise<void> => {
    const old = newestFirst(await shelf.all()).slice(slotLimit)
    await shelf.remove(old.map((each) => each.slot))
  }

  return {
    load: async () => {
      let whole = false
      try {
        const saved = await loadFrom((await claiming).from)
        whole = saved === undefined || saved.leftOut === 0
        return saved
      } finally {
        if (!whole) slot = freshSlot(tab)
      }
    },
    save: async (plan) => {
      await shelf.put(await slot, { savedAtMs: now(), plan: [...plan] })
      if (swept) return
      swept = true
      await sweep()
    },
  }
}

/** A value that is no record counts as the oldest: what is in it may still be a plan. */
const newestFirst = (shelved: Awaited<ReturnType<PlanShelf['all']>>) =>
  shelved
    .map(({ slot, value }) => {
      const record = v.safeParse(recordSchema, value)
      return { slot, ...(record.success ? record.output : { savedAtMs: 0, plan: value }) }
    })
    .sort((a, b) => b.savedAtMs - a.savedAtMs)
