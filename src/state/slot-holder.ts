/** Tells which slots the open tabs of this browser have. */
export type SlotHolder = {
  /** Makes the slot this page's for as long as it lives; false where another page may have it. */
  readonly hold: (slot: string) => Promise<boolean>
  /** The same for a slot that nobody has had. */
  readonly begin: (slot: string) => Promise<void>
  /** Whether the slot is still this page's: one that slept may have lost it. */
  readonly holds: (slot: string) => boolean
  /** Those of the slots that no page has and none will go on from, to be thrown away. */
  readonly discard: (slots: readonly string[]) => Promise<readonly string[]>
}

const prefix = 'missioncast.slot.'

/** By Web Locks: the browser itself lets go of what a page held, however it ends. */
export function slotLocks(locks: Pick<LockManager, 'request' | 'query'>): SlotHolder {
  const hold = (slot: string) =>
    new Promise<boolean>((resolve) => {
      locks
        .request(`${prefix}${slot}`, { ifAvailable: true }, (lock) => {
          resolve(lock !== null)
          return lock ? new Promise<never>(() => {}) : undefined
        })
        // A page without an origin may ask for none, and remembers no slot either.
        .catch(() => resolve(false))
    })
  return {
    hold,
    begin: async (slot) => void (await hold(slot)),
    holds: () => true,
    discard: async (slots) => {
      const { held = [] } = await locks.query()
      const names = new Set(held.map(({ name }) => name))
      return slots.filter((slot) => !names.has(`${prefix}${slot}`))
    },
  }
}

/**
 * Without locks, on plain HTTP: a page that ends marks its slots as free in the memory that all tabs share, and who goes on from one takes
 * the mark away. A slot without a mark belongs to an open page, or to one that crashed, which cannot be told apart: it is left alone.
 */
export function slotMarks(
  shared: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  page: Pick<Window, 'addEventListener'>,
): SlotHolder {
  const own = new Set<string>()

  const takeMark = (slot: string): boolean => {
    if (shared.getItem(prefix + slot) === null) return false
    shared.removeItem(prefix + slot)
    return true
  }

  page.addEventListener('pagehide', () => {
    try {
      for (const slot of own) shared.setItem(prefix + slot, 'free')
    } catch {
      // Full: it is as if the page had crashed.
    }
  })
  page.addEventListener('pageshow', ({ persisted }) => {
    // Back from the browser's cache of pages: meanwhile another tab may have gone on from there.
    if (persisted) for (const slot of [...own]) if (!takeMark(slot)) own.delete(slot)
  })

  return {
    hold: async (slot) => {
      const isFree = takeMark(slot)
      if (isFree) own.add(slot)
      return isFree
    },
    begin: async (slot) => void own.add(slot),
    holds: (slot) => own.has(slot),
    discard: async (slots) => slots.filter(takeMark),
  }
}
