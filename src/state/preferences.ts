import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'

const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** the stream that was led from here and not stopped: offered for Reconnect. A name is no secret. */
  led: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(200))), undefined),
})

/** What this browser remembers of its user; never a password or a code. */
export type Preferences = v.InferOutput<typeof schema>

export type PreferencesStore = StoreApi<Preferences>

const key = 'missioncast.preferences'

/** @param storage undefined where the browser keeps nothing: preferences then last as long as the page */
export function createPreferencesStore(storage: Storage | undefined): PreferencesStore {
  const store = createStore<Preferences>(() => read(storage))
  store.subscribe((preferences, before) => {
    // Another tab may have written since: of its fields only those that changed here are written over.
    const { theme, led } = read(storage)
    const merged: Preferences = {
      theme: preferences.theme === before.theme ? theme : preferences.theme,
      led: preferences.led === before.led ? led : preferences.led,
    }
    try {
      storage?.setItem(key, JSON.stringify(merged))
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
