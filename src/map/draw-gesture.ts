import { drawnElement } from '../plan/drawn-element.ts'
import { legBetween } from '../plan/leg.ts'
import type { PlanMap } from '../plan/plan-map.ts'
import type { Position } from '../plan/position.ts'
import { type Aim, inAnyWorld } from './aim.ts'
import type { Tool } from './map-view.ts'
import { measureLines, measureSketch, type Pace } from './measure.ts'
import { stopsOf } from './path.ts'
import type { Plane, Spot } from './plane.ts'
import { continued } from './reshape.ts'
import type { Scene } from './scene.ts'
import {
  canFinish,
  drawingOf,
  isDone,
  newSketch,
  type Sketch,
  sketchFor,
  steppedBack,
  withHover,
  withPosition,
} from './sketch.ts'
import { type Steering, type Sticky, steady, steered, stickiesOf } from './snap.ts'
import { strokePositions } from './stroke.ts'

/** Drawing an element position by position, or under a pressed pointer; measuring is drawing that leaves nothing. */
export type DrawGesture = {
  readonly begin: (tool: Tool) => void
  /** Sets a position there; on the last one (or a polygon's first) it finishes. */
  readonly press: (aim: Aim, steering?: Steering) => void
  readonly hover: (aim: Aim | undefined, steering?: Steering) => void
  /** Tells the numbers as if the next position came there, for who draws without a pointer. */
  readonly aimAt: (at: Position) => void
  /** Whether it is drawn from here by dragging: a line by a free hand, or (as well) a circle from its centre to its edge. */
  readonly canDrag: () => boolean
  readonly dragTo: (from: Aim, to: Aim, steering?: Steering) => void
  readonly dragEnd: (aim: Aim, steering?: Steering) => void
  /** Forgets what has been dragged so far. */
  readonly dragCancel: () => void
  /** Takes back the last position. */
  readonly back: () => void
  /** Does nothing while there are too few positions. */
  readonly finish: () => void
  /** The speed that a ruler tells times by has changed. */
  readonly measureAgain: () => void
  /** Forgets the drawing, without leaving the tool. */
  readonly drop: () => void
  readonly isDrawing: () => boolean
}

/** How far a stroke may be from what the hand drew. */
const strokePx = 0.6

