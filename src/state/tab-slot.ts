import type { SlotHolder } from './slot-holder.ts'

/** The slot in which this tab keeps its plan. */
export type TabSlot = {
  readonly id: string
  /** the slot that this tab goes on from: its own after a reload, the first tab's in a duplicated one; none in a new tab */
  readonly from: string | undefined
}

/** What the browser has for telling tabs apart; undefined where it has not, or forbids it. */
export type Tab = {
  /** the tab's own memory, which survives a reload and is copied when the tab is duplicated */
  readonly storage: Storage | undefined
  readonly holder: SlotHolder | undefined
  readonly newId: () => string
}

const key = 'missioncast.slot'

/** The slot that this tab remembers, or a fresh one where there is none or another open tab may have it. */
export async function claimSlot({ storage, holder, newId }: Tab): Promise<TabSlot> {
  const from = remembered(storage)
  if (from !== undefined && (await holder?.hold(from))) return { id: from, from }
  return { id: newId(), from }
}

/** Makes a fresh slot this tab's; before it is used. */
export async function beginSlot({ storage, holder }: Tab, slot: string): Promise<void> {
  await holder?.begin(slot)
  rememberSlot(storage, slot)
}

/** Makes the slot of a tab that is gone this one's; false if that tab may be there still. */
export async function takeOverSlot({ storage, holder }: Tab, slot: string): Promise<boolean> {
  if (!(await holder?.hold(slot))) return false
  rememberSlot(storage, slot)
  return true
}

export function rememberSlot(storage: Storage | undefined, slot: string): void {
  try {
    storage?.setItem(key, slot)
  } catch {
    // Full or forbidden: after a reload the tab begins with the newest plan, as a new one does.
  }
}

function remembered(storage: Storage | undefined): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}
