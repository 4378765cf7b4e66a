import type { DrawGesture } from './draw-gesture.ts'

export type DrawKeys = {
  readonly draw: DrawGesture
  /** whether another tool than the one for selecting is in hand */
  readonly hasTool: () => boolean
  /** Sets a position in the middle of the map: drawing without a pointer. */
  readonly pressMiddle: () => void
  readonly leave: () => void
}

/**
 * Keys while a tool is in hand, wherever the focus is (it may still be on the tool's button): Escape leaves it. While
 * something is drawn with it Backspace and Delete take back the last position, Enter finishes; on the map itself Space sets a position in its middle, which
 * the arrow keys move. Fields keep their keys, and buttons theirs.
 */
export function listenForDrawKeys(target: HTMLElement, keys: DrawKeys, signal: AbortSignal): void {
  const onKey = (event: KeyboardEvent): void => {
    if (!keys.hasTool() || event.defaultPrevented || isField(event.target)) return
    if (event.key === 'Escape') keys.leave()
    else if (!keys.draw.isDrawing()) return
    else if (event.key === 'Backspace' || event.key === 'Delete') keys.draw.back()
    else if (event.key === 'Enter' && !isPressable(event.target)) keys.draw.finish()
    else if (event.key === ' ' && event.target === target) keys.pressMiddle()
    else return
    event.preventDefault()
  }
  document.addEventListener('keydown', onKey, { signal })
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null)

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('button, a, summary, [role="menuitem"], [role="option"]') !== null
