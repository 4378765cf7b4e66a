import type { ElementId } from '../plan/element.ts'
import { type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import { fitExtent } from './fit-extent.ts'
import { type PictureView, type Size, viewOfExtent } from './picture-frame.ts'
import { planeOf } from './plane.ts'
import { shapeOf } from './shape.ts'
import { drawingSequence } from './shown-plan.ts'
import { stripView } from './strip-view.ts'

/** Names stand beside what is at the edge. */
const marginPx = 60

/** The view of all that is shown of a plan, or of the map where there is nothing. */
export function wholeView(plan: Plan, size: Size): PictureView {
  const plane = planeOf(planMapById(sheetOf(plan).map))
  const shapes = drawingSequence(plan).map(([, element]) => shapeOf(plane, element))
  const extent = fitExtent(plane, shapes)
  return viewOfExtent(plane, extent ?? plane.home, size, extent ? marginPx : 24)
}

/** The view of one element, north up; of the whole plan where it is not there. */
export function elementView(plan: Plan, id: ElementId, size: Size): PictureView {
  const plane = planeOf(planMapById(sheetOf(plan).map))
  const element = plan.get(id)
  const extent = element && element.kind !== 'sheet' ? fitExtent(plane, [shapeOf(plane, element)]) : undefined
  return extent ? viewOfExtent(plane, extent, size, marginPx) : wholeView(plan, size)
}

/** The view of a route that is flown up the page. */
export function routeStrip(plan: Plan, id: ElementId, size: Size): PictureView {
  const plane = planeOf(planMapById(sheetOf(plan).map))
  const route = plan.get(id)
  const shape = route?.kind === 'route' ? shapeOf(plane, route) : undefined
  // Of a small picture not all is left to the edge.
  const margin = Math.min(marginPx, size.width / 6, size.height / 6)
  return shape?.type === 'lines' && shape.stops.length > 0
    ? stripView(plane, shape.paths.flat(), size, margin)
    : wholeView(plan, size)
}

/** How high a picture of the plan, or of one element, is to its width: as what it shows, but never a mere strip. */
export function heightShare(plan: Plan, id?: ElementId): number {
  const plane = planeOf(planMapById(sheetOf(plan).map))
  const elements = drawingSequence(plan).filter(([each]) => id === undefined || each === id)
  const extent = fitExtent(
    plane,
    elements.map(([, element]) => shapeOf(plane, element)),
  )
  const [minX, minY, maxX, maxY] = extent ?? plane.home
  return maxX > minX ? Math.min(1.5, Math.max(0.6, (maxY - minY) / (maxX - minX))) : 1
}
