import { type Edit, isEmptyEdit, mergeEdits } from './edit.ts'
import type { Element, ElementId } from './element.ts'
import type { Plan } from './plan.ts'
import { sameValue } from './same-value.ts'

/** One's own edit, and what takes it back (`applyEdit`). */
export type Step = {
  readonly edit: Edit
  readonly reverse: Edit
  /** what was done, in the user's language: «Move waypoint» */
  readonly note: string
  /** steps in a row with the same group are one: the letters of a name, the ticks of a slider */
  readonly group?: string
}

/** One's own edits that can be taken back, latest last, and those that can be done again. A value. */
export type UndoStack = { readonly done: readonly Step[]; readonly undone: readonly Step[] }

export const emptyUndoStack: UndoStack = { done: [], undone: [] }

/** So many steps back one can go. */
const depth = 500

/** Remembers an edit that has just been applied; what was undone before cannot be done again from here on. */
export function recordStep(stack: UndoStack, step: Step): UndoStack {
  if (isEmptyEdit(step.edit)) return stack
  const last = stack.done.at(-1)
  if (last?.group !== undefined && last.group === step.group) {
    const edit = mergeEdits(last.edit, step.edit)
    const reverse = mergeEdits(step.reverse, last.reverse)
    return { done: [...stack.done.slice(0, -1), { ...step, edit, reverse }], undone: [] }
  }
  return { done: [...stack.done, step].slice(-depth), undone: [] }
}

export type StackMove = {
  readonly stack: UndoStack
  /** to be applied to the plan */
  readonly edit: Edit
  readonly note: string
}

/**
 * Takes back the latest step. Elements that somebody or something else has changed since stay as they are; a step of
 * which nothing is left is passed over. Undefined when there is nothing to undo: `stack` may be kept or emptied then.
 */
export function undo(stack: UndoStack, plan: Plan): StackMove | undefined {
  const done = [...stack.done]
  for (let step = done.pop(); step; step = done.pop()) {
    const reverse = stillFitting(step.reverse, step.edit, plan)
    if (isEmptyEdit(reverse)) continue
    const edit = onlyIds(step.edit, reverse)
    return {
      stack: { done, undone: [...stack.undone, { note: step.note, edit, reverse }] },
      edit: reverse,
      note: step.note,
    }
  }
  return undefined
}

/** Does the step again that was undone last, under the same conditions. */
export function redo(stack: UndoStack, plan: Plan): StackMove | undefined {
  const undone = [...stack.undone]
  for (let step = undone.pop(); step; step = undone.pop()) {
    const edit = stillFitting(step.edit, step.reverse, plan)
    if (isEmptyEdit(edit)) continue
    const reverse = onlyIds(step.reverse, edit)
    return {
      stack: { done: [...stack.done, { note: step.note, edit, reverse }], undone },
      edit,
      note: step.note,
    }
  }
  return undefined
}

/** Of `edit` the elements that the plan still holds as `made` left them, and that it would change. */
function stillFitting(edit: Edit, made: Edit, plan: Plan): Edit {
  const fits = (id: ElementId): boolean => {
    const present = plan.get(id)
    return sameValue(present, made.put.get(id)) && !sameValue(present, edit.put.get(id))
  }
  return {
    put: new Map<ElementId, Element>([...edit.put].filter(([id]) => fits(id))),
    del: edit.del.filter(fits),
  }
}

/** Of `edit` the elements that `other` names. */
const onlyIds = (edit: Edit, other: Edit): Edit => {
  const named = new Set([...other.put.keys(), ...other.del])
  return {
    put: new Map<ElementId, Element>([...edit.put].filter(([id]) => named.has(id))),
    del: edit.del.filter((id) => named.has(id)),
  }
}
