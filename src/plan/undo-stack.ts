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

/**
 * One's own edits that can be taken back, latest last, and those that can be done again. A value. It has no limit: a step holds nothing
 * of its own but the elements that it changed, which it shares with the plans before and after it.
 */
export type UndoStack = { readonly done: readonly Step[]; readonly undone: readonly Step[] }

export const emptyUndoStack: UndoStack = { done: [], undone: [] }

/** Remembers an edit that has just been applied; what was undone before cannot be done again from here on. */
export function recordStep(stack: UndoStack, step: Step): UndoStack {
  if (isEmptyEdit(step.edit)) return stack
  const last = stack.done.at(-1)
  if (last?.group !== undefined && last.group === step.group) {
    const edit = mergeEdits(last.edit, step.edit)
    const reverse = mergeEdits(step.reverse, last.reverse)
    return { done: [...stack.done.slice(0, -1), { ...step, edit, reverse }], undone: [] }
  }
  return { done: [...stack.done, step], undone: [] }
}

export type StackMove = {
  readonly stack: UndoStack
  /** to be applied to the plan */
  readonly edit: Edit
  readonly note: string
}

/**
 * Takes back the latest step. Elements that somebody or something else has changed since stay as they are, now and in
 * all earlier steps; a step of which nothing is left is passed over. Undefined when there is nothing to undo.
 */
export function undo(stack: UndoStack, plan: Plan): StackMove | undefined {
  const taken = takeLatest(stack.done, plan, (step) => ({ applied: step.edit, wanted: step.reverse }))
  if (!taken) return undefined
  const { rest, step } = taken
  return { stack: { done: rest, undone: [...stack.undone, step] }, edit: step.reverse, note: step.note }
}

/** Does the step again that was undone last, under the same conditions. */
export function redo(stack: UndoStack, plan: Plan): StackMove | undefined {
  const taken = takeLatest(stack.undone, plan, (step) => ({ applied: step.reverse, wanted: step.edit }))
  if (!taken) return undefined
  const { rest, step } = taken
  return { stack: { done: [...stack.done, step], undone: rest }, edit: step.edit, note: step.note }
}

/** What was applied when the step was last made, and what is to be applied now. */
type Direction = (step: Step) => { applied: Edit; wanted: Edit }

/** The latest step that still has something to change, cut to the elements that are as it left them. */
function takeLatest(
  steps: readonly Step[],
  plan: Plan,
  direction: Direction,
): { rest: readonly Step[]; step: Step } | undefined {
  const foreign = new Set<ElementId>()
  for (let index = steps.length - 1; index >= 0; index--) {
    const found = steps[index]
    if (!found) break
    const { applied, wanted } = direction(found)
    const changed = new Set<ElementId>()
    for (const id of [...wanted.put.keys(), ...wanted.del]) {
      const present = plan.get(id)
      if (!sameValue(present, applied.put.get(id))) foreign.add(id)
      else if (!foreign.has(id) && !sameValue(present, wanted.put.get(id))) changed.add(id)
    }
    if (changed.size === 0) continue
    const step = { note: found.note, ...only(found, (id) => changed.has(id)) }
    const rest = steps.slice(0, index)
    if (foreign.size === 0) return { rest, step }
    return { rest: rest.map((earlier) => ({ ...earlier, ...only(earlier, (id) => !foreign.has(id)) })), step }
  }
  return undefined
}

/** The part of a step that is about some elements. */
const only = (step: Step, about: (id: ElementId) => boolean): { edit: Edit; reverse: Edit } => ({
  edit: onlyPart(step.edit, about),
  reverse: onlyPart(step.reverse, about),
})

const onlyPart = (edit: Edit, about: (id: ElementId) => boolean): Edit => ({
  put: new Map<ElementId, Element>([...edit.put].filter(([id]) => about(id))),
  del: edit.del.filter(about),
})
