import * as v from 'valibot'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ClockRun, clockRunSchema } from './clock-run.ts'

export type ClockState = {
  /** whether it is on the screen; it runs on without that */
  readonly isOpen: boolean
  readonly run: ClockRun | undefined
}

export type ClockStore = StoreApi<ClockState>

const schema = v.object({ isOpen: v.boolean(), run: v.optional(clockRunSchema) })

const key = 'missioncast.clock'

/** @param storage undefined where the browser keeps nothing: the clock then lasts as long as the page */
export function createClockStore(storage: Storage | undefined): ClockStore {
  const store = createStore<ClockState>(() => read(storage))
  store.subscribe((state) => {
    try {
      storage?.setItem(key, JSON.stringify(state))
    } catch {
      // Full or forbidden: the clock of this page runs all the same.
    }
  })
  return store
}

function read(storage: Storage | undefined): ClockState {
  let stored: unknown
  try {
    stored = JSON.parse(storage?.getItem(key) ?? 'null')
  } catch {
    stored = undefined
  }
  const parsed = v.safeParse(schema, stored)
  return parsed.success
    ? { isOpen: parsed.output.isOpen, run: parsed.output.run }
    : { isOpen: false, run: undefined }
}
