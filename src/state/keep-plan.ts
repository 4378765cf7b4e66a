import type { PlanStorage } from './plan-storage.ts'
import type { PlanStore } from './plan-store.ts'

/**
 * Saves the local plan after every change, one save at a time: what changes meanwhile goes with the next one.
 * `onFailure` hears once of a storage that does not save; the plan itself is unharmed.
 */
export function keepPlan(
  plan: PlanStore,
  storage: PlanStorage,
  onFailure: (cause: unknown) => void,
): () => void {
  let saved = plan.getState().plan
  let saving = false
  let failed = false

  const save = async (): Promise<void> => {
    if (saving) return
    saving = true
    try {
      while (saved !== plan.getState().plan) {
        const next = plan.getState().plan
        await storage.save(next)
        saved = next
      }
    } catch (cause) {
      if (!failed) onFailure(cause)
      failed = true
    } finally {
      saving = false
    }
  }
  return plan.subscribe(() => void save())
}
