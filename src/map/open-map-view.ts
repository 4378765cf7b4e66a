import './map-view.css'
import { emptyPlan } from '../plan/plan.ts'
import { createBackdrop } from './backdrop.ts'
import { createBase } from './base.ts'
import { createBoxGesture } from './box-gesture.ts'
import { createDrafts } from './drafts.ts'
import { createDragGesture } from './drag-gesture.ts'
import { createDrawGesture } from './draw-gesture.ts'
import { listenForDrawKeys } from './draw-keys.ts'
import { createEditInteraction } from './edit-interaction.ts'
import { listenForEditKeys } from './edit-keys.ts'
import { createFlashes } from './flashes.ts'
import { createMapCanvas, pixelRatioOf } from './map-canvas.ts'
import { createMapFacts } from './map-facts.ts'
import { createFurniture } from './map-furniture.ts'
import type { MapOptions } from './map-options.ts'
import { createScene, type MapState } from './map-scene.ts'
import type { MapView } from './map-view.ts'
import { listenForMenu } from './menu-gesture.ts'
import { prefersStillness } from './motion.ts'
import { palettes } from './palette.ts'
import { createPlacePicker } from './place-picker.ts'
import { createPlanLayers } from './plan-layers.ts'
import { createPlanOnMap } from './plan-on-map.ts'
import { createPlanPainter } from './plan-painter.ts'
import { planeOf } from './plane.ts'
import { createSpotMark } from './spot-mark.ts'
import { createToolInHand } from './tool-in-hand.ts'

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
  let dressedRatio = 0
  const ended = new AbortController()

  const facts = createMapFacts(target, labels.name)
  const furniture = createFurniture(target)
  const layers = createPlanLayers(state.plane, palettes[theme], 1, () => canvas.map.render())
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
  const tool = createToolInHand(state, target, scene, { drag, draw, box, canvas: () => canvas })
  const picker = createPlacePicker(target, () => canvas.map, ended.signal)
  const canvas = createMapCanvas(target, state.plane, [
    createEditInteraction(scene, { drag, draw, box }),
    picker.interaction,
  ])
  const base = createBase(canvas, target, {
    noMap: labels.noMap,
    onMissing: (isMissing) => emit({ type: 'base', isMissing }),
  })
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
    aimsAtMiddle: tool.aimsAtMiddle(),
  }))

  const shown = createPlanOnMap(state, {
    ...{ scene, canvas, layers, painter, drafts, drag, base, backdropView, furniture, facts, lastLook },
    leavingPlane: () => {
      drag.cancel()
      if (draw.isDrawing()) tool.leave()
    },
    arrivedOnPlane: () => {
      // The view is the plane's own.
      const view = canvas.map.getView()
      const tellTurned = (): void => layers.setTurned(view.getRotation() !== 0)
      tellTurned()
      view.on('change:rotation', () => {
        tellTurned()
        tellLook()
      })
      picker.ask(undefined)
    },
  })

  for (const layer of layers.layers) canvas.map.addLayer(layer)
  canvas.paintGround(base.ground)
  canvas.paintBelow((context, frame) => {
    backdropView.paint(context, frame)
    base.painter(context, frame, painter.place(context, frame))
    painter.below(context, frame)
    layers.paintResting(context, frame)
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
    if (at && tool.aimsAtMiddle()) draw.aimAt(state.plane.positionOf(at))
  })
  const pointerLeft = (): void => {
    scene.setHover(undefined)
    emit({ type: 'pointer', at: undefined })
  }
  target.addEventListener('pointerleave', pointerLeft, { signal: ended.signal })
  listenForDrawKeys(
    target,
    { draw, hasTool: tool.isAny, pressMiddle: tool.pressMiddle, leave: tool.leave },
    ended.signal,
  )
  listenForMenu(target, scene, { ...canvas, isBusy: () => drag.isHolding() || tool.isAny() }, ended.signal)
  listenForEditKeys(target, scene, drag, ended.signal)
  dress()

  /** Everything in the colours of the theme, and as sharp as the screen. */
  function dress(): void {
    dressedRatio = pixelRatioOf(window.devicePixelRatio)
    facts.tellTheme(state.theme)
    layers.restyle(palettes[state.theme], dressedRatio)
    base.show(state.plane, palettes[state.theme])
    canvas.map.render()
  }

  return {
    show: shown.show,
    setReadOnly: (readOnly) => {
      state.readOnly = readOnly
      if (readOnly) tool.check()
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
    useTool: tool.take,
    select: (ids, waypoint) => scene.mark({ ids: [...ids], waypoint }),
    flash: flashes.add,
    fit: (ids) => shown.fit(ids, true),
    zoomBy: canvas.zoomBy,
    setBackdrop: shown.setBackdrop,
    setMarks: base.choose,
    look: canvas.look,
    lookAt: canvas.lookAt,
    flyTo: (at) => {
      shown.settle()
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
    shownBackdrop: shown.backdrop,
    destroy: () => {
      ended.abort()
      shown.dispose()
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
