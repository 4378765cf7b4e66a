import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** Where this browser keeps plans: a value for each slot, as it was put there by this version of the page or another, and the note beside it. */
export type PlanShelf = {
  readonly all: () => Promise<readonly ShelvedPlan[]>
  /** Puts both at once; `note: undefined` takes away the one there is. */
  readonly put: (slot: string, what: { readonly plan: unknown; readonly note: unknown }) => Promise<void>
  /** Puts the note beside the plan that is there; false, and nothing is changed, where there is none. */
  readonly putNote: (slot: string, note: unknown) => Promise<boolean>
  readonly remove: (slots: readonly string[]) => Promise<void>
}

export type ShelvedPlan = { readonly slot: string; readonly value: unknown; readonly note: unknown }

interface Schema extends DBSchema {
  plans: { key: string; value: unknown }
  notes: { key: string; value: unknown }
}

const stores = ['plans', 'notes'] as const

/**
 * The plans in this browser's IndexedDB. Rejects where the browser has none (some private windows), where it is full, and while a page of an
 * older version does not give way; each operation after a failure begins anew.
 */
export function openPlanShelf(): PlanShelf {
  let link: Link | undefined

  const withDatabase = async <T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> => {
    link ??= openLink((closed) => {
      if (link === closed) link = undefined
    })
    const used = link
    // Once it is open, what was in its way before is no hindrance: the first of two that are settled wins.
    const database = await Promise.race([used.opening, used.blocked])
    try {
      return await work(database)
    } catch (cause) {
      // A connection that the browser broke does not always say so.
      database.close()
      if (link === used) link = undefined
      throw cause
    }
  }

  return {
    all: () =>
      withDatabase(async (database) => {
        const transaction = database.transaction(stores)
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
      }),
    put: (slot, { plan, note }) =>
      withDatabase(async (database) => {
        const transaction = database.transaction(stores, 'readwrite')
        const notes = transaction.objectStore('notes')
        await Promise.all([
          transaction.objectStore('plans').put(plan, slot),
          note === undefined ? notes.delete(slot) : notes.put(note, slot),
          transaction.done,
        ])
      }),
    putNote: (slot, note) =>
      withDatabase(async (database) => {
        const transaction = database.transaction(stores, 'readwrite')
        const notes = transaction.objectStore('notes')
        const isThere = (await transaction.objectStore('plans').count(slot)) > 0
        if (isThere) await (note === undefined ? notes.delete(slot) : notes.put(note, slot))
        await transaction.done
        return isThere
      }),
    remove: (slots) =>
      withDatabase(async (database) => {
        const transaction = database.transaction(stores, 'readwrite')
        const removing = stores.flatMap((name) =>
          slots.map((slot) => transaction.objectStore(name).delete(slot)),
        )
        await Promise.all([...removing, transaction.done])
      }),
  }
}

/** A connection, open or on its way; `blocked` rejects when a page of an older version stands in that way. */
type Link = { readonly opening: Promise<IDBPDatabase<Schema>>; readonly blocked: Promise<never> }

/** `onClose` hears when the connection is of no use any more, or never came. */
function openLink(onClose: (link: Link) => void): Link {
  let block: (cause: Error) => void = () => {}
  const blocked = new Promise<never>((_, reject) => {
    block = reject
  })
  const opening = openDB<Schema>('missioncast', 2, {
    upgrade: (database) => {
      for (const name of stores)
        if (!database.objectStoreNames.contains(name)) database.createObjectStore(name)
    },
    // It opens as soon as that page is gone; until then nobody is kept waiting.
    blocked: () => block(new Error('another tab has an older version of this page open')),
    blocking: () => {
      // A later version of this page waits for us.
      void opening.then((database) => database.close())
      onClose(link)
    },
    terminated: () => onClose(link),
  })
  const link = { opening, blocked }
  blocked.catch(() => {})
  opening.catch(() => onClose(link))
  return link
}
