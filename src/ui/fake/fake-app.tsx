import { Toast } from '@base-ui/react/toast'
import { I18nProvider } from '@lingui/react'
import { cleanup, configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { HostLayers } from '../../map/host-layer.ts'
import type { MapEvent, MapView } from '../../map/map-view.ts'
import { emptyPlan, type Plan } from '../../plan/plan.ts'
import { createClockStore } from '../../state/clock-store.ts'
import { fakeShelf, fakeTabs } from '../../state/fake/fake-browser.ts'
import { fakeStreams } from '../../state/fake/fake-streams.ts'
import type { ImageShelf } from '../../state/image-shelf.ts'
import { keepPlan } from '../../state/keep-plan.ts'
import { createKeepingStore } from '../../state/keeping-store.ts'
import { createLedStore, type LeadNote } from '../../state/led-store.ts'
import { createMapSettings } from '../../state/map-settings.ts'
import { createMissingLayers } from '../../state/missing-layers.ts'
import { createMyPlans } from '../../state/my-plans.ts'
import { createOwnImages } from '../../state/own-images.ts'
import type { PlanShelf } from '../../state/plan-shelf.ts'
import { createPlanStorage } from '../../state/plan-storage.ts'
import { createPlanStore } from '../../state/plan-store.ts'
import { createPreferencesStore } from '../../state/preferences.ts'
import { createRememberedStore } from '../../state/remembered-store.ts'
import type { SecretShelf } from '../../state/secret-shelf.ts'
import { createSelectionStore } from '../../state/selection-store.ts'
import { createSessionStore } from '../../state/session-store.ts'
import type { Streams } from '../../stream/session.ts'
import { type App, AppContext } from '../app-context.ts'
import { DialogHost } from '../dialogs/dialog-host.tsx'
import { FilesProvider } from '../files/files-provider.tsx'
import { followLinks } from '../followed-links.ts'
import { createI18n } from '../i18n.ts'
import { Toasts } from '../kit/toasts.tsx'
import { useScreenState } from '../screen/use-screen-state.ts'
import { ScreenContext } from '../screen-context.ts'

// Dialogs are chunks of their own: on a busy machine the first one takes longer than the second that is usual.
configure({ asyncUtilTimeout: 30_000 })

// For tests: a part of the screen with all that it finds round it, on a map that draws nothing.

const stillMap: MapView = {
  show: () => {},
  setReadOnly: () => {},
  useTool: () => {},
  select: () => {},
  flash: () => {},
  fit: () => {},
  zoomBy: () => {},
  setBackdrop: () => {},
  setMarks: () => {},
  look: () => undefined,
  lookAt: () => {},
  flyTo: () => {},
  turnTo: () => {},
  pickPlace: () => {},
  finishDrawing: () => {},
  stepBack: () => {},
  retryBase: () => {},
  setTheme: () => {},
  setUnits: () => {},
  setSnapping: () => {},
  pixelOf: () => undefined,
  positionAt: () => undefined,
  shownView: () => undefined,
  shownBackdrop: () => ({ layers: [], images: [] }),
  destroy: () => {},
}

const emptyShelf: ImageShelf = { all: async () => [], put: async () => {}, remove: async () => {} }

export function fakeApp(
  given: {
    streams?: Partial<Streams>
    plan?: Plan
    note?: LeadNote
    shelf?: SecretShelf
    plans?: PlanShelf
    elsewhere?: string
    readHostFile?: App['readHostFile']
    layers?: HostLayers
    images?: ImageShelf
    /** what the map is given to tell its events by */
    onMap?: (emit: (event: MapEvent) => void) => void
  } = {},
): App {
  const plan = createPlanStore(given.plan ?? emptyPlan)
  const preferences = createPreferencesStore(undefined)
  const led = createLedStore(given.note)
  const session = createSessionStore({
    streams: fakeStreams(given.streams ?? {}),
    plan,
    by: 'computer',
    led,
    adoptNote: () => 'Take theirs',
    keepNote: () => 'Keep mine',
  })
  const shelf = given.plans ?? fakeShelf()
  const { tab } = fakeTabs()(new Map())
  const storage = createPlanStorage(shelf, tab)
  const keeper = keepPlan(plan, led, storage, () => () => {})
  return {
    plan,
    plans: createMyPlans({
      ...{ shelf, tab, storage, keeper, plan, led, session },
      elsewhere: given.elsewhere,
    }),
    keeping: createKeepingStore(),
    led,
    preferences,
    clock: createClockStore(undefined),
    remembered: createRememberedStore(given.shelf),
    links: followLinks(window),
    readHostFile: given.readHostFile ?? (async () => ({ ok: false, problem: 'missing' })),
    selection: createSelectionStore(),
    session,
    createMapView: (_target, { emit }) => {
      given.onMap?.(emit)
      return stillMap
    },
    maps: {
      layers: given.layers ?? new Map(),
      settings: createMapSettings(undefined),
      images: createOwnImages(given.images ?? emptyShelf, console.error),
      missing: createMissingLayers(),
    },
    about: { version: '1.0.0', commit: 'abc1234', sharesSubscriptions: true, layerProblems: [] },
    toasts: Toast.createToastManager(),
  }
}

/** Shows a part of the screen, in place of whatever was shown before. */
export function show(part: ReactNode, app: App = fakeApp()): App {
  cleanup()
  render(
    <I18nProvider i18n={createI18n()}>
      <AppContext value={app}>
        <Toast.Provider toastManager={app.toasts}>
          <Surroundings>{part}</Surroundings>
        </Toast.Provider>
      </AppContext>
    </I18nProvider>,
  )
  return app
}

function Surroundings({ children }: { children: ReactNode }) {
  const { screen, request, closeDialog } = useScreenState()
  return (
    <ScreenContext value={screen}>
      <FilesProvider>
        {children}
        <DialogHost request={request} onClose={closeDialog} />
        <Toasts />
      </FilesProvider>
    </ScreenContext>
  )
}
