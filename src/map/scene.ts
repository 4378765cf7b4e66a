import type { ElementId } from '../plan/element.ts'
import type { Units } from '../plan/units.ts'
import type { Aim, Target } from './aim.ts'
import type { Handle } from './handle.ts'
import type { MapEvent, Tool } from './map-view.ts'
import type { Plane, Spot } from './plane.ts'
import type { DrawnElement } from './shape.ts'
import type { Sketch } from './sketch.ts'

export type Selection = { readonly ids: readonly ElementId[]; readonly waypoint: number | undefined }

/** The leg of a route that the pointer is on. */
export type Hover = { readonly id: ElementId; readonly leg: number }

/** Numbers shown beside a spot while something is drawn or dragged. */
export type Note = { readonly lines: readonly string[]; readonly at: Spot }

/** What gestures see of the map, and how they change it. */
export type Scene = {
  readonly plane: () => Plane
  readonly units: () => Units
  readonly tool: () => Tool
  /** false for viewers, and while there is no map to draw on */
  readonly canEdit: () => boolean
  readonly selection: () => Selection
  /** an element as it is in the plan, whatever is being done to it here */
  readonly inPlan: (id: ElementId) => DrawnElement | undefined
  /** the elements that can be meant, in drawing sequence */
  readonly targetsAt: (aim: Aim) => readonly Target[]
  /** the handles that are shown: those of an element that is selected alone */
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
  readonly setNote: (note: Note | undefined) => void
  readonly setTool: (tool: Tool) => void
  /** Takes the tool for selecting, and tells so. */
  readonly leaveTool: () => void
  readonly setCursor: (cursor: string) => void
  readonly setHover: (hover: Hover | undefined) => void
}
