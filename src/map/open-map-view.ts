import './map-view.css'
import type { ElementId } from '../plan/element.ts'
import { emptyPlan, type Plan, sheetOf } from '../plan/plan.ts'
import { planMapById } from '../plan/plan-map.ts'
import { type Backdrop, createBackdrop } from './backdrop.ts'
import { createBase } from './base.ts'
import { createBoxGesture } from './box-gesture.ts'
import { createDrafts } from './drafts.ts'
import { createDragGesture } from './drag-gesture.ts'
import { createDrawGesture } from './draw-gesture.ts'
import { listenForDrawKeys } from './draw-keys.ts'
import { createEditInteraction } from './edit-interaction.ts'
import { listenForEditKeys } from './edit-keys.ts'
import { fitExtent } from './fit-extent.ts'
import { createFlashes } from './flashes.ts'
import { createMapCanvas, pixelRatioOf } from './map-canvas.ts'
import { createMapFacts } from './map-facts.ts'
import { createFurniture } from './map-furniture.ts'
import type { MapLook } from './map-look.ts'
import { createScene, type MapState } from './map-scene.ts'
import type { MapEvent, MapView, Tool } from './map-view.ts'
import { listenForMenu } from './menu-gesture.ts'
import { prefersStillness } from './motion.ts'
import { palettes, type Theme } from './palette.ts'
import { createPlacePicker } from './place-picker.ts'
import { createPlanLayers } from './plan-layers.ts'
import { createPlanPainter } from './plan-painter.ts'
import { planeOf } from './plane.ts'
import { changesBetween, ranksOf } from './shown-plan.ts'
import { createSpotMark } from './spot-mark.ts'

