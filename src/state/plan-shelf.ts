import { type DBSchema, openDB } from 'idb'

/** Where this browser keeps plans: a value for each slot, as it was put there by this version of the page or another, and the note beside it. */
export type PlanShelf = {
  readonly all: () => Promise<readonly ShelvedPlan[]>
  /** Puts, all at once, what is given; `note: undefined` takes away the one there is. */
  readonly put: (slot: string, what: { readonly plan?: unknown; readonly note: unknown }) => Promise<void>
  readonly remove: (slots: readonly string[]) => Promise<void>
}

export type ShelvedPlan = { readonly slot: string; readonly value: unknown; readonly note: unknown }

interface Schema extends DBSchema {
  plans: { key: string; value: unknown }
  notes: { key: string; value: unknown }
}

const stores = ['plans', 'notes'] as const

/** The plans in this browser's IndexedDB. Rejects where the browser has none (some private windows) or it is full. */
export function openPlanShelf(): PlanShelf {
  const opening = new Promise<Awaited<ReturnType<typeof open>>>((resolve, reject) => {
    // A page of an older version in another tab must not keep this one from beginning.
    open(() => reject(new Error('another tab has an older version of this page open'))).then(resolve, reject)
  })
  // Whoever loads or saves hears of a failure; before that nobody listens.
  opening.catch(() => {})
  return {
    all: async () => {
      const transaction = (await opening).transaction(stores)
      const plans = transaction.objectStore('plans')
      const notes = transaction.objectStore('notes')
      // The lists of a store are in the order of its keys.
      const [slots, values, noted, kept] = await Promise.all([
        plans.getAllKeys(),
        plans.getAll(),
        notes.getAllKeys(),
        notes.getAll(),
      ])
      const noteOf = new Map(noted.map((slot, index) => [slot, kept[index]]))
      return slots.map((slot, index) => ({ slot, value: values[index], note: noteOf.get(slot) }))
    },
    put: async (slot, { note, ...rest }) => {
      const transaction = (await opening).transaction(stores, 'readwrite')
      const notes = transaction.objectStore('notes')
      await Promise.all([
        'plan' in rest && transaction.objectStore('plans').put(rest.plan, slot),
        note === undefined ? notes.delete(slot) : notes.put(note, slot),
        transaction.done,
      ])
    },
    remove: async (slots) => {
      const transaction = (await opening).transaction(stores, 'readwrite')
      const removing = stores.flatMap((name) =>
        slots.map((slot) => transaction.objectStore(name).delete(slot)),
      )
      await Promise.all([...removing, transaction.done])
    },
  }
}

const open = (onBlocked: () => void) =>
  openDB<Schema>('missioncast', 2, {
    upgrade: (database) => {
      for (const name of stores)
        if (!database.objectStoreNames.contains(name)) database.createObjectStore(name)
    },
    blocked: onBlocked,
    blocking: (_present, _wanted, event) => {
      // A later version of this page waits for us.
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
