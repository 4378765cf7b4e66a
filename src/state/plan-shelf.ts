import { type DBSchema, openDB } from 'idb'

/** Where this browser keeps plans: a value for each slot, as it was put there by this version of the page or another. */
export type PlanShelf = {
  readonly all: () => Promise<readonly ShelvedPlan[]>
  readonly put: (slot: string, value: unknown) => Promise<void>
  readonly remove: (slots: readonly string[]) => Promise<void>
}

export type ShelvedPlan = { readonly slot: string; readonly value: unknown }

interface Schema extends DBSchema {
  plans: { key: string; value: unknown }
}

/** The plans in this browser's IndexedDB. Rejects where the browser has none (some private windows) or it is full. */
export function openPlanShelf(): PlanShelf {
  const opening = openDB<Schema>('missioncast', 1, {
    upgrade: (database) => void database.createObjectStore('plans'),
  })
  // Whoever loads or saves hears of a failure; before that nobody listens.
  opening.catch(() => {})
  return {
    all: async () => {
      const { store } = (await opening).transaction('plans')
      // Both lists are in the order of the keys.
      const [slots, values] = await Promise.all([store.getAllKeys(), store.getAll()])
      return slots.map((slot, index) => ({ slot, value: values[index] }))
    },
    put: async (slot, value) => {
      await (await opening).put('plans', value, slot)
    },
    remove: async (slots) => {
      const { store, done } = (await opening).transaction('plans', 'readwrite')
      await Promise.all([...slots.map((slot) => store.delete(slot)), done])
    },
  }
}
