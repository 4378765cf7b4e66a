import { createStore, type StoreApi } from 'zustand/vanilla'
import { diffPlans } from '../plan/diff-plans.ts'
import { applyEdit, type Edit, isEmptyEdit } from '../plan/edit.ts'
import { emptyPlan, type Plan } from '../plan/plan.ts'
import { emptyUndoStack, recordStep, redo, type StackMove, type UndoStack, undo } from '../plan/undo-stack.ts'

/** The local plan: what one plans or leads. What a viewer sees is in the session store. */
export type PlanState = { readonly plan: Plan; readonly undoStack: UndoStack }

export type PlanStore = Pick<StoreApi<PlanState>, 'getState' | 'getInitialState' | 'subscribe'> & {
  /** Applies an edit of the user's own. `note` says what was done, for Undo; see `Step` for `group`. */
  readonly apply: (edit: Edit, note: string, group?: string) => void
  /** What was undone; undefined if there is nothing to undo. */
  readonly undo: () => string | undefined
  readonly redo: () => string | undefined
  /** Begins with this plan instead, if nothing was done with the one that is here; false if something was. */
  readonly begin: (plan: Plan) => boolean
  /** The plan that is here is in use, blank as it may be: no other one begins in its place. */
  readonly settle: () => void
  /** Makes the plan this one, as one step that Undo takes back. */
  readonly replace: (plan: Plan, note: string) => void
  /** Goes over to another plan, with nothing to undo: the one that was here is kept elsewhere. */
  readonly open: (plan: Plan) => void
  /** The same as `replace` for a plan that the stream already has: edit listeners do not hear of it. */
  readonly adopt: (plan: Plan, note: string) => void
  /** Keeps the plan as it is, as one step that Undo takes back to `other`. */
  readonly keepInsteadOf: (other: Plan, note: string) => void
  /** Hears that the plan becomes another one altogether, before it is one: what went with the old plan goes first. */
  readonly onReplace: (listener: () => void) => () => void
  /** Hears every edit of the user's own, undoing included, once it is applied. */
  readonly onEdit: (listener: (edit: Edit) => void) => () => void
}

export function createPlanStore(initial: Plan = emptyPlan): PlanStore {
  const store = createStore<PlanState>(() => ({ plan: initial, undoStack: emptyUndoStack }))
  const listeners = new Set<(edit: Edit) => void>()
  const replaceListeners = new Set<() => void>()
  let isSettled = false
  const settle = (): void => {
    isSettled = true
  }

  const applyStep = (edit: Edit, note: string, group?: string): void => {
    settle()
    const { plan, undoStack } = store.getState()
    const applied = applyEdit(plan, edit)
    const step = { edit, reverse: applied.reverse, note, ...(group === undefined ? {} : { group }) }
    store.setState({ plan: applied.plan, undoStack: recordStep(undoStack, step) })
  }

  const tell = (edit: Edit): void => {
    for (const listener of listeners) listener(edit)
  }

  const move = (how: (stack: UndoStack, plan: Plan) => StackMove | undefined): string | undefined => {
    const { plan, undoStack } = store.getState()
    const moved = how(undoStack, plan)
    if (!moved) return undefined
    store.setState({ plan: applyEdit(plan, moved.edit).plan, undoStack: moved.stack })
    tell(moved.edit)
    return moved.note
  }

  const apply: PlanStore['apply'] = (edit, note, group) => {
    if (isEmptyEdit(edit)) return
    applyStep(edit, note, group)
    tell(edit)
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    apply,
    begin: (plan) => {
      if (isSettled) return false
      settle()
      store.setState({ plan })
      return true
    },
    settle,
    undo: () => move(undo),
    redo: () => move(redo),
    replace: (plan, note) => {
      for (const listener of replaceListeners) listener()
      apply(diffPlans(store.getState().plan, plan), note)
    },
    open: (plan) => {
      for (const listener of replaceListeners) listener()
      settle()
      const edit = diffPlans(store.getState().plan, plan)
      store.setState({ plan, undoStack: emptyUndoStack })
      if (!isEmptyEdit(edit)) tell(edit)
    },
    adopt: (plan, note) => {
      const edit = diffPlans(store.getState().plan, plan)
      if (!isEmptyEdit(edit)) applyStep(edit, note)
    },
    keepInsteadOf: (other, note) => {
      const { plan, undoStack } = store.getState()
      const edit = diffPlans(other, plan)
      const { reverse } = applyEdit(other, edit)
      store.setState({ undoStack: recordStep(undoStack, { edit, reverse, note }) })
    },
    onReplace: (listener) => {
      replaceListeners.add(listener)
      return () => replaceListeners.delete(listener)
    },
    onEdit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
