import type { Toast } from '@base-ui/react/toast'
import { createContext, use } from 'react'
import type { createMapView } from '../map/open-map-view.ts'
import type { LedStore } from '../state/led-store.ts'
import type { PlanStore } from '../state/plan-store.ts'
import type { PreferencesStore } from '../state/preferences.ts'
import type { RememberedStore } from '../state/remembered-store.ts'
import type { SelectionStore } from '../state/selection-store.ts'
import type { SessionStore } from '../state/session-store.ts'
import type { FollowedLinks } from './followed-links.ts'

/** What this page is and can, for the connection's details. */
export type About = {
  readonly version: string
  /** of the source that it was built from; empty where that was not known */
  readonly commit: string
  /** V9 */
  readonly sharesSubscriptions: boolean
}

/** What main.tsx gives the screen to work with. */
export type App = {
  readonly plan: PlanStore
  readonly session: SessionStore
  readonly led: LedStore
  readonly remembered: RememberedStore
  readonly links: FollowedLinks
  readonly selection: SelectionStore
  readonly preferences: PreferencesStore
  readonly createMapView: typeof createMapView
  readonly about: About
  /** for messages from outside of the components */
  readonly toasts: ReturnType<typeof Toast.createToastManager>
}

export const AppContext = createContext<App | undefined>(undefined)

export function useApp(): App {
  const app = use(AppContext)
  if (!app) throw new Error('useApp outside of AppContext')
  return app
}
