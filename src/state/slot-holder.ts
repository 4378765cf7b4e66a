/** Tells which slots the open tabs of this browser have. */
export type SlotHolder = {
  /** Makes the slot this page's for as long as it lives; false where another page may have it. */
  readonly hold: (slot: string) => Promise<boolean>
  /** The same for a slot that nobody has had. */
  readonly begin: (slot: string) => Promise<void>
  /** Whether the slot is still this page's: one that slept may have lost it, or another page has taken it. */
  readonly holds: (slot: string) => boolean
  /** Makes the slot this page's, whoever has it: that page hears of it (`onLost`). */
  readonly takeOver: (slot: string) => Promise<void>
  /** Leaves the slot to whoever wants it. */
  readonly release: (slot: string) => void
  /** Hears that another page has taken a slot of this one. */
  readonly onLost: (listener: (slot: string) => void) => void
  /** Those of the slots that another page has, or may have. */
  readonly heldElsewhere: (slots: readonly string[]) => Promise<readonly string[]>
  /** Those of the slots that no page has and none will go on from, to be thrown away. */
  readonly discard: (slots: readonly string[]) => Promise<readonly string[]>
}

const prefix = 'missioncast.slot.'

/** By Web Locks: the browser itself lets go of what a page held, however it ends. */
export function slotLocks(locks: Pick<LockManager, 'request' | 'query'>): SlotHolder {
  /** what ends the hold on each slot of this page */
  const own = new Map<string, () => void>()
  const lost = new Set<string>()
  const listeners = new Set<(slot: string) => void>()

  const request = (slot: string, options: LockOptions) =>
    new Promise<boolean>((resolve) => {
      let end = (): void => {}
      locks
        .request(`${prefix}${slot}`, options, (lock) => {
          if (lock === null) return resolve(false)
          const held = new Promise<void>((done) => {
            end = done
          })
          own.set(slot, end)
          lost.delete(slot)
          resolve(true)
          return held
        })
        .catch(() => {
          // Taken by another page; or this one has no origin: it may ask for none, and remembers no slot either.
          resolve(false)
          if (own.get(slot) !== end) return
          own.delete(slot)
          lost.add(slot)
          for (const listener of listeners) listener(slot)
        })
    })
  const held = async (): Promise<ReadonlySet<string>> => {
    const { held: all = [] } = await locks.query()
    return new Set(all.flatMap(({ name }) => name ?? []))
  }
  return {
    hold: async (slot) => own.has(slot) || request(slot, { ifAvailable: true }),
    begin: async (slot) => void (await request(slot, { ifAvailable: true })),
    holds: (slot) => !lost.has(slot),
    takeOver: async (slot) => void (own.has(slot) || (await request(slot, { steal: true }))),
    release: (slot) => {
      own.get(slot)?.()
      own.delete(slot)
    },
    onLost: (listener) => void listeners.add(listener),
    heldElsewhere: async (slots) => {
      const names = await held()
      return slots.filter((slot) => names.has(`${prefix}${slot}`) && !own.has(slot))
    },
    discard: async (slots) => {
      const names = await held()
      return slots.filter((slot) => !names.has(`${prefix}${slot}`))
    },
  }
}

/**
 * Without locks, on plain HTTP: a page that ends marks its slots as free in the memory that all tabs share, and who goes on from one takes
 * the mark away. A slot without a mark belongs to an open page, or to one that crashed, which cannot be told apart: it is left alone until
 * somebody takes it over.
 */
export function slotMarks(
  shared: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  page: Pick<Window, 'addEventListener'>,
): SlotHolder {
  const own = new Set<string>()
  const listeners = new Set<(slot: string) => void>()

  const takeMark = (slot: string): boolean => {
    if (shared.getItem(prefix + slot) === null) return false
    shared.removeItem(prefix + slot)
    return true
  }
  const markFree = (slot: string): void => {
    try {
      shared.setItem(prefix + slot, 'free')
    } catch {
      // Full: it is as if the page had crashed.
    }
  }
  const lose = (slot: string): void => {
    if (!own.delete(slot)) return
    for (const listener of listeners) listener(slot)
  }

  page.addEventListener('pagehide', () => {
    for (const slot of own) markFree(slot)
  })
  page.addEventListener('pageshow', ({ persisted }) => {
    // Back from the browser's cache of pages: meanwhile another tab may have gone on from there.
    if (persisted) for (const slot of [...own]) if (!takeMark(slot)) lose(slot)
  })
  page.addEventListener('storage', ({ key, newValue }) => {
    if (newValue === 'taken' && key?.startsWith(prefix)) lose(key.slice(prefix.length))
  })

  return {
    hold: async (slot) => {
      if (own.has(slot)) return true
      const isFree = takeMark(slot)
      if (isFree) own.add(slot)
      return isFree
    },
    begin: async (slot) => void own.add(slot),
    holds: (slot) => own.has(slot),
    takeOver: async (slot) => {
      if (own.has(slot)) return
      own.add(slot)
      try {
        shared.setItem(prefix + slot, 'taken')
        shared.removeItem(prefix + slot)
      } catch {
        // Full: the other page is not told, and whoever saves last is kept.
      }
    },
    release: (slot) => {
      if (own.delete(slot)) markFree(slot)
    },
    onLost: (listener) => void listeners.add(listener),
    heldElsewhere: async (slots) =>
      slots.filter((slot) => !own.has(slot) && shared.getItem(prefix + slot) !== 'free'),
    discard: async (slots) => slots.filter(takeMark),
  }
}
