import Interaction from 'ol/interaction/Interaction.js'
import type MapBrowserEvent from 'ol/MapBrowserEvent.js'
import type { Pixel } from 'ol/pixel.js'
import type { ElementId } from '../plan/element.ts'
import { type Aim, inAnyWorld, pickTarget, pickWaypoint, reachPx, type Target } from './aim.ts'
import type { BoxGesture } from './box-gesture.ts'
import { nearestLeg } from './distance.ts'
import type { DragGesture } from './drag-gesture.ts'
import type { DrawGesture } from './draw-gesture.ts'
import { askForMenu } from './menu-gesture.ts'
import type { Spot } from './plane.ts'
import {
  buttonOf,
  isAlt,
  isControl,
  isShift,
  pixelOfEvent,
  pointerTypeOf,
  steeringOf,
} from './pointer-event.ts'
import type { Hover, Scene } from './scene.ts'

/** How long a finger has to rest to ask for a menu. */
const longPressMs = 550

export type Gestures = { readonly drag: DragGesture; readonly draw: DrawGesture; readonly box: BoxGesture }

/**
 * Turns what OpenLayers tells of pointers into gestures. It comes before panning and zooming, and keeps from them what
 * belongs to a gesture (an answer of false).
 */
export function createEditInteraction(scene: Scene, { drag, draw, box }: Gestures): Interaction {
  let held = false
  /** where a drawing begins that is dragged on from there */
  let drawnFrom: Aim | undefined
  let isDrawnOut = false
  /** what a drag would move if it were not locked, until that has been said */
  let locked: ElementId | undefined
  let longPress: ReturnType<typeof setTimeout> | undefined
  let ignoreClick = false
  let drew = false
  let pressed: Pixel = [0, 0]
  let isDouble = false

  function aimOf(event: MapBrowserEvent): Aim {
    const [x = 0, y = 0] = event.coordinate
    const { worldWidth, extent } = scene.plane()
    // The plan lies in the first world, wherever the user has panned to.
    const inWorld = worldWidth === undefined ? x : x - worldWidth * Math.floor((x - extent[0]) / worldWidth)
    const view = event.map.getView()
    const unitsPerPx = view.getResolution() ?? 1
    return {
      ...{ at: [inWorld, y], reachPx: reachPx(pointerTypeOf(event)), unitsPerPx },
      turnRad: view.getRotation(),
    }
  }

  function letGo(): void {
    clearTimeout(longPress)
    drag.cancel()
    box.cancel()
    held = false
    if (isDrawnOut) draw.dragCancel()
    drawnFrom = undefined
    isDrawnOut = false
    locked = undefined
  }

  function onDown(event: MapBrowserEvent): boolean {
    ignoreClick = false
    clearTimeout(longPress)
    const { activePointers } = event
    if (activePointers && activePointers.length > 1) {
      // A second finger: the user zooms, and does not drag.
      letGo()
      return true
    }
    const isPrimary = buttonOf(event) === 0
    if (isPrimary && draw.canDrag()) {
      drawnFrom = aimOf(event)
      return false
    }
    if (!isPrimary || isAlt(event)) return true
    const aim = aimOf(event)
    const pointerType = pointerTypeOf(event)
    const { type } = scene.tool()
    if (type === 'select' && pointerType !== 'mouse') {
      longPress = setTimeout(() => {
        letGo()
        ignoreClick = true
        askForMenu(scene, aim, pixelOfEvent(event))
      }, longPressMs)
    }
    held = drag.begin(aim, pointerType, isShift(event))
    if (held) {
      event.map.getView().cancelAnimations()
      return false
    }
    if (scene.canEdit() && (type === 'box' || (type === 'select' && isShift(event)))) {
      box.begin(pixelOfEvent(event))
      return false
    }
    locked = drag.lockedAt(aim, pointerType)
    return true
  }

  function onDrag(event: MapBrowserEvent): boolean {
    clearTimeout(longPress)
    const aim = aimOf(event)
    if (drawnFrom) {
      isDrawnOut = true
      draw.dragTo(drawnFrom, aim, steeringOf(event))
    } else if (held) drag.move(aim.at, steeringOf(event))
    else if (box.isDrawing()) box.move(pixelOfEvent(event))
    else {
      if (locked !== undefined) scene.emit({ type: 'locked', ids: [locked] })
      locked = undefined
      return true
    }
    scene.emit({ type: 'pointer', at: scene.plane().positionOf(aim.at) })
    return false
  }

  function onUp(event: MapBrowserEvent): boolean {
    clearTimeout(longPress)
    if (drawnFrom) {
      drawnFrom = undefined
      if (!isDrawnOut) return true
      isDrawnOut = false
      draw.dragEnd(aimOf(event), steeringOf(event))
      return false
    }
    if (box.isDrawing()) {
      endBox(event)
      return true
    }
    if (!held || (event.activePointers && event.activePointers.length > 0)) return true
    held = false
    // The plan has let go of it meanwhile: what follows is no click.
    ignoreClick = !drag.isHolding()
    drag.end()
    return true
  }

  function endBox(event: MapBrowserEvent): void {
    const isTool = scene.tool().type === 'box'
    box.end((spot) => pixelOfSpot(event, spot), !isTool)
    if (isTool) scene.leaveTool()
  }

  function pixelOfSpot({ map }: MapBrowserEvent, [x, y]: Spot): readonly [number, number] {
    const { worldWidth } = scene.plane()
    const [centreX = 0] = map.getView().getCenter() ?? []
    const shift = worldWidth === undefined ? 0 : worldWidth * Math.round((centreX - x) / worldWidth)
    const [left = 0, top = 0] = map.getPixelFromCoordinate([x + shift, y]) ?? []
    return [left, top]
  }

  function onClick(event: MapBrowserEvent): boolean {
    isDouble = distancePx(pressed, event.pixel) <= doublePx
    pressed = event.pixel
    if (ignoreClick) return false
    const aim = aimOf(event)
    drew = draw.isDrawing()
    if (drew) {
      draw.press(aim, steeringOf(event))
      if (pointerTypeOf(event) === 'touch') draw.hover(undefined)
      return false
    }
    if (isAlt(event)) {
      const [only] = scene.selection().ids
      const grip = drag.gripAt(aim, pointerTypeOf(event), false)
      const refused = drag.lockedAt(aim, pointerTypeOf(event))
      if (only !== undefined && grip?.type === 'vertex') drag.deleteVertex(only, grip.path, grip.index)
      else if (refused !== undefined) scene.emit({ type: 'locked', ids: [refused] })
      return false
    }
    pick(aim, isShift(event) || isControl(event))
    return true
  }

  function pick(aim: Aim, more: boolean): void {
    const { ids } = scene.selection()
    const found = pickAt(aim)
    const picked = found?.target
    if (more) {
      if (!picked) return
      const without = ids.filter((id) => id !== picked.id)
      const next = without.length < ids.length ? without : [...ids, picked.id]
      scene.setSelection({ ids: next, waypoint: undefined })
      return
    }
    const handle = scene.canEdit() ? drag.gripAt(aim, 'mouse', false) : undefined
    const [only] = ids
    if (only !== undefined && ids.length === 1 && handle?.type === 'vertex') {
      const isRoute = scene.inPlan(only)?.kind === 'route'
      scene.setSelection({ ids, waypoint: isRoute ? handle.index : undefined })
      return
    }
    scene.setSelection({
      ids: picked ? [picked.id] : [],
      waypoint: found && pickWaypoint(scene.plane(), found.target.element, found.aim),
    })
  }

  /** The leg of a route that the pointer is on. */
  function hoverOf({ target, aim }: { readonly target: Target; readonly aim: Aim }): Hover {
    const { id, element } = target
    const leg = element.kind === 'route' ? nearestLeg(scene.plane(), element, aim.at) : undefined
    return { id, ...(leg && { leg: leg.index }) }
  }

  const pickAt = (aim: Aim): { readonly target: Target; readonly aim: Aim } | undefined =>
    inAnyWorld(scene.plane(), aim, (here) => {
      const target = pickTarget(scene.targetsAt(here), here)
      return target && { target, aim: here }
    })

  function onMove(event: MapBrowserEvent): boolean {
    if (event.dragging) return true
    const aim = aimOf(event)
    const pointerType = pointerTypeOf(event)
    const at = scene.plane().positionOf(aim.at)
    if (pointerType === 'touch') return true
    scene.emit({ type: 'pointer', at })
    if (draw.isDrawing()) {
      draw.hover(aim, steeringOf(event))
      scene.setCursor('crosshair')
      return true
    }
    const grip = drag.gripAt(aim, pointerType, isShift(event))
    const found = pickAt(aim)
    scene.setHover(found && hoverOf(found))
    if (scene.tool().type === 'box') scene.setCursor('crosshair')
    else if (drag.lockedAt(aim, pointerType) !== undefined) scene.setCursor('not-allowed')
    else scene.setCursor(grip ? cursors[grip.type] : found ? 'pointer' : '')
    return true
  }

  return new Interaction({
    handleEvent: (event) => {
      switch (event.type) {
        case 'pointerdown':
          return onDown(event)
        case 'pointerdrag':
          return onDrag(event)
        case 'pointerup':
          return onUp(event)
        case 'click':
          return onClick(event)
        case 'dblclick':
          // Two quick presses that draw (the second may have finished it), or on an element, are not meant to zoom.
          // OpenLayers also calls it one where the two were at different places.
          return isDouble && !drew && !isOnElement(event)
        case 'pointermove':
          return onMove(event)
        default:
          return true
      }
    },
  })

  function isOnElement(event: MapBrowserEvent): boolean {
    return scene.selection().ids.length > 0 || pickAt(aimOf(event)) !== undefined
  }
}

/** How far apart two presses may be to count as a double click. */
const doublePx = 12

const distancePx = ([x1 = 0, y1 = 0]: Pixel, [x2 = 0, y2 = 0]: Pixel): number => Math.hypot(x2 - x1, y2 - y1)

const cursors = { vertex: 'move', leg: 'copy', radius: 'ew-resize', whole: 'move' } as const
