import type { DragGesture } from './drag-gesture.ts'
import type { Scene } from './scene.ts'

/**
 * Keys on the map while nothing is drawn: Delete removes the selected waypoint (and is then nobody else's key), Escape
 * lets go of what is dragged, else of the selection. Without a selected waypoint Delete is left to the app.
 */
export function listenForEditKeys(
  target: HTMLElement,
  scene: Scene,
  drag: DragGesture,
  signal: AbortSignal,
): void {
  const onKey = (event: KeyboardEvent): void => {
    if (scene.tool().type !== 'select' || event.defaultPrevented) return
    const { ids, waypoint } = scene.selection()
    const [only] = ids
    if (event.key === 'Escape' && drag.isHolding()) drag.cancel()
    else if (event.key === 'Escape' && ids.length > 0) scene.setSelection({ ids: [], waypoint: undefined })
    else if (isDeletion(event.key) && scene.canEdit() && only !== undefined && waypoint !== undefined) {
      drag.deleteVertex(only, 0, waypoint)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  target.addEventListener('keydown', onKey, { signal })
}

const isDeletion = (key: string): boolean => key === 'Delete' || key === 'Backspace'
