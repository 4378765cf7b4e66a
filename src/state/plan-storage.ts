import { type DBSchema, openDB } from 'idb'
import type { Element, ElementId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import { readSavedPlan } from './saved-plan.ts'

/** Where the local plan survives a reload. */
export type PlanStorage = {
  /** The plan that was saved, without what cannot be read any more; undefined if there is none. */
  readonly load: () => Promise<Plan | undefined>
  readonly save: (plan: Plan) => Promise<void>
}

interface Schema extends DBSchema {
  plans: { key: 'local'; value: [ElementId, Element][] }
}

/** The plan in this browser's IndexedDB. Rejects where the browser has none (some private windows) or it is full. */
export function openPlanStorage(): PlanStorage {
  const opening = openDB<Schema>('missioncast', 1, {
    upgrade: (database) => void database.createObjectStore('plans'),
  })
  // Whoever loads or saves hears of a failure; before that nobody listens.
  opening.catch(() => {})
  return {
    load: async () => {
      const stored: unknown = await (await opening).get('plans', 'local')
      return stored === undefined ? undefined : readSavedPlan(stored)
    },
    save: async (plan) => {
      await (await opening).put('plans', [...plan], 'local')
    },
  }
}
