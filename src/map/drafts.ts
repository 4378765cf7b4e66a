import type { ElementId } from '../plan/element.ts'
import type { DrawnElement } from './shape.ts'

/** How long an element that was let go is drawn as it was left, if nobody shows a plan that has it so. */
const settlesWithinMs = 1_000

/** Elements that are drawn otherwise than the plan has them: those being dragged, and those just let go. */
export type Drafts = {
  readonly has: (id: ElementId) => boolean
  readonly set: (id: ElementId, draft: DrawnElement | undefined) => void
  readonly settle: (id: ElementId) => void
  /** A plan has been shown: what was let go before it is drawn as the plan has it. */
  readonly planShown: () => void
  readonly clear: () => void
}

/** `draw` draws an element: the draft, or undefined for the one in the plan. */
export function createDrafts(draw: (id: ElementId, draft: DrawnElement | undefined) => void): Drafts {
  const drafts = new Set<ElementId>()
  const settling = new Map<ElementId, ReturnType<typeof setTimeout>>()

  function set(id: ElementId, draft: DrawnElement | undefined): void {
    clearTimeout(settling.get(id))
    settling.delete(id)
    if (draft) drafts.add(id)
    else drafts.delete(id)
    draw(id, draft)
  }

  return {
    has: (id) => drafts.has(id),
    set,
    settle: (id) => {
      clearTimeout(settling.get(id))
      settling.set(
        id,
        setTimeout(() => set(id, undefined), settlesWithinMs),
      )
    },
    planShown: () => {
      for (const id of [...settling.keys()]) set(id, undefined)
    },
    clear: () => {
      for (const timer of settling.values()) clearTimeout(timer)
      settling.clear()
      drafts.clear()
    },
  }
}
