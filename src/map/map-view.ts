import type { Element, ElementId, Kind } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { Position } from '../plan/position.ts'

/** The port through which the rest of the app sees the map library. */
export type MapView = {
  /** Shows this plan; what is identical (`===`) to the element shown before is not touched. Applied once a frame. */
  readonly show: (plan: Plan) => void
  readonly setReadOnly: (readOnly: boolean) => void
  /** Takes a tool in hand; where nothing can be drawn (read-only, or no map) it is left at once: `tool-left`. */
  readonly useTool: (tool: Tool) => void
  /** Marks elements as selected; `waypoint` marks one waypoint of a route that is selected alone. */
  readonly select: (ids: readonly ElementId[], waypoint?: number) => void
  /** Marks elements that have just changed, for about two seconds. */
  readonly flash: (ids: readonly ElementId[]) => void
  /** Brings elements into view, or the whole plan (or map, if it is empty) when no ids are given. */
  readonly fit: (ids?: readonly ElementId[]) => void
  readonly zoomBy: (levels: number) => void
  /** Finishes what is being drawn, as Enter does; nothing happens while it has too few positions. */
  readonly finishDrawing: () => void
  /** Takes back the last position of what is being drawn, as Backspace does. */
  readonly stepBack: () => void
  /** Asks again for what did not come of the map below the plan. */
  readonly retryBase: () => void
  readonly setTheme: (theme: 'light' | 'dark') => void
  /**
   * Where a position is drawn: CSS pixels from the container's left top corner, possibly outside of it.
   * Undefined until the map has been drawn.
   */
  readonly pixelOf: (at: Position) => readonly [x: number, y: number] | undefined
  /** The position at a place of the container; undefined until the map has been drawn. */
  readonly positionAt: (pixel: readonly [x: number, y: number]) => Position | undefined
  readonly destroy: () => void
}

export type Tool = { readonly type: 'select' } | { readonly type: 'draw'; readonly kind: Kind }

export type MapEvent =
  /** the user finished drawing; one position for point, text and circle (whose radius is given) */
  | {
      readonly type: 'drawn'
      readonly kind: Kind
      readonly positions: readonly Position[]
      /** as an element's: map units on a game map, metres on the real world */
      readonly radius?: number
    }
  /** the user finished dragging, inserting or deleting: the element as it is now */
  | { readonly type: 'reshaped'; readonly id: ElementId; readonly element: Element }
  /** the user finished dragging several selected elements: all of them as they are now */
  | { readonly type: 'moved'; readonly elements: ReadonlyMap<ElementId, Element> }
  /** the user picked elements on the map; `waypoint` is the index of the waypoint they hit, if any */
  | { readonly type: 'selected'; readonly ids: readonly ElementId[]; readonly waypoint?: number }
  /** the user left a drawing (Escape) or finished one: the tool is `select` again */
  | { readonly type: 'tool-left' }
  /** numbers while drawing and dragging; undefined when that ends */
  | { readonly type: 'measuring'; readonly measure: Measure | undefined }
  /** something of the map below the plan did not come, or is there after all */
  | { readonly type: 'base'; readonly isMissing: boolean }
  /** where the pointer is; undefined when it leaves the map */
  | { readonly type: 'pointer'; readonly at: Position | undefined }

/** What is being drawn or dragged, in km and degrees; `total` over the whole route or line. */
export type Measure = {
  readonly courseDeg?: number
  readonly reciprocalDeg?: number
  readonly distanceKm?: number
  readonly totalKm?: number
  readonly radiusKm?: number
}
