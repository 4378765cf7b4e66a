import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ElementId } from '../plan/element.ts'

/** What is picked, on the map and in the list alike; `waypoint` is the index of one on the only picked route. */
export type Selection = {
  readonly ids: readonly ElementId[]
  readonly waypoint: number | undefined
}

export type SelectionStore = Pick<StoreApi<Selection>, 'getState' | 'getInitialState' | 'subscribe'> & {
  readonly select: (ids: readonly ElementId[], waypoint?: number) => void
  /** Lets go of what is no longer there. */
  readonly keepOnly: (exists: (id: ElementId) => boolean) => void
}

export function createSelectionStore(): SelectionStore {
  const store = createStore<Selection>(() => ({ ids: [], waypoint: undefined }))
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    select: (ids, waypoint) => store.setState({ ids, waypoint }, true),
    keepOnly: (exists) => {
      const { ids } = store.getState()
      const left = ids.filter(exists)
      if (left.length < ids.length) store.setState({ ids: left, waypoint: undefined }, true)
    },
  }
}
