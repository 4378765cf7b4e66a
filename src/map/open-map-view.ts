import './map-view.css'
import { emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import { createBase } from './base.ts'
import { createDrafts } from './drafts.ts'
import { createDragGesture } from './drag-gesture.ts'
import { createDrawGesture } from './draw-gesture.ts'
import { listenForDrawKeys } from './draw-keys.ts'
import { createEditInteraction } from './edit-interaction.ts'
import { listenForEditKeys } from './edit-keys.ts'
import { fitExtent } from './fit-extent.ts'
import { createFlashes } from './flashes.ts'
import { handlesOf } from './handle.ts'
import { createMapCanvas, pixelRatioOf } from './map-canvas.ts'
import { createFurniture } from './map-furniture.ts'
import type { MapEvent, MapView, Tool } from './map-view.ts'
import { visibleHandles } from './marks-painter.ts'
import { prefersStillness } from './motion.ts'
import { palettes, type Theme } from './palette.ts'
import { createPlanLayers } from './plan-layers.ts'
import { createPlanPainter } from './plan-painter.ts'
import { planeOf } from './plane.ts'
import type { Note, Scene, Selection } from './scene.ts'
import { changesBetween, ranksOf } from './shown-plan.ts'
import type { Sketch } from './sketch.ts'

export type MapOptions = {
  readonly emit: (event: MapEvent) => void
  readonly theme: Theme
  readonly labels: MapLabels
}

/** The words that the map itself needs, in the user's language. */
export type MapLabels = {
  /** the map's name for screen readers */
  readonly name: string
  /** on the empty sheet, while no map has been chosen */
  readonly noMap: string
}

/**
 * Opens a map in an element of the page, which has to have a size of its own. It starts read-only, with an empty plan.
 * For tests the element says what it shows: `data-map`, `data-elements`, `data-shown` (how many plans have been drawn),
 * `data-base` (`chart`, `paper`, or how much of the world is there), `data-selected`, `data-tool`.
 */
export function createMapView(target: HTMLElement, { emit, theme: startTheme, labels }: MapOptions): MapView {
  let plan: Plan = emptyPlan
  let pending: Plan | undefined
  let nextFrame: number | undefined
  let shownCount = 0
  let theme = startTheme
  let plane = planeOf(undefined)
  let readOnly = true
  let tool: Tool = { type: 'select' }
  let selection: Selection = { ids: [], waypoint: undefined }
  let sketch: Sketch | undefined
  let note: Note | undefined
  const ended = new AbortController()

  const ratio = (): number => pixelRatioOf(window.devicePixelRatio)
  const layers = createPlanLayers(plane, palettes[theme], ratio())
  const flashes = createFlashes(() => canvas.map.render(), prefersStillness)
  const furniture = createFurniture(target)
  const drafts = createDrafts((id, draft) => {
    const element = draft ?? scene.inPlan(id)
    if (element) layers.put([[id, element]])
  })

  const scene: Scene = {
    plane: () => plane,
    units: () => sheetOf(plan).units,
    tool: () => tool,
    canEdit: () => !readOnly && plane.map !== undefined,
    selection: () => selection,
    inPlan: (id) => {
      const element = plan.get(id)
      return element?.kind === 'sheet' ? undefined : element
    },
    targetsAt: ({ at: [x, y], reachPx, unitsPerPx }) => {
      // Texts reach far from the spot they stand on.
      const near = (reachPx + 160) * unitsPerPx
      return layers.within([x - near, y - near, x + near, y + near])
    },
    handles: () => {
      const [only, ...others] = selection.ids
      const element = only === undefined || others.length > 0 ? undefined : layers.get(only)?.element
      if (!element || !scene.canEdit() || tool.type !== 'select') return []
      return visibleHandles(handlesOf(plane, element), canvas.unitsPerPx() ?? 1)
    },
    emit,
    setSelection: (next) => {
      const isSame = next.waypoint === selection.waypoint && next.ids.join() === selection.ids.join()
      if (isSame) return
      setSelection(next)
      emit({
        type: 'selected',
        ids: next.ids,
        ...(next.waypoint !== undefined && { waypoint: next.waypoint }),
      })
    },
    setDraft: drafts.set,
    settleDraft: drafts.settle,
    setSketch: (next) => {
      sketch = next
      canvas.map.render()
    },
    setNote: (next) => {
      note = next
      canvas.map.render()
    },
    leaveTool: () => {
      setTool({ type: 'select' })
      emit({ type: 'tool-left' })
    },
    setCursor: (cursor) => {
      target.style.cursor = cursor
    },
  }

  const drag = createDragGesture(scene)
  const draw = createDrawGesture(scene)
  const canvas = createMapCanvas(target, plane, createEditInteraction(scene, drag, draw))
  const base = createBase(canvas, target, labels)
  const painter = createPlanPainter(layers, flashes, () => ({
    palette: palettes[theme],
    units: scene.units(),
    selection,
    handles: scene.handles(),
    sketch,
    note,
    aimsAtMiddle: sketch !== undefined && sketch.hover === undefined && target.matches(':focus-visible'),
  }))
  for (const layer of layers.layers) canvas.map.addLayer(layer)
  canvas.paintBelow((context, frame) => {
    base.painter(context, frame, painter.place(context, frame))
    painter.below(context, frame)
  })
  canvas.paintAfter(layers.top, painter.above)
  canvas.map.on('postrender', () => showScale())
  target.addEventListener('pointerleave', () => emit({ type: 'pointer', at: undefined }), {
    signal: ended.signal,
  })
  const leave = (): void => {
    draw.drop()
    scene.leaveTool()
  }
  const pressMiddle = (): void => {
    const at = canvas.centre()
    if (at) draw.press({ at, reachPx: 4, unitsPerPx: canvas.unitsPerPx() ?? 1 })
  }
  listenForDrawKeys(target, { draw, pressMiddle, leave }, ended.signal)
  listenForEditKeys(target, scene, drag, ended.signal)

  target.classList.add('map-view')
  target.tabIndex = 0
  target.setAttribute('role', 'application')
  target.setAttribute('aria-label', labels.name)
  target.dataset.elements = '0'
  target.dataset.shown = '0'
  target.dataset.tool = 'select'
  dress()
  base.show(plane, palettes[theme])

  function dress(): void {
    target.dataset.theme = theme
    layers.restyle(palettes[theme], ratio())
  }

  function showScale(): void {
    const centre = canvas.centre()
    const unitsPerPx = canvas.unitsPerPx()
    const kmPerUnit = centre && plane.kmPerUnit(centre)
    const kmPerPx = kmPerUnit === undefined || unitsPerPx === undefined ? undefined : kmPerUnit * unitsPerPx
    furniture.showScale(kmPerPx, scene.units())
  }

  function setSelection(next: Selection): void {
    selection = next
    target.dataset.selected = next.ids.join(' ')
    canvas.map.render()
  }

  function setTool(next: Tool): void {
    tool = next
    target.dataset.tool = next.type === 'draw' ? next.kind : next.type
    target.style.cursor = next.type === 'draw' ? 'crosshair' : ''
    canvas.map.render()
  }

  /** Draws the pending plan: once a frame, however often plans come. */
  function apply(): void {
    nextFrame = undefined
    if (!pending) return
    const before = plan
    plan = pending
    pending = undefined
    const sheetChanged = sheetOf(before).map !== sheetOf(plan).map
    if (sheetChanged) changePlane()
    else if (sheetOf(before).units !== sheetOf(plan).units) painter.forgetLabels()
    drafts.planShown()
    const { put, del, reordered } = changesBetween(sheetChanged ? emptyPlan : before, plan)
    layers.put(put.filter(([id]) => !drafts.has(id)))
    layers.remove(del)
    if (reordered) layers.rank(ranksOf(plan))
    for (const [id] of put) drag.planChanged(id)
    for (const id of del) drag.planChanged(id)
    if (selection.ids.some((id) => !plan.has(id))) {
      setSelection({ ids: selection.ids.filter((id) => plan.has(id)), waypoint: undefined })
    }
    if (sheetChanged) fitTo(undefined, false)
    shownCount++
    target.dataset.elements = String(layers.size())
    target.dataset.shown = String(shownCount)
    if (sheetChanged || put.length > 0 || del.length > 0) canvas.map.renderSync()
  }

  function changePlane(): void {
    drag.cancel()
    drafts.clear()
    plane = planeOf(planMapById(sheetOf(plan).map))
    layers.clear(plane)
    painter.forgetLabels()
    canvas.setPlane(plane)
    base.show(plane, palettes[theme])
    furniture.showCredit(plane)
  }

  function fitTo(ids: readonly string[] | undefined, animated: boolean): void {
    const targets = ids ? ids.flatMap((id) => layers.get(id) ?? []) : [...layers.all()]
    const extent = fitExtent(
      plane,
      targets.map(({ shape }) => shape),
    )
    if (extent) canvas.fitTo(extent, animated)
    else if (!ids) canvas.fitTo(plane.extent, animated)
  }

  return {
    show: (next) => {
      pending = next
      nextFrame ??= requestAnimationFrame(apply)
    },
    setReadOnly: (next) => {
      readOnly = next
      if (next) {
        drag.cancel()
        if (draw.isDrawing()) leave()
      }
      canvas.map.render()
    },
    useTool: (next) => {
      drag.cancel()
      draw.drop()
      if (next.type === 'draw' && !scene.canEdit()) {
        scene.leaveTool()
        return
      }
      setTool(next)
      if (next.type !== 'draw') return
      draw.begin(next.kind)
      target.focus({ preventScroll: true })
    },
    select: (ids, waypoint) => {
      const isSame = ids.join() === selection.ids.join()
      setSelection({ ids: [...ids], waypoint: waypoint ?? (isSame ? selection.waypoint : undefined) })
    },
    flash: flashes.add,
    fit: (ids) => {
      if (pending) apply()
      fitTo(ids, true)
    },
    zoomBy: canvas.zoomBy,
    finishDrawing: draw.finish,
    stepBack: draw.back,
    setTheme: (next) => {
      theme = next
      dress()
      base.show(plane, palettes[theme])
      canvas.map.render()
    },
    pixelOf: canvas.pixelOf,
    positionAt: canvas.positionAt,
    destroy: () => {
      ended.abort()
      if (nextFrame !== undefined) cancelAnimationFrame(nextFrame)
      drag.cancel()
      drafts.clear()
      flashes.dispose()
      furniture.remove()
      canvas.dispose()
      layers.dispose()
    },
  }
}
