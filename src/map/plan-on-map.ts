import type { ElementId } from '../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import type { Backdrop, BackdropView } from './backdrop.ts'
import type { Base } from './base.ts'
import type { Drafts } from './drafts.ts'
import type { DragGesture } from './drag-gesture.ts'
import { fitExtent } from './fit-extent.ts'
import type { MapCanvas } from './map-canvas.ts'
import type { MapFacts } from './map-facts.ts'
import type { Furniture } from './map-furniture.ts'
import type { MapOptions } from './map-options.ts'
import type { MapState } from './map-scene.ts'
import { palettes } from './palette.ts'
import type { PlanLayers } from './plan-layers.ts'
import type { PlanPainter } from './plan-painter.ts'
import { planeOf } from './plane.ts'
import type { Scene } from './scene.ts'
import { changesBetween, ranksOf } from './shown-plan.ts'

/** The plan that the map shows, on the map that the plan says. */
export type PlanOnMap = {
  /** Shows it with the next frame: once a frame, however often plans come. */
  readonly show: (plan: Plan) => void
  /** Shows at once what waits for the next frame. */
  readonly settle: () => void
  /** Brings elements into view, or the whole plan. */
  readonly fit: (ids: readonly ElementId[] | undefined, isAnimated: boolean) => void
  readonly setBackdrop: (backdrop: Backdrop) => void
  readonly backdrop: () => Backdrop
  readonly dispose: () => void
}

type Parts = {
  readonly scene: Scene
  readonly canvas: MapCanvas
  readonly layers: PlanLayers
  readonly painter: PlanPainter
  readonly drafts: Drafts
  readonly drag: DragGesture
  readonly base: Base
  readonly backdropView: BackdropView
  readonly furniture: Furniture
  readonly facts: MapFacts
  readonly lastLook: MapOptions['lastLook']
  /** hears that another map is coming: what was begun on this one has to end */
  readonly leavingPlane: () => void
  /** hears that it is there, with a view of its own */
  readonly arrivedOnPlane: () => void
}

export function createPlanOnMap(state: MapState, parts: Parts): PlanOnMap {
  const { scene, canvas, layers, painter, drafts, drag, base, facts } = parts
  let pending: Plan | undefined
  let nextFrame: number | undefined
  let hasShown = false
  let backdrop: Backdrop = { layers: [], images: [] }

  /** Draws the pending plan: once a frame, however often plans come. */
  function apply(): void {
    nextFrame = undefined
    if (!pending) return
    const before = state.plan
    const isFirst = !hasShown
    hasShown = true
    state.plan = pending
    pending = undefined
    const mapChanged = sheetOf(before).map !== sheetOf(state.plan).map
    const unitsChanged =
      sheetOf(before).units !== sheetOf(state.plan).units ||
      sheetOf(before).winds !== sheetOf(state.plan).winds
    if (mapChanged) changePlane()
    if (unitsChanged) painter.forgetLabels()
    drafts.planShown()
    const { put, del, reordered } = changesBetween(mapChanged ? emptyPlan : before, state.plan)
    layers.put(put.filter(([id]) => !drafts.has(id)))
    layers.remove(del)
    if (reordered) layers.rank(ranksOf(state.plan))
    for (const [id] of put) drag.planChanged(id)
    for (const id of del) drag.planChanged(id)
    const { ids } = state.selection
    if (ids.some((id) => !state.plan.has(id))) {
      scene.mark({ ids: ids.filter((id) => state.plan.has(id)), waypoint: undefined })
    }
    if (mapChanged) showAgain(isFirst)
    facts.tellShown(layers.size())
    if (mapChanged || unitsChanged || put.length > 0 || del.length > 0) canvas.map.renderSync()
  }

  /** What was looked at before, or the whole plan: another one than before has to be seen. */
  function showAgain(isFirst: boolean): void {
    const look = isFirst || layers.size() === 0 ? parts.lastLook?.(sheetOf(state.plan).map) : undefined
    if (look) canvas.lookAt(look)
    else fitTo(undefined, false)
  }

  function showBackdrop(): void {
    parts.backdropView.show(state.plane, backdrop)
    const credits = backdrop.layers.map(({ attribution }) => attribution).filter((words) => words !== '')
    parts.furniture.showCredit(state.plane, [...new Set(credits)])
  }

  function changePlane(): void {
    parts.leavingPlane()
    drafts.clear()
    state.plane = planeOf(planMapById(sheetOf(state.plan).map))
    layers.clear(state.plane)
    painter.forgetLabels()
    canvas.setPlane(state.plane)
    parts.arrivedOnPlane()
    base.show(state.plane, palettes[state.theme])
    // What lay on the other map is told anew for this one.
    backdrop = { layers: [], images: [] }
    showBackdrop()
  }

  function fitTo(ids: readonly ElementId[] | undefined, animated: boolean): void {
    const targets = ids ? ids.flatMap((id) => layers.get(id) ?? []) : [...layers.all()]
    const extent = fitExtent(
      state.plane,
      targets.map(({ shape }) => shape),
    )
    if (extent) canvas.fitTo(extent, animated)
    else if (!ids) canvas.fitTo(state.plane.home, animated)
  }

  const settle = (): void => {
    if (pending) apply()
  }
  return {
    show: (next) => {
      pending = next
      nextFrame ??= requestAnimationFrame(apply)
    },
    settle,
    fit: (ids, isAnimated) => {
      settle()
      fitTo(ids, isAnimated)
    },
    setBackdrop: (next) => {
      settle()
      backdrop = next
      showBackdrop()
    },
    backdrop: () => backdrop,
    dispose: () => {
      if (nextFrame !== undefined) cancelAnimationFrame(nextFrame)
    },
  }
}
