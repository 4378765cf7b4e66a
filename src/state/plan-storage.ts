import * as v from 'valibot'
import type { Plan } from '../plan/plan.ts'
import type { LeadNote } from '../stream/session.ts'
import type { PlanShelf } from './plan-shelf.ts'
import { readNote, writeNote } from './saved-note.ts'
import { readSavedPlan, type SavedPlan } from './saved-plan.ts'
import { beginSlot, claimSlot, rememberSlot, type Tab, takeOverSlot } from './tab-slot.ts'

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
  /** Where this tab saves. */
  readonly slot: () => Promise<string>
  /** From now on this tab saves there, where this plan is already (or nothing yet, in a slot that nobody has had); it leaves its slot to others. */
  readonly moveTo: (slot: string, plan: Plan | undefined) => Promise<void>
}

/** `elsewhere`: the slot of the plan, if another open tab has it: what is changed here is a copy. */
export type Loaded = SavedPlan & {
  readonly note: LeadNote | undefined
  readonly elsewhere?: string
}

/** Copies that tabs made by themselves are kept as well, but not for ever. */
const slotLimit = 10

/** `kept`: somebody has named, copied or left it in the list of plans: it goes only when it is deleted there. */
const recordSchema = v.object({
  savedAtMs: v.number(),
  plan: v.unknown(),
  kept: v.exactOptional(v.literal(true)),
})
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
  let isKept = false

  const goApart = (): void => {
    if (isApart) return
    isApart = true
    const left = slot
    startIn(tab.newId(), false)
    void left.then((id) => tab.holder?.release(id))
  }

  const startIn = (id: string, claimed: boolean): void => {
    slot = Promise.resolve(id)
    isClaimed = Promise.resolve(claimed)
  }

  /** What this tab begins with. The note goes with the slot: one that belongs to another tab is left there. */
  const find = async (): Promise<Found | undefined> => {
    const { id, from } = await claiming
    const records = newestFirst(await shelf.all())
    const own = records.find((each) => each.slot === from)
    if (own) return { ...own, isOwn: id === from && !isApart, elsewhere: id === from ? undefined : from }
    for (const record of records.filter(mayStillRun(now()))) {
      if (isApart || !(await takeOverSlot(tab, record.slot))) continue
      if (!isApart) startIn(record.slot, true)
      return { ...record, isOwn: !isApart }
    }
    const [newest] = records
    if (!newest || isApart || !isRecord(newest)) return newest && { ...newest, isOwn: false }
    // What was led too long ago is led no more; the plan goes on.
    if (!(await takeOverSlot(tab, newest.slot))) return { ...newest, isOwn: false, elsewhere: newest.slot }
    if (!isApart) startIn(newest.slot, true)
    return { ...newest, isOwn: false }
  }

  const load = async (): Promise<Loaded | undefined> => {
    const record = await find()
    if (!record) return undefined
    const saved = readSavedPlan(record.plan)
    if (!saved) throw new Error(`what was saved in slot ${record.slot} is no plan`)
    if (saved.leftOut > 0) goApart()
    isKept = record.kept === true && record.elsewhere === undefined && !isApart
    return {
      ...saved,
      note: record.isOwn ? readNote(record.note, saved.plan) : undefined,
      ...(record.elsewhere !== undefined && { elsewhere: record.elsewhere }),
    }
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
    const old = newestFirst(await shelf.all())
      .filter(({ kept }) => !kept)
      .slice(slotLimit)
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
        await shelf.put(id, { plan: savedRecord(plan, now(), isKept), note })
      savedPlan = plan
      if (swept) return
      swept = true
      await sweep()
    },
    slot: () => slot,
    moveTo: async (id, plan) => {
      const left = slot
      startIn(id, plan !== undefined)
      if (plan !== undefined) rememberSlot(tab.storage, id)
      savedPlan = plan
      isKept = true
      const leftId = await left
      if (leftId !== id) tab.holder?.release(leftId)
    },
  }
}

/** What is put on the shelf for a plan. */
export const savedRecord = (plan: Plan, savedAtMs: number, isKept: boolean): unknown => ({
  savedAtMs,
  plan: [...plan],
  ...(isKept && { kept: true }),
})

type Shelved = ReturnType<typeof newestFirst>[number]
type Found = Shelved & { readonly isOwn: boolean; readonly elsewhere?: string | undefined }

const isRecord = ({ savedAtMs }: Shelved): boolean => savedAtMs > 0

/** A value that is no record counts as the oldest: what is in it may still be a plan. */
export const newestFirst = (shelved: Awaited<ReturnType<PlanShelf['all']>>) =>
  shelved
    .map(({ slot, value, note }) => {
      const record = v.safeParse(recordSchema, value)
      return { slot, note, ...(record.success ? record.output : { savedAtMs: 0, plan: value }) }
    })
    .sort((a, b) => b.savedAtMs - a.savedAtMs)

/** Whether a stream that was led with it may still be there. */
export const mayStillRun =
  (nowMs: number) =>
  ({ note }: Shelved): boolean => {
    const led = v.safeParse(ledSchema, note)
    return led.success && nowMs < led.output.answeredMs + led.output.ttlSeconds * 1_000
  }
