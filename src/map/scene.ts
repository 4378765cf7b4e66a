import type { ElementId, Sheet } from '../plan/element.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { Aim, Target } from './aim.ts'
import type { Handle } from './handle.ts'
import type { MapEvent, Tool } from './map-view.ts'
import type { Plane, Spot } from './plane.ts'
import type { DrawnElement } from './shape.ts'
import type { Sketch } from './sketch.ts'

export type Selection = { readonly ids: readonly ElementId[]; readonly waypoint: number | undefined }

/** The element that the pointer is on, and of a route its leg. */
export type Hover = { readonly id: ElementId; readonly leg?: number }

/** Two opposite corners of a rectangle on the screen, CSS pixels. */
export type Box = {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
}

/** Numbers shown beside a spot while something is drawn or dragged. */
export type Note = { readonly lines: readonly string[]; readonly at: Spot }

/** What gestures see of the map, and how they change it. */
export type Scene = {
  readonly plane: () => Plane
  readonly sheet: () => Sheet
  /** in which numbers are shown, whatever the sheet stores */
  readonly units: () => ShownUnits
  readonly tool: () => Tool
  /** false for viewers, and while there is no map to draw on */
  readonly canEdit: () => boolean
  readonly selection: () => Selection
  /** an element that is on the map as it is in the plan, whatever is being done to it here; none that is hidden */
  readonly inPlan: (id: ElementId) => DrawnElement | undefined
  /** whether it, or its layer, is locked against the hand */
  readonly isLocked: (id: ElementId) => boolean
  /** whether the hand sticks to what is near */
  readonly snapping: () => boolean
  /** the elements that can be meant, in drawing sequence */
  readonly targetsAt: (aim: Aim) => readonly Target[]
  /** all that are drawn */
  readonly onMap: () => Iterable<Target>
  /** the handles that are shown: those of an element that is selected alone, and is not locked */
  readonly handles: () => readonly Handle[]
  readonly emit: (event: MapEvent) => void
  /** Marks what is selected, without telling anybody. */
  readonly mark: (selection: Selection) => void
  /** Selects for the user, who is told through `selected` if it is another selection. */
  readonly setSelection: (selection: Selection) => void
  /** Draws an element otherwise than the plan has it; undefined draws it as the plan has it. */
  readonly setDraft: (id: ElementId, draft: DrawnElement | undefined) => void
  /** Keeps drawing a draft until the plan that has it is shown. */
  readonly settleDraft: (id: ElementId) => void
  readonly setSketch: (sketch: Sketch | undefined) => void
  /** Marks what the hand sticks to; undefined: nothing. */
  readonly setSnapMark: (at: Spot | undefined) => void
  readonly setBox: (box: Box | undefined) => void
  readonly setNote: (note: Note | undefined) => void
  readonly setTool: (tool: Tool) => void
  /** Takes the tool for selecting, and tells so. */
  readonly leaveTool: () => void
  readonly setCursor: (cursor: string) => void
  readonly setHover: (hover: Hover | undefined) => void
}
