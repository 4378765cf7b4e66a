import type { PlanStore } from '../../state/plan-store.ts'

/** Undoes or redoes until so many steps are done; a step of which nothing is left is passed over, as Undo does. */
export function goToStep(plan: PlanStore, count: number): void {
  const done = () => plan.getState().undoStack.done.length
  while (done() > count && plan.undo() !== undefined);
  while (done() < count && plan.redo() !== undefined);
}
