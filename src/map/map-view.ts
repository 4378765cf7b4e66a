import type { Element, ElementId, Kind } from '../plan/element.ts'
import type { Plan } from '../plan/plan.ts'
import type { Position } from '../plan/position.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { Backdrop } from './backdrop.ts'
import type { MapLook, MapLooks } from './map-look.ts'
import type { PictureView, Size } from './picture-frame.ts'

/** The port through which the rest of the app sees the map library. */
export type MapView = MapLooks & {
  /** Shows this plan; what is identical (`===`) to the element shown before is not touched. Applied once a frame. */
  readonly show: (plan: Plan) => void
  readonly setReadOnly: (readOnly: boolean) => void
  /** In which units numbers are shown, whatever the sheet stores; those of the sheet at first. */
  readonly setUnits: (units: ShownUnits) => void
  /** Whether what is drawn and dragged sticks to waypoints, points, centres, ends and corners nearby; it does at first. */
  readonly setSnapping: (snapping: boolean) => void
  /** Takes a tool in hand; where it is of no use (read-only, or no map) it is left at once: `tool-left`. */
  readonly useTool: (tool: Tool) => void
  /** Marks elements as selected; `waypoint` marks one waypoint of a route that is selected alone. */
  readonly select: (ids: readonly ElementId[], waypoint?: number) => void
  /** Marks elements that have just changed, for about two seconds. */
  readonly flash: (ids: readonly ElementId[]) => void
  /** Brings elements into view, or the whole plan (or map, if it is empty) when no ids are given. */
  readonly fit: (ids?: readonly ElementId[]) => void
  readonly zoomBy: (levels: number) => void
  /** Finishes what is being drawn or measured, as Enter does; nothing happens while it has too few positions. */
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
  /** What lies between the chart and the plan, for pictures of the map. */
  readonly shownBackdrop: () => Backdrop
  /** What of the map is in view, for a picture of it; undefined until the map has been drawn. */
  readonly shownView: () => (PictureView & Size) | undefined
  readonly destroy: () => void
}

export type Tool =
  | { readonly type: 'select' }
  | {
      readonly type: 'draw'
      readonly kind: Kind
      /** of a line: with a head at its end, or drawn by a pressed pointer; the latter stays in hand for the next stroke */
      readonly form?: LineForm
      /** the route that new waypoints are added to, before its first or behind its last one */
      readonly continues?: { readonly id: ElementId; readonly end: 'first' | 'last' }
    }
  /** measures and leaves nothing, for viewers too, beginning at `from` if that is given; `speedKmh` gives times. Taken again it keeps what it measures. */
  | { readonly type: 'ruler'; readonly speedKmh?: number; readonly from?: Position }
  /** selects what lies wholly in a rectangle, once */
  | { readonly type: 'box' }

export type LineForm = 'arrow' | 'freehand'

/** What a menu is asked for; `waypoint` and `leg` are of a route, a leg is counted by the waypoint that it leaves. */
export type MenuTarget =
  | { readonly type: 'map' }
  | { readonly type: 'element'; readonly id: ElementId }
  | { readonly type: 'waypoint'; readonly id: ElementId; readonly index: number }
  | { readonly type: 'leg'; readonly id: ElementId; readonly index: number }

export type MapEvent =
  /** the user finished drawing; one position for point, text and circle (whose radius is given) */
  | {
      readonly type: 'drawn'
      readonly kind: Kind
      readonly positions: readonly Position[]
      /** as an element's: map units on a game map, metres on the real world */
      readonly radius?: number
      readonly arrow?: true
    }
  /** the user finished dragging, inserting or deleting: the element as it is now */
  | { readonly type: 'reshaped'; readonly id: ElementId; readonly element: Element }
  /** the user finished dragging several selected elements: all of them as they are now */
  | { readonly type: 'moved'; readonly elements: ReadonlyMap<ElementId, Element> }
  /** the user picked elements on the map; `waypoint` is the index of the waypoint they hit, if any */
  | { readonly type: 'selected'; readonly ids: readonly ElementId[]; readonly waypoint?: number }
  /** the user left a drawing (Escape) or finished one: the tool is `select` again */
  | { readonly type: 'tool-left' }
  /** the user tried to change by hand what is locked */
  | { readonly type: 'locked'; readonly ids: readonly ElementId[] }
  /**
   * the user asked for a menu: right button, long press, or the keyboard's key. `px` is in CSS pixels from the
   * container's left top corner. An element that was not selected is now; not while something is drawn.
   */
  | {
      readonly type: 'menu'
      readonly px: readonly [x: number, y: number]
      readonly place: Position
      readonly target: MenuTarget
    }
  /** numbers while drawing and dragging; undefined when that ends */
  | { readonly type: 'measuring'; readonly measure: Measure | undefined }
  /** something of the map below the plan did not come, or is there after all */
  | { readonly type: 'base'; readonly isMissing: boolean }
  /** of a host's layer something did not come; told once while it is shown */
  | { readonly type: 'layer-missing'; readonly name: string; readonly address: string }
  /** the view came to rest, or is being turned, on the map of this id */
  | { readonly type: 'looked'; readonly map: string; readonly look: MapLook }
  /** where the pointer is; undefined when it leaves the map */
  | { readonly type: 'pointer'; readonly at: Position | undefined }

/** A leg in km, degrees and, where a speed is known, hours. */
export type LegMeasure = {
  readonly courseDeg?: number
  readonly reciprocalDeg?: number
  readonly distanceKm?: number
  readonly hours?: number
}

/** What is being drawn or dragged; `total` over the whole route or line. */
export type Measure = LegMeasure & {
  /** the leg that leaves the position that is dragged */
  readonly next?: LegMeasure
  readonly totalKm?: number
  readonly totalHours?: number
  readonly radiusKm?: number
  readonly areaKm2?: number
}
