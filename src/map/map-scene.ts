import { isLocked, isShown } from '../plan/layer.ts'
import { type Plan, sheetOf } from '../plan/plan.ts'
import type { ShownUnits } from '../plan/units.ts'
import type { Drafts } from './drafts.ts'
import { handlesOf } from './handle.ts'
import type { MapFacts } from './map-facts.ts'
import type { MapEvent, Tool } from './map-view.ts'
import { visibleHandles } from './marks-painter.ts'
import type { Theme } from './palette.ts'
import type { PlanLayers } from './plan-layers.ts'
import type { Plane, Spot } from './plane.ts'
import type { Box, Hover, Note, Scene, Selection } from './scene.ts'
import type { Sketch } from './sketch.ts'

/** Everything about the map that changes; there is no other place for any of it. */
export type MapState = {
  plan: Plan
  plane: Plane
  theme: Theme
  readOnly: boolean
  snapping: boolean
  /** in which numbers are shown; undefined: the sheet's */
  units: ShownUnits | undefined
  tool: Tool
  selection: Selection
  sketch: Sketch | undefined
  note: Note | undefined
  hover: Hover | undefined
  snapMark: Spot | undefined
  box: Box | undefined
}

type SceneParts = {
  readonly layers: PlanLayers
  readonly drafts: Drafts
  readonly facts: MapFacts
  readonly emit: (event: MapEvent) => void
  readonly render: () => void
  readonly unitsPerPx: () => number | undefined
  readonly setCursor: (cursor: string) => void
}

/** Texts reach so far from the spot they stand on. */
const textReachPx = 160

/** The scene that gestures act on, over the map's state. */
export function createScene(state: MapState, parts: SceneParts): Scene {
  const { layers, drafts, facts, emit, render } = parts
  const scene: Scene = {
    plane: () => state.plane,
    units: () => state.units ?? sheetOf(state.plan).units,
    sheet: () => sheetOf(state.plan),
    tool: () => state.tool,
    canEdit: () => !state.readOnly && state.plane.map !== undefined,
    selection: () => state.selection,
    inPlan: (id) => {
      const element = state.plan.get(id)
      if (!element || element.kind === 'sheet') return undefined
      return isShown(sheetOf(state.plan), element) ? element : undefined
    },
    isLocked: (id) => {
      const element = state.plan.get(id)
      return element !== undefined && element.kind !== 'sheet' && isLocked(sheetOf(state.plan), element)
    },
    snapping: () => state.snapping,
    targetsAt: ({ at: [x, y], reachPx, unitsPerPx }) => {
      const near = (reachPx + textReachPx) * unitsPerPx
      return layers.within([x - near, y - near, x + near, y + near])
    },
    onMap: layers.all,
    handles: () => {
      const [only, ...others] = state.selection.ids
      if (only === undefined || others.length > 0 || scene.isLocked(only)) return []
      const element = layers.get(only)?.element
      if (!element || !scene.canEdit() || state.tool.type !== 'select') return []
      return visibleHandles(handlesOf(state.plane, element), parts.unitsPerPx() ?? 1)
    },
    emit,
    mark: (next) => {
      state.selection = next
      facts.tellSelected(next.ids)
      render()
    },
    setSelection: (next) => {
      const { ids, waypoint } = next
      if (waypoint === state.selection.waypoint && ids.join() === state.selection.ids.join()) return
      scene.mark(next)
      emit({ type: 'selected', ids, ...(waypoint !== undefined && { waypoint }) })
    },
    setDraft: drafts.set,
    settleDraft: drafts.settle,
    setSketch: (next) => {
      state.sketch = next
      render()
    },
    setSnapMark: (next) => {
      if (next === state.snapMark) return
      state.snapMark = next
      render()
    },
    setBox: (next) => {
      state.box = next
      render()
    },
    setNote: (next) => {
      state.note = next
      render()
    },
    setTool: (next) => {
      state.tool = next
      facts.tellTool(next)
      parts.setCursor(next.type === 'select' ? '' : 'crosshair')
      render()
    },
    leaveTool: () => {
      scene.setTool({ type: 'select' })
      emit({ type: 'tool-left' })
    },
    setCursor: parts.setCursor,
    setHover: (next) => {
      if (next?.id === state.hover?.id && next?.leg === state.hover?.leg) return
      state.hover = next
      render()
    },
  }
  return scene
}
