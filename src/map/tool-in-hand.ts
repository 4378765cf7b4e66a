import type { BoxGesture } from './box-gesture.ts'
import type { DragGesture } from './drag-gesture.ts'
import type { DrawGesture } from './draw-gesture.ts'
import type { MapCanvas } from './map-canvas.ts'
import type { MapState } from './map-scene.ts'
import type { Tool } from './map-view.ts'
import type { Scene } from './scene.ts'

/** The tool that the map has been given, and the gestures that serve it. */
export type ToolInHand = {
  readonly take: (tool: Tool) => void
  /** Leaves it, and what was begun with it. */
  readonly leave: () => void
  /** Leaves it if it is of no use any more. */
  readonly check: () => void
  /** Whether it is another one than selecting. */
  readonly isAny: () => boolean
  /** Sets a position in the middle of the map, as a click there does. */
  readonly pressMiddle: () => void
  /** Whether the middle of the map is what is aimed with: by who draws with the keyboard. */
  readonly aimsAtMiddle: () => boolean
}

export function createToolInHand(
  state: MapState,
  target: HTMLElement,
  scene: Scene,
  parts: {
    readonly drag: DragGesture
    readonly draw: DrawGesture
    readonly box: BoxGesture
    /** read late: the gestures are there before the canvas that hears them */
    readonly canvas: () => MapCanvas
  },
): ToolInHand {
  const { drag, draw, box, canvas } = parts

  function leave(): void {
    draw.drop()
    box.cancel()
    scene.leaveTool()
  }

  /** Whether a tool would be of use now: a ruler leaves nothing in the plan. */
  function canUse(tool: Tool): boolean {
    if (tool.type === 'select') return true
    if (tool.type === 'ruler') return state.plane.map !== undefined
    const continues = tool.type === 'draw' ? tool.continues : undefined
    if (!continues) return scene.canEdit()
    if (scene.isLocked(continues.id)) scene.emit({ type: 'locked', ids: [continues.id] })
    return scene.canEdit() && scene.inPlan(continues.id) !== undefined && !scene.isLocked(continues.id)
  }

  return {
    take: (tool) => {
      if (tool.type === 'ruler' && state.tool.type === 'ruler') {
        scene.setTool(tool)
        draw.measureAgain()
        return
      }
      drag.cancel()
      box.cancel()
      draw.drop()
      if (!canUse(tool)) {
        scene.leaveTool()
        return
      }
      scene.setTool(tool)
      if (tool.type === 'select') return
      draw.begin(tool)
      target.focus({ preventScroll: true })
    },
    leave,
    check: () => {
      drag.cancel()
      if (!canUse(state.tool)) leave()
    },
    isAny: () => state.tool.type !== 'select',
    pressMiddle: () => {
      const at = canvas().centre()
      if (at) draw.press({ at, reachPx: 4, unitsPerPx: canvas().unitsPerPx() ?? 1 })
    },
    aimsAtMiddle: () => {
      const { sketch } = state
      return sketch !== undefined && sketch.hover === undefined && target.matches(':focus-visible')
    },
  }
}
