import type { Edit } from '../plan/edit.ts'
import { type Element, type ElementId, sheetId } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'

/** What an edit did to one element; `element` is as it is now, or as it was where it is gone. */
export type ElementChange = {
  readonly what: 'added' | 'changed' | 'deleted'
  readonly id: ElementId
  readonly element: Element
}

/** What an edit does to a plan, element by element; deleting what is not there is nothing. */
export function elementChanges(before: Plan, edit: Edit): readonly ElementChange[] {
  const changes: ElementChange[] = []
  for (const [id, element] of edit.put) {
    // A plan has always a sheet, so that its first one is a change as well.
    changes.push({ what: before.has(id) || id === sheetId ? 'changed' : 'added', id, element })
  }
  for (const id of edit.del) {
    const element = before.get(id)
    if (element) changes.push({ what: 'deleted', id, element })
  }
  return changes
}
