import { createStore, type StoreApi } from 'zustand/vanilla'

/** Names of the host's layers of which something did not come since the page was opened. */
export type MissingLayersStore = StoreApi<{ readonly names: ReadonlySet<string> }> & {
  readonly add: (name: string) => void
}

export function createMissingLayers(): MissingLayersStore {
  const store = createStore<{ readonly names: ReadonlySet<string> }>(() => ({ names: new Set() }))
  return { ...store, add: (name) => store.setState(({ names }) => ({ names: new Set([...names, name]) })) }
}
