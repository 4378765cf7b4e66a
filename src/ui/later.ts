import { lazy } from 'react'

// What the first paint does without comes a moment later, or when it is asked for.

const streamPanel = () => import('./stream-panel/stream-panel.tsx')
const elementDetails = () => import('./plan-panel/element-details.tsx')
const fileMenu = () => import('./screen/file-menu.tsx')
const themeMenu = () => import('./screen/theme-menu.tsx')
const panelSheet = () => import('./screen/panel-sheet.tsx')

export const StreamPanel = lazy(async () => ({ default: (await streamPanel()).StreamPanel }))
export const ElementDetails = lazy(async () => ({ default: (await elementDetails()).ElementDetails }))
export const FileMenu = lazy(async () => ({ default: (await fileMenu()).FileMenu }))
export const ThemeMenu = lazy(async () => ({ default: (await themeMenu()).ThemeMenu }))
export const PanelSheet = lazy(async () => ({ default: (await panelSheet()).PanelSheet }))

/** Fetches it all while nobody waits for it. A failure is met again, and told, where the part is used. */
export function fetchLater(): void {
  const fetchAll = () =>
    void Promise.allSettled([fileMenu(), themeMenu(), streamPanel(), elementDetails(), panelSheet()])
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchAll)
  else setTimeout(fetchAll, 1_000)
}
