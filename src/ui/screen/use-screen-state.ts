import { useCallback, useMemo, useRef, useState } from 'react'
import type { MapView, Tool } from '../../map/map-view.ts'
import type { ElementId } from '../../plan/element.ts'
import { useApp } from '../app-context.ts'
import type { DialogRequest } from '../dialog-request.ts'
import { narrow } from '../kit/use-media.ts'
import type { PanelTab, ScreenState } from '../screen-context.ts'
import { usePreferences } from '../use-stores.ts'
import { linkedRequest } from './use-linked-stream.ts'

/** The screen's own state, and the dialog that is asked for. */
export function useScreenState(): {
  readonly screen: ScreenState
  readonly request: DialogRequest | undefined
  readonly closeDialog: () => void
} {
  const { links, preferences } = useApp()
  const [tool, setTool] = useState<Tool>({ type: 'select' })
  const snapping = usePreferences((chosen) => chosen.snapping) ?? true
  const [tab, setTab] = useState<PanelTab>('plan')
  // On a phone the sheet would hide the map from the first glance on.
  const [panelOpen, setPanelOpen] = useState(() => !matchMedia(narrow).matches)
  const [request, setRequest] = useState(() => linkedRequest(links.take()))
  const [historyOpen, setHistoryOpen] = useState(false)
  const [hiddenHere, setHiddenHere] = useState<ReadonlySet<ElementId>>(new Set<ElementId>())
  const map = useRef<MapView>(undefined)

  const showPanel = useCallback((shown: PanelTab) => {
    setTab(shown)
    setPanelOpen(true)
  }, [])
  const hideHere = useCallback((layer: ElementId, hidden: boolean) => {
    setHiddenHere((present) => {
      const next = new Set(present)
      if (hidden) next.add(layer)
      else next.delete(layer)
      return next
    })
  }, [])
  const hidePanel = useCallback(() => setPanelOpen(false), [])
  const closeDialog = useCallback(() => setRequest(undefined), [])

  const screen = useMemo<ScreenState>(
    () => ({
      tool,
      takeTool: setTool,
      snapping,
      setSnapping: (next) => preferences.setState({ snapping: next }),
      tab,
      panelOpen,
      showPanel,
      hidePanel,
      ask: setRequest,
      map,
      historyOpen,
      showHistory: setHistoryOpen,
      hiddenHere,
      hideHere,
    }),
    [tool, snapping, preferences, tab, panelOpen, showPanel, hidePanel, historyOpen, hiddenHere, hideHere],
  )
  return { screen, request, closeDialog }
}