export function createDrawGesture(scene: Scene): DrawGesture {
  let sketch: Sketch | undefined
  /** a ruler that has been laid down: the next press begins anew */
  let isLaid = false
  let stroke = newStroke()

  function show(next: Sketch | undefined): void {
    sketch = next
    if (!next) {
      isLaid = false
      stroke = newStroke()
      scene.setSnapMark(undefined)
    }
    scene.setSketch(sketch)
    tell(sketch)
  }

  function tell(numbered: Sketch | undefined): void {
    const { map } = scene.plane()
    const measure = numbered && map && measureSketch(map, numbered, paceOf(map, numbered))
    scene.emit({ type: 'measuring', measure })
    const at = numbered && (numbered.hover ?? numbered.positions.at(-1))
    scene.setNote(
      measure && at && { lines: measureLines(measure, scene.units()), at: scene.plane().spotOf(at) },
    )
  }

  /** How what is drawn will be gone, where that is known: a ruler has a speed, a route that is flown is one with what it goes on from. */
  function paceOf(map: PlanMap, { kind, form, positions, hover, continues }: Sketch): Pace | undefined {
    const tool = scene.tool()
    if (form === 'ruler')
      return tool.type === 'ruler' && tool.speedKmh !== undefined
        ? { type: 'speed', kmh: tool.speedKmh }
        : undefined
    if (kind !== 'route') return undefined
    const way = hover ? [...positions, hover] : positions
    const sheet = scene.sheet()
    const begun = continues && scene.inPlan(continues.id)
    if (continues && begun?.kind === 'route') {
      const { end } = continues
      const route = continued(begun, end, way.slice(1))
      return begun.flightPlan ? { type: 'flight', sheet, route, end } : undefined
    }
    const draft = drawnElement(map, sheet, { kind, positions: way }, '')
    if (draft?.kind !== 'route') return undefined
    return { type: 'flight', sheet, route: { ...draft, order: 'a0' }, end: 'last' }
  }

  function finish(): void {
    if (!sketch || !canFinish(sketch)) return
    if (sketch.form === 'ruler') {
      isLaid = true
      show(withHover(sketch, undefined))
      return
    }
    if (sketch.continues) finishContinued(sketch.continues, sketch.positions.slice(1))
    else {
      const drawing = drawingOf(scene.plane(), sketch)
      show(undefined)
      scene.emit({ type: 'drawn', ...drawing })
    }
    scene.leaveTool()
  }

  function finishContinued({ id, end }: NonNullable<Sketch['continues']>, more: readonly Position[]): void {
    show(undefined)
    const route = scene.inPlan(id)
    if (route?.kind !== 'route' || scene.isLocked(id)) return
    const element = continued(route, end, more)
    scene.setDraft(id, element)
    scene.settleDraft(id)
    scene.emit({ type: 'reshaped', id, element })
    scene.setSelection({ ids: [id], waypoint: end === 'first' ? 0 : element.waypoints.length - 1 })
  }

  /** Whether the pointer is on a position that ends the drawing. */
  function isEnd(aim: Aim, { kind, positions }: Sketch): boolean {
    const stops = stopsOf(scene.plane(), positions)
    const ends = kind === 'polygon' ? [stops.at(-1), stops[0]] : [stops.at(-1)]
    const onEnd = ({ at, reachPx, unitsPerPx }: Aim) =>
      ends.find((end) => end && Math.hypot(end[0] - at[0], end[1] - at[1]) <= reachPx * unitsPerPx)
    return inAnyWorld(scene.plane(), aim, onEnd) !== undefined
  }

  /** Where the next position comes. The drawing's own positions hold the hand as well, all but the last, which ends it. */
  function steer(aim: Aim, steering: Steering, { kind, positions }: Sketch) {
    const own = positions.slice(0, -1).map((at, index): Sticky => ({ at, path: 0, index }))
    const stickies = scene.snapping() ? [...stickiesOf(scene.targetsAt(aim)), ...own] : []
    const from = kind === 'circle' ? undefined : positions.at(-1)
    const { at, stuck } = steered(scene.plane(), aim, steering, stickies, from)
    scene.setSnapMark(stuck ? scene.plane().spotOf(at) : undefined)
    return at
  }

  function press(aim: Aim, steering: Steering = steady): void {
    if (!sketch || sketch.form === 'freehand') return
    if (isLaid) {
      isLaid = false
      sketch = newSketch('line', 'ruler')
    } else if (sketch.positions.length > 0 && isEnd(aim, sketch)) {
      // The second press of a double click, or one too many: it adds nothing.
      finish()
      return
    }
    show(withPosition(sketch, steer(aim, steering, sketch)))
    if (isDone(sketch)) finish()
  }

  function hover(aim: Aim | undefined, steering: Steering = steady): void {
    if (!sketch || isLaid || sketch.form === 'freehand') return
    if (!aim) scene.setSnapMark(undefined)
    show(withHover(sketch, aim && steer(aim, steering, sketch)))
  }

  /** Adds to what is there: copying or measuring a long stroke anew for each of its spots would make the hand wait. */
  function traceTo(spot: Spot, begun: Sketch): void {
    const plane = scene.plane()
    const at = plane.positionOf(spot)
    const last = stroke.positions.at(-1)
    if (last && plane.map) stroke.km += legBetween(plane.map, last, at).distanceKm
    stroke.spots.push(besideLast(plane, stroke.spots.at(-1), spot))
    stroke.positions.push(at)
    show({ ...begun, positions: stroke.positions, strokeKm: stroke.km })
  }

  /** The stroke as an element; the tool stays in hand for the next one. */
  function finishStroke({ unitsPerPx }: Aim): void {
    const positions = strokePositions(scene.plane(), stroke.spots, strokePx * unitsPerPx)
    stroke = newStroke()
    show(newSketch('line', 'freehand'))
    if (positions.length > 1) scene.emit({ type: 'drawn', kind: 'line', positions })
  }

  return {
    begin: (tool) => {
      const continues = tool.type === 'draw' ? tool.continues : undefined
      const route = continues && scene.inPlan(continues.id)
      const ends = route?.kind === 'route' ? route.waypoints : []
      show(sketchFor(tool, (continues?.end === 'first' ? ends[0] : ends.at(-1))?.at))
    },
    press,
    hover,
    aimAt: (at) => {
      if (sketch && sketch.positions.length > 0 && !isLaid) tell(withHover(sketch, at))
    },
    canDrag: () =>
      sketch?.form === 'freehand' || (sketch?.kind === 'circle' && sketch.positions.length === 0),
    dragTo: (from, to, steering) => {
      if (sketch?.form === 'freehand') {
        if (stroke.spots.length === 0) traceTo(from.at, sketch)
        traceTo(to.at, sketch)
        return
      }
      if (sketch?.positions.length === 0) press(from, steering)
      hover(to, steering)
    },
    dragEnd: (aim, steering) => {
      if (sketch?.form === 'freehand') finishStroke(aim)
      else press(aim, steering)
    },
    dragCancel: () => {
      stroke = newStroke()
      if (sketch) show(newSketch(sketch.kind, sketch.form))
    },
    back: () => {
      if (!sketch) return
      isLaid = false
      show(steppedBack(sketch))
    },
    finish,
    measureAgain: () => tell(sketch),
    drop: () => {
      if (sketch) show(undefined)
    },
    isDrawing: () => sketch !== undefined,
  }
}

/** What a free hand has drawn so far; it grows in place. */
const newStroke = (): { readonly spots: Spot[]; readonly positions: Position[]; km: number } => ({
  spots: [],
  positions: [],
  km: 0,
})

/** The pointer is told of in the first world: a stroke across its edge goes on beyond it. */
function besideLast({ worldWidth }: Plane, last: Spot | undefined, [x, y]: Spot): Spot {
  return worldWidth === undefined || !last
    ? [x, y]
    : [x + worldWidth * Math.round((last[0] - x) / worldWidth), y]
}
