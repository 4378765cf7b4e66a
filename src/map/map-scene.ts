import { type Plan, sheetOf } from '../plan/plan.ts'
import type { Drafts } from './drafts.ts'
import { handlesOf } from './handle.ts'
import type { MapFacts } from './map-facts.ts'
import type { MapEvent, Tool } from './map-view.ts'
import { visibleHandles } from './marks-painter.ts'
import type { Theme } from './palette.ts'
import type { PlanLayers } from './plan-layers.ts'
import type { Plane } from './plane.ts'
import type { Hover, Note, Scene, Selection } from './scene.ts'
import type { Sketch } from './sketch.ts'

/** Everything about the map that changes; there is no other place for any of it. */
export type MapState = {
  plan: Plan
  plane: Plane
  theme: Theme
  readOnly: boolean
  tool: Tool
  selection: Selection
  sketch: Sketch | undefined
  note: Note | undefined
  hover: Hover | undefined
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
    units: () => sheetOf(state.plan).units,
    tool: () => state.tool,
    canEdit: () => !state.readOnly && state.plane.map !== undefined,
    selection: () => state.selection,
    inPlan: (id) => {
      const element = state.plan.get(id)
      return element?.kind === 'sheet' ? undefined : element
    },
    targetsAt: ({ at: [x, y], reachPx, unitsPerPx }) => {
      const near = (reachPx + textReachPx) * unitsPerPx
      return layers.within([x - near, y - near, x + near, y + near])
    },
    handles: () => {
      const [only, ...others] = state.selection.ids
      const element = only === undefined || others.length > 0 ? undefined : layers.get(only)?.element
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
    setNote: (next) => {
      state.note = next
      render()
    },
    setTool: (next) => {
      state.tool = next
      facts.tellTool(next)
      parts.setCursor(next.type === 'draw' ? 'crosshair' : '')
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
