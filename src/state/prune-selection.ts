import type { PlanStore } from './plan-store.ts'
import type { SelectionStore } from './selection-store.ts'
import type { SessionStore } from './session-store.ts'
import { guestPlan } from './shown-plan.ts'

/** Keeps nothing picked that is not on the screen: deleted by an edit, or of another plan. */
export function pruneSelection(selection: SelectionStore, plan: PlanStore, session: SessionStore): void {
  const prune = (): void => {
    const shown = guestPlan(session.getState()) ?? plan.getState().plan
    selection.keepOnly((id) => shown.has(id))
  }
  plan.subscribe(prune)
  session.subscribe(prune)
}
