import type { ElementId } from '../../plan/element.ts'

/** What stands from one to the other in a list, both included, whichever comes first. */
export function rangeBetween(
  ids: readonly ElementId[],
  from: ElementId,
  to: ElementId,
): readonly ElementId[] {
  const ends = [ids.indexOf(from), ids.indexOf(to)]
  return ids.slice(Math.min(...ends), Math.max(...ends) + 1)
}

/** With it, or without it if it was among them. */
export const toggled = (ids: readonly ElementId[], id: ElementId): readonly ElementId[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]
