import type { Kind } from '../plan/element.ts'
import type { Position } from '../plan/position.ts'
import { type Aim, inAnyWorld } from './aim.ts'
import { measureLines, measureSketch } from './measure.ts'
import { stopsOf } from './path.ts'
import type { Scene } from './scene.ts'
import {
  canFinish,
  drawingOf,
  isDone,
  newSketch,
  type Sketch,
  steppedBack,
  withHover,
  withPosition,
} from './sketch.ts'

/** Drawing an element position by position. */
export type DrawGesture = {
  readonly begin: (kind: Kind) => void
  /** Sets a position there; on the last one (or a polygon's first) it finishes. */
  readonly press: (aim: Aim) => void
  readonly hover: (at: Position | undefined) => void
  /** Tells the numbers as if the next position came there, for who draws without a pointer. */
  readonly aimAt: (at: Position) => void
  /** Whether it is drawn from here by dragging as well: a circle, from its centre to its edge. */
  readonly canDrag: () => boolean
  /** Takes back the last position. */
  readonly back: () => void
  /** Does nothing while there are too few positions. */
  readonly finish: () => void
  /** Forgets the drawing, without leaving the tool. */
  readonly drop: () => void
  readonly isDrawing: () => boolean
}

export function createDrawGesture(scene: Scene): DrawGesture {
  let sketch: Sketch | undefined

  function show(next: Sketch | undefined): void {
    sketch = next
    scene.setSketch(sketch)
    tell(sketch)
  }

  function tell(numbered: Sketch | undefined): void {
    const { map } = scene.plane()
    const measure = numbered && map && measureSketch(map, numbered)
    scene.emit({ type: 'measuring', measure })
    const at = numbered && (numbered.hover ?? numbered.positions.at(-1))
    scene.setNote(
      measure && at && { lines: measureLines(measure, scene.units()), at: scene.plane().spotOf(at) },
    )
  }

  function finish(): void {
    if (!sketch || !canFinish(sketch)) return
    const drawing = drawingOf(scene.plane(), sketch)
    show(undefined)
    scene.emit({ type: 'drawn', ...drawing })
    scene.leaveTool()
  }

  /** Whether the pointer is on a position that ends the drawing. */
  function isEnd(aim: Aim, { kind, positions }: Sketch): boolean {
    const stops = stopsOf(scene.plane(), positions)
    const ends = kind === 'polygon' ? [stops.at(-1), stops[0]] : [stops.at(-1)]
    const onEnd = ({ at, reachPx, unitsPerPx }: Aim) =>
      ends.find((end) => end && Math.hypot(end[0] - at[0], end[1] - at[1]) <= reachPx * unitsPerPx)
    return inAnyWorld(scene.plane(), aim, onEnd) !== undefined
  }

  return {
    begin: (kind) => show(newSketch(kind)),
    press: (aim) => {
      if (!sketch) return
      if (sketch.positions.length > 0 && isEnd(aim, sketch)) {
        // The second press of a double click, or one too many: it adds nothing.
        finish()
        return
      }
      show(withPosition(sketch, scene.plane().positionOf(aim.at)))
      if (isDone(sketch)) finish()
    },
    hover: (at) => {
      if (sketch) show(withHover(sketch, at))
    },
    aimAt: (at) => {
      if (sketch && sketch.positions.length > 0) tell(withHover(sketch, at))
    },
    canDrag: () => sketch?.kind === 'circle' && sketch.positions.length === 0,
    back: () => {
      if (sketch) show(steppedBack(sketch))
    },
    finish,
    drop: () => {
      if (sketch) show(undefined)
    },
    isDrawing: () => sketch !== undefined,
  }
}
