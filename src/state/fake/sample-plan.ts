import type { Edit } from '../../plan/edit.ts'
import type { Element, ElementId, Point, Route } from '../../plan/element.ts'
import type { Plan } from '../../plan/plan.ts'

// Small plans for tests.

export const point = (name: string, fields: Partial<Point> = {}): Point => ({
  kind: 'point',
  name,
  at: [10, -10],
  type: 'marker',
  color: 'red',
  notes: '',
  order: 'a0',
  ...fields,
})

export const route = (name: string, fields: Partial<Route> = {}): Route => ({
  kind: 'route',
  name,
  flightPlan: true,
  speed: 300,
  waypoints: [{ at: [10, -10] }, { at: [20, -10] }, { at: [20, -20] }],
  order: 'a0',
  ...fields,
})

export const planOf = (elements: Record<ElementId, Element>): Plan => new Map(Object.entries(elements))

export const put = (id: ElementId, element: Element): Edit => ({ put: new Map([[id, element]]), del: [] })
