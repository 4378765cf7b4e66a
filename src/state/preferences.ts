import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { shownUnits } from '../plan/units.ts'

const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** in which plans are shown; undefined: in those that each is stored in */
  units: v.fallback(v.optional(v.picklist(shownUnits)), undefined),
  /** whether what is drawn and dragged sticks to what is near; undefined: it does */
  snapping: v.fallback(v.optional(v.boolean()), undefined),
})

/** What this browser remembers of its user; never a password or a code. */
export type Preferences = v.InferOutput<typeof schema>

export type PreferencesStore = StoreApi<Preferences>

const key = 'missioncast.preferences'

/** @param storage undefined where the browser keeps nothing: preferences then last as long as the page */
export function createPreferencesStore(storage: Storage | undefined): PreferencesStore {
  const store = createStore<Preferences>(() => read(storage))
  store.subscribe((preferences) => {
    try {
      storage?.setItem(key, JSON.stringify(preferences))
    } catch {
      // Full or forbidden: nothing depends on it.
    }
  })
  return store
}

function read(storage: Storage | undefined): Preferences {
  let stored: unknown
  try {
    stored = JSON.parse(storage?.getItem(key) ?? '{}')
  } catch {
    stored = {}
  }
  const parsed = v.safeParse(schema, stored)
  return parsed.success ? parsed.output : { theme: 'system' }
}
