import type { Toast } from '@base-ui/react/toast'
import { createContext, use } from 'react'
import type { HostLayers } from '../map/host-layer.ts'
import type { createMapView } from '../map/open-map-view.ts'
import type { ClockStore } from '../state/clock-store.ts'
import type { KeepingStore } from '../state/keeping-store.ts'
import type { LedStore } from '../state/led-store.ts'
import type { MapSettingsStore } from '../state/map-settings.ts'
import type { MissingLayersStore } from '../state/missing-layers.ts'
import type { MyPlans } from '../state/my-plans.ts'
import type { OwnImagesStore } from '../state/own-images.ts'
import type { PlanStore } from '../state/plan-store.ts'
import type { PreferencesStore } from '../state/preferences.ts'
import type { RememberedStore } from '../state/remembered-store.ts'
import type { SelectionStore } from '../state/selection-store.ts'
import type { SessionStore } from '../state/session-store.ts'
import type { ReadHostFile } from './files/host-file.ts'
import type { FollowedLinks } from './followed-links.ts'

/** What this page is and can, for the connection's details. */
export type About = {
  readonly version: string
  /** of the source that it was built from; empty where that was not known */
  readonly commit: string
  /** V9 */
  readonly sharesSubscriptions: boolean
  /** what is wrong with the host's settings of maps, in words for the host */
  readonly layerProblems: readonly string[]
}

/** What main.tsx gives the screen to work with. */
export type App = {
  readonly plan: PlanStore
  readonly plans: MyPlans
  readonly keeping: KeepingStore
  readonly session: SessionStore
  readonly led: LedStore
  readonly remembered: RememberedStore
  readonly links: FollowedLinks
  readonly readHostFile: ReadHostFile
  readonly selection: SelectionStore
  readonly preferences: PreferencesStore
  readonly clock: ClockStore
  readonly createMapView: typeof createMapView
  readonly about: About
  /** how this device shows maps, and what lies on them */
  readonly maps: {
    readonly layers: HostLayers
    readonly settings: MapSettingsStore
    readonly images: OwnImagesStore
    readonly missing: MissingLayersStore
  }
  /** for messages from outside of the components */
  readonly toasts: ReturnType<typeof Toast.createToastManager>
}

export const AppContext = createContext<App | undefined>(undefined)

export function useApp(): App {
  const app = use(AppContext)
  if (!app) throw new Error('useApp outside of AppContext')
  return app
}
