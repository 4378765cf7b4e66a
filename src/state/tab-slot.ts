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
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly newId: () => string
}

const key = 'missioncast.slot'

/** The slot that this tab remembers, or a fresh one where there is none or another open tab has it. */
export async function claimSlot(tab: Tab): Promise<TabSlot> {
  const from = remembered(tab.storage)
  if (from !== undefined && (await hold(tab.locks, from))) return { id: from, from }
  return { id: await freshSlot(tab), from }
}

/** A slot that nobody has used, remembered as this tab's. */
export async function freshSlot(tab: Tab): Promise<string> {
  const id = tab.newId()
  await hold(tab.locks, id)
  remember(tab.storage, id)
  return id
}

/** Makes the slot of a tab that is gone this one's; false if that tab may be there still. */
export async function takeOverSlot(tab: Tab, slot: string): Promise<boolean> {
  if (!tab.locks || !(await hold(tab.locks, slot))) return false
  remember(tab.storage, slot)
  return true
}

function remember(storage: Storage | undefined, slot: string): void {
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

/** Holds the slot's lock as long as the page lives; false if another page does. Plain HTTP has no locks. */
function hold(locks: Tab['locks'], slot: string): Promise<boolean> {
  if (!locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    locks
      .request(`missioncast.slot.${slot}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock ? new Promise<never>(() => {}) : undefined
      })
      // A page without an origin may ask for none.
      .catch(() => resolve(true))
  })
}