export type MapOptions = {
  readonly emit: (event: MapEvent) => void
  readonly theme: Theme
  readonly labels: MapLabels
  /** what was last looked at of a map, by its id: that is shown again at first, and whenever the map is chosen without anything on it */
  readonly lastLook?: (map: string) => MapLook | undefined
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
export function createMapView(target: HTMLElement, { emit, theme, labels, lastLook }: MapOptions): MapView {
  const state: MapState = {
    plan: emptyPlan,
    plane: planeOf(undefined),
    theme,
    readOnly: true,
    snapping: true,
    units: undefined,
    tool: { type: 'select' },
    selection: { ids: [], waypoint: undefined },
    sketch: undefined,
    note: undefined,
    hover: undefined,
    snapMark: undefined,
    box: undefined,
  }
  let pending: Plan | undefined
  let nextFrame: number | undefined
  let hasShown = false
  let dressedRatio = 0
  const ended = new AbortController()

  const facts = createMapFacts(target, labels.name)
  const furniture = createFurniture(target)
  const layers = createPlanLayers(state.plane, palettes[theme], 1)
  const drafts = createDrafts((id, draft) => {
    const element = draft ?? scene.inPlan(id)
    if (element) layers.put([[id, element]])
  })
  const scene = createScene(state, {
    layers,
    drafts,
    facts,
    emit,
    render: () => canvas.map.render(),
    unitsPerPx: () => canvas.unitsPerPx(),
    setCursor: (cursor) => {
      target.style.cursor = cursor
    },
  })
  const drag = createDragGesture(scene)
  const draw = createDrawGesture(scene)
  const box = createBoxGesture(scene)
  const picker = createPlacePicker(target, () => canvas.map, ended.signal)
  const canvas = createMapCanvas(target, state.plane, [
    createEditInteraction(scene, { drag, draw, box }),
    picker.interaction,
  ])
  const base = createBase(canvas, target, {
    noMap: labels.noMap,
    onMissing: (isMissing) => emit({ type: 'base', isMissing }),
  })
  let backdrop: Backdrop = { layers: [], images: [] }
  const backdropView = createBackdrop(canvas.map, target, (name, address, cause) => {
    console.error(`the map layer “${name}” did not come: ${address}`, cause ?? '')
    emit({ type: 'layer-missing', name, address })
  })
  const spotMark = createSpotMark(() => canvas.map.render(), prefersStillness)
  const flashes = createFlashes(() => canvas.map.render(), prefersStillness)
  const painter = createPlanPainter(layers, flashes, () => ({
    ...state,
    palette: palettes[state.theme],
    sheet: scene.sheet(),
    units: scene.units(),
    handles: scene.handles(),
    aimsAtMiddle: aimsAtMiddle(),
  }))

  for (const layer of layers.layers) canvas.map.addLayer(layer)
  canvas.paintGround(base.ground)
  canvas.paintBelow((context, frame) => {
    backdropView.paint(context, frame)
    base.painter(context, frame, painter.place(context, frame))
    painter.below(context, frame)
  })
  canvas.paintAfter(layers.top, (context, frame) => {
    painter.above(context, frame)
    spotMark.paint(palettes[state.theme])(context, frame)
  })
  canvas.map.on('postrender', () => {
    const at = canvas.centre()
    const unitsPerPx = canvas.unitsPerPx()
    if (at && unitsPerPx !== undefined) furniture.showScale(state.plane, at, unitsPerPx, scene.units())
  })
  canvas.map.on('change:size', () => {
    if (pixelRatioOf(window.devicePixelRatio) !== dressedRatio) dress()
  })
  const tellLook = (): void => {
    const look = canvas.look()
    if (look && state.plane.map) emit({ type: 'looked', map: state.plane.map.id, look })
  }
  canvas.map.on('moveend', () => {
    tellLook()
    const at = canvas.centre()
    if (at && aimsAtMiddle()) draw.aimAt(state.plane.positionOf(at))
  })
  const pointerLeft = (): void => {
    scene.setHover(undefined)
    emit({ type: 'pointer', at: undefined })
  }
  target.addEventListener('pointerleave', pointerLeft, { signal: ended.signal })
  const hasTool = (): boolean => state.tool.type !== 'select'
  listenForDrawKeys(target, { draw, hasTool, pressMiddle, leave }, ended.signal)
  listenForMenu(target, scene, { ...canvas, isBusy: () => drag.isHolding() || hasTool() }, ended.signal)
  listenForEditKeys(target, scene, drag, ended.signal)
  dress()

  function aimsAtMiddle(): boolean {
    const { sketch } = state
    return sketch !== undefined && sketch.hover === undefined && target.matches(':focus-visible')
  }

  function leave(): void {
    draw.drop()
    box.cancel()
    scene.leaveTool()
  }

  /** Whether a tool would be of use now: a ruler leaves nothing in the plan. */
  function canUse(tool: Tool): boolean {
    if (tool.type === 'select') return true
    if (tool.type === 'ruler') return state.plane.map !== undefined
    const continues = tool.type === 'draw' ? tool.continues : undefined
    if (!continues) return scene.canEdit()
    if (scene.isLocked(continues.id)) emit({ type: 'locked', ids: [continues.id] })
    return scene.canEdit() && scene.inPlan(continues.id) !== undefined && !scene.isLocked(continues.id)
  }

  function pressMiddle(): void {
    const at = canvas.centre()
    if (at) draw.press({ at, reachPx: 4, unitsPerPx: canvas.unitsPerPx() ?? 1 })
  }

  /** Everything in the colours of the theme, and as sharp as the screen. */
  function dress(): void {
    dressedRatio = pixelRatioOf(window.devicePixelRatio)
    facts.tellTheme(state.theme)
    layers.restyle(palettes[state.theme], dressedRatio)
    base.show(state.plane, palettes[state.theme])
    canvas.map.render()
  }

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
    const look = isFirst || layers.size() === 0 ? lastLook?.(sheetOf(state.plan).map) : undefined
    if (look) canvas.lookAt(look)
    else fitTo(undefined, false)
  }

  function showBackdrop(): void {
    backdropView.show(state.plane, backdrop)
    const credits = backdrop.layers.map(({ attribution }) => attribution).filter((words) => words !== '')
    furniture.showCredit(state.plane, [...new Set(credits)])
  }

  function changePlane(): void {
    drag.cancel()
    if (draw.isDrawing()) leave()
    drafts.clear()
    state.plane = planeOf(planMapById(sheetOf(state.plan).map))
    layers.clear(state.plane)
    painter.forgetLabels()
    canvas.setPlane(state.plane)
    // The view is the plane's own.
    canvas.map.getView().on('change:rotation', () => {
      layers.setTurned(canvas.map.getView().getRotation() !== 0)
      tellLook()
    })
    picker.ask(undefined)
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

  return {
    show: (next) => {
      pending = next
      nextFrame ??= requestAnimationFrame(apply)
    },
    setReadOnly: (readOnly) => {
      state.readOnly = readOnly
      if (readOnly) {
        drag.cancel()
        if (!canUse(state.tool)) leave()
      }
      canvas.map.render()
    },
    setUnits: (units) => {
      if (state.units === units) return
      state.units = units
      painter.forgetLabels()
      canvas.map.render()
    },
    setSnapping: (snapping) => {
      state.snapping = snapping
    },
    useTool: (tool) => {
      if (tool.type === 'ruler' && state.tool.type === 'ruler') {
        scene.setTool(tool)
        draw.measureAgain()
        return
      }
      drag.cancel()
      box.cancel()
      draw.drop()
      if (!canUse(tool)) {
        scene.leaveTool()
        return
      }
      scene.setTool(tool)
      if (tool.type === 'select') return
      draw.begin(tool)
      target.focus({ preventScroll: true })
    },
    select: (ids, waypoint) => scene.mark({ ids: [...ids], waypoint }),
    flash: flashes.add,
    fit: (ids) => {
      if (pending) apply()
      fitTo(ids, true)
    },
    zoomBy: canvas.zoomBy,
    setBackdrop: (next) => {
      if (pending) apply()
      backdrop = next
      showBackdrop()
    },
    setMarks: base.choose,
    look: canvas.look,
    lookAt: canvas.lookAt,
    flyTo: (at) => {
      if (pending) apply()
      canvas.flyTo(state.plane.spotOf(at))
      spotMark.show(state.plane.spotOf(at))
      target.dataset.marked = at.join(' ')
    },
    turnTo: canvas.turnTo,
    pickPlace: (answer) => picker.ask(answer && ((spot) => answer(state.plane.positionOf(spot)))),
    finishDrawing: draw.finish,
    stepBack: draw.back,
    retryBase: base.retry,
    setTheme: (next) => {
      state.theme = next
      dress()
    },
    pixelOf: canvas.pixelOf,
    positionAt: canvas.positionAt,
    shownView: canvas.shownView,
    shownBackdrop: () => backdrop,
    destroy: () => {
      ended.abort()
      if (nextFrame !== undefined) cancelAnimationFrame(nextFrame)
      drag.cancel()
      box.cancel()
      drafts.clear()
      flashes.dispose()
      spotMark.dispose()
      backdropView.dispose()
      furniture.remove()
      canvas.dispose()
      layers.dispose()
    },
  }
}
