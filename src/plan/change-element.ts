import { generateNKeysBetween } from 'fractional-indexing'
import { inWorld } from './date-line.ts'
import { type Edit, noEdit } from './edit.ts'
import { type Element, type ElementId, type Sheet, sheetId } from './element.ts'
import { orderAfterLast } from './new-element.ts'
import { drawnElements, type Plan, sheetOf } from './plan.ts'
import { type PlanMap, planMapById } from './plan-map.ts'
import type { Position } from './position.ts'

/** The elements of one kind, as `change` makes them; no edit if the id is gone, of another kind, or nothing changes. */
export function changeElement<K extends Element['kind']>(
  plan: Plan,
  id: ElementId,
  kind: K,
  change: (element: Extract<Element, { kind: K }>) => Extract<Element, { kind: K }>,
): Edit {
  const element = plan.get(id)
  if (!element || !isKind(element, kind)) return noEdit
  const changed = change(element)
  return changed === element ? noEdit : { put: new Map<ElementId, Element>([[id, changed]]), del: [] }
}

/** Changes what the plan is drawn on; makes the sheet if there is none. */
export function changeSheet(plan: Plan, change: Partial<Omit<Sheet, 'kind' | 'order' | 'extra'>>): Edit {
  return { put: new Map([[sheetId, { ...sheetOf(plan), ...change }]]), del: [] }
}

/** Gives an element another name, or takes it away where a kind can do without (an empty name). A text has no name. */
export function renameElement(plan: Plan, id: ElementId, name: string): Edit {
  const element = plan.get(id)
  if (!element || element.kind === 'sheet' || element.kind === 'text' || (element.name ?? '') === name) {
    return noEdit
  }
  if (name !== '' || element.kind === 'route' || element.kind === 'point') {
    return { put: new Map<ElementId, Element>([[id, { ...element, name }]]), del: [] }
  }
  const { name: _, ...nameless } = element
  return { put: new Map<ElementId, Element>([[id, nameless]]), del: [] }
}

/** Deletes elements, never the sheet. */
export function deleteElements(plan: Plan, ids: readonly ElementId[]): Edit {
  const del = [...new Set(ids)].filter((id) => id !== sheetId && plan.has(id))
  return del.length === 0 ? noEdit : { put: new Map(), del }
}

/** Copies elements behind all others, in their sequence, moved by `offset` (map units or degrees) so that they can be seen. */
export function duplicateElements(
  plan: Plan,
  ids: readonly ElementId[],
  newId: () => ElementId,
  offset: Position,
): Edit {
  const wanted = new Set(ids)
  const originals = drawnElements(plan).filter(([id]) => wanted.has(id))
  const map = planMapById(sheetOf(plan).map)
  const orders = generateNKeysBetween(orderAfterLast(plan), null, originals.length)
  const put = new Map<ElementId, Element>()
  originals.forEach(([, element], index) => {
    put.set(newId(), { ...moveElement(map, element, offset), order: orders[index] ?? element.order })
  })
  return { put, del: [] }
}

/** The element with every position moved by `offset`; on the world, what runs over 180° comes in on the other side. */
export function moveElement<E extends Element>(map: PlanMap | undefined, element: E, offset: Position): E
export function moveElement(map: PlanMap | undefined, element: Element, [dx, dy]: Position): Element {
  const move = ([x, y]: Position): Position => inWorld(map, [x + dx, y + dy])
  switch (element.kind) {
    case 'sheet':
      return element
    case 'point':
    case 'circle':
    case 'text':
      return { ...element, at: move(element.at) }
    case 'route':
      return { ...element, waypoints: element.waypoints.map((point) => ({ ...point, at: move(point.at) })) }
    case 'line':
      return { ...element, path: element.path.map(move) }
    case 'polygon':
      return { ...element, rings: element.rings.map((ring) => ring.map(move)) }
    case 'front':
      return { ...element, blue: element.blue.map(move), red: element.red.map(move) }
  }
}

function isKind<K extends Element['kind']>(
  element: Element,
  kind: K,
): element is Extract<Element, { kind: K }> {
  return element.kind === kind
}
