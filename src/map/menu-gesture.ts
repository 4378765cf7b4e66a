import type { Position } from '../plan/position.ts'
import { type Aim, inAnyWorld, pickTarget, pickWaypoint, reachPx } from './aim.ts'
import { nearestLeg } from './distance.ts'
import type { MenuTarget } from './map-view.ts'
import { anyPosition } from './measure.ts'
import type { Spot } from './plane.ts'
import type { Scene } from './scene.ts'

type Pixel = readonly [x: number, y: number]

/** Asks for the menu of what is there, which is selected first if it was not. */
export function askForMenu(scene: Scene, aim: Aim, px: Pixel): void {
  const target = menuTargetAt(scene, aim)
  const { ids } = scene.selection()
  if (target.type === 'waypoint' && (ids.length < 2 || !ids.includes(target.id))) {
    scene.setSelection({ ids: [target.id], waypoint: target.index })
  } else if (target.type !== 'map' && !ids.includes(target.id)) {
    scene.setSelection({ ids: [target.id], waypoint: undefined })
  }
  scene.emit({ type: 'menu', px, place: scene.plane().positionOf(aim.at), target })
}

/** What of the plan is meant there: of a route the waypoint before the leg, before the whole. */
function menuTargetAt(scene: Scene, aim: Aim): MenuTarget {
  const plane = scene.plane()
  const found = inAnyWorld(plane, aim, (here): MenuTarget | undefined => {
    const target = pickTarget(scene.targetsAt(here), here)
    if (!target) return undefined
    const { id, element } = target
    const waypoint = pickWaypoint(plane, element, here)
    if (waypoint !== undefined) return { type: 'waypoint', id, index: waypoint }
    const leg = element.kind === 'route' ? nearestLeg(plane, element, here.at) : undefined
    return leg ? { type: 'leg', id, index: leg.index } : { type: 'element', id }
  })
  return found ?? { type: 'map' }
}

type Screen = {
  /** resolution, and by how much the map is turned */
  readonly shownView: () => { readonly unitsPerPx: number; readonly turnRad: number } | undefined
  readonly centre: () => Spot | undefined
  readonly pixelOf: (at: Position) => Pixel | undefined
  readonly positionAt: (px: Pixel) => Position | undefined
  /** a gesture or a tool is at work, which a menu would only disturb */
  readonly isBusy: () => boolean
}

/**
 * Hears when a mouse or the keyboard asks for a menu: the latter at what is selected, or in the middle of the map. The
 * browser's own menu has nothing to say of a map. A finger is heard by how long it rests.
 */
export function listenForMenu(target: HTMLElement, scene: Scene, screen: Screen, signal: AbortSignal): void {
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault()
    const pointerType = event instanceof PointerEvent ? event.pointerType : ''
    const view = screen.shownView()
    if (screen.isBusy() || !view || pointerType === 'touch' || pointerType === 'pen') return
    if (event.button !== 2 && !event.ctrlKey) {
      askByKeyboard(scene, screen)
      return
    }
    const { left, top } = target.getBoundingClientRect()
    const px: Pixel = [event.clientX - left, event.clientY - top]
    const place = screen.positionAt(px)
    if (!place) return
    const at = scene.plane().spotOf(place)
    askForMenu(scene, { ...view, at, reachPx: reachPx('mouse') }, px)
  }
  target.addEventListener('contextmenu', onContextMenu, { signal })
}

function askByKeyboard(scene: Scene, { centre, pixelOf }: Screen): void {
  const selected = selectedForMenu(scene)
  const middle = centre()
  const at = selected?.at ?? middle
  if (!at) return
  const place = scene.plane().positionOf(at)
  const px = pixelOf(place)
  if (px) scene.emit({ type: 'menu', px, place, target: selected?.target ?? { type: 'map' } })
}

/** What the keyboard asks a menu for: what is selected alone, and where it is. Undefined while that is nothing. */
function selectedForMenu(scene: Scene): { readonly target: MenuTarget; readonly at: Aim['at'] } | undefined {
  const { ids, waypoint } = scene.selection()
  const [id] = ids
  const element = id === undefined ? undefined : scene.inPlan(id)
  if (id === undefined || !element) return undefined
  const { spotOf } = scene.plane()
  const chosen = element.kind === 'route' && waypoint !== undefined ? element.waypoints[waypoint] : undefined
  if (chosen && waypoint !== undefined) {
    return { target: { type: 'waypoint', id, index: waypoint }, at: spotOf(chosen.at) }
  }
  const first = anyPosition(element)
  return first && { target: { type: 'element', id }, at: spotOf(first) }
}
