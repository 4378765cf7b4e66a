import { Toast } from '@base-ui/react/toast'
import { createRoot } from 'react-dom/client'
import { readConfig } from './config.ts'
import { createMapView } from './map/open-map-view.ts'
import { sheetId } from './plan/element.ts'
import { emptyPlan, sheetOf } from './plan/plan.ts'
import { keepPlan } from './state/keep-plan.ts'
import { lazyStreams } from './state/lazy-streams.ts'
import { openPlanStorage } from './state/plan-storage.ts'
import { createPlanStore } from './state/plan-store.ts'
import { createPreferencesStore } from './state/preferences.ts'
import { pruneSelection } from './state/prune-selection.ts'
import { createSelectionStore } from './state/selection-store.ts'
import { createSessionStore } from './state/session-store.ts'
import { AppRoot } from './ui/app-root.tsx'
import { applyTheme } from './ui/apply-theme.ts'
import { deviceKind } from './ui/device-kind.ts'
import { applyLanguage, createI18n } from './ui/i18n.ts'
import { localStorageIfAllowed } from './ui/local-storage.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

const i18n = createI18n()
applyLanguage(i18n, document.documentElement)
const preferences = createPreferencesStore(localStorageIfAllowed())
applyTheme(preferences, document.documentElement)

const page = new URL(document.baseURI)
const storage = openPlanStorage()
const [{ config, problem }, saved] = await Promise.all([
  readConfig(page),
  storage.load().catch(() => undefined),
])

const blank = new Map([[sheetId, { ...sheetOf(emptyPlan), map: config.map }]])
const plan = createPlanStore(saved ?? blank)
const selection = createSelectionStore()
const session = createSessionStore({
  streams: lazyStreams(async () => {
    const [{ createStreams }, { createWebdis }] = await Promise.all([
      import('./stream/streams.ts'),
      import('./webdis/webdis.ts'),
    ])
    return createStreams({ webdis: createWebdis({ url: config.server }) })
  }),
  plan,
  by: deviceKind(),
  onLed: (name) => preferences.setState({ led: name }),
  adoptNote: () => i18n._('Take the plan of the stream'),
})
pruneSelection(selection, plan, session)
const toasts = Toast.createToastManager()

keepPlan(plan, storage, (cause) => {
  console.error(cause)
  toasts.add({
    type: 'error',
    timeout: 0,
    title: i18n._('This browser does not keep your plan'),
    description: i18n._('Save it to a file before you close the page.'),
  })
})
if (problem) console.error(problem)

createRoot(root).render(
  <AppRoot i18n={i18n} app={{ plan, session, selection, preferences, createMapView, toasts }} />,
)
