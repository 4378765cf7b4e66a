import { createStore, type StoreApi } from 'zustand/vanilla'

/** Whether the browser keeps the plan: `full` where it has no room left, `failed` where it does not for any other reason. */
export type Keeping = { readonly problem: 'full' | 'failed' | undefined }

export type KeepingStore = StoreApi<Keeping>

export const createKeepingStore = (): KeepingStore => createStore<Keeping>(() => ({ problem: undefined }))

/** What a storage that does not save has to say. */
export const keepingProblem = (cause: unknown): 'full' | 'failed' =>
  cause instanceof Error && cause.name === 'QuotaExceededError' ? 'full' : 'failed'
