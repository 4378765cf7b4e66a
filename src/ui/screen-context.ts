import { createContext, type RefObject, use } from 'react'
import type { MapView, Tool } from '../map/map-view.ts'
import type { ElementId } from '../plan/element.ts'
import type { DialogRequest } from './dialog-request.ts'

export type PanelTab = 'plan' | 'stream'

/** What the parts of the screen tell each other: tool, panel, dialog. None of it outlives the page. */
export type ScreenState = {
  readonly tool: Tool
  readonly takeTool: (tool: Tool) => void
  /** whether what is drawn and dragged sticks to what is near */
  readonly snapping: boolean
  readonly setSnapping: (snapping: boolean) => void
  readonly tab: PanelTab
  /** whether the panel (on phones: the sheet) is there at all */
  readonly panelOpen: boolean
  readonly showPanel: (tab: PanelTab) => void
  readonly hidePanel: () => void
  readonly ask: (dialog: DialogRequest) => void
  readonly map: RefObject<MapView | undefined>
  /** whether the steps that were done are listed beside the map */
  readonly historyOpen: boolean
  readonly showHistory: (open: boolean) => void
  /** layers that somebody who watches has hidden on their own screen */
  readonly hiddenHere: ReadonlySet<ElementId>
  readonly hideHere: (layer: ElementId, hidden: boolean) => void
}

export const ScreenContext = createContext<ScreenState | undefined>(undefined)

export function useScreen(): ScreenState {
  const screen = use(ScreenContext)
  if (!screen) throw new Error('useScreen outside of ScreenContext')
  return screen
}
