import { Toast } from '@base-ui/react/toast'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { build, readConfig } from './config.ts'
import { createMapView } from './map/open-map-view.ts'
import { sheetId } from './plan/element.ts'
import { newElementId } from './plan/new-element.ts'
import { emptyPlan, sheetOf } from './plan/plan.ts'
import { createClockStore } from './state/clock-store.ts'
import { type FirstPlan, loadFirst, showLate } from './state/first-plan.ts'
import { forgetLed } from './state/forget-led.ts'
import { openImageShelf } from './state/image-shelf.ts'
import { keepPlan } from './state/keep-plan.ts'
import { keepRemembered } from './state/keep-remembered.ts'
import { createKeepingStore, keepingProblem } from './state/keeping-store.ts'
import { lazyStreams } from './state/lazy-streams.ts'
import { createLedStore } from './state/led-store.ts'
import { createMapSettings } from './state/map-settings.ts'
import { createMissingLayers } from './state/missing-layers.ts'
import { createMyPlans } from './state/my-plans.ts'
import { createOwnImages } from './state/own-images.ts'
import { openPlanShelf } from './state/plan-shelf.ts'
import { createPlanStorage } from './state/plan-storage.ts'
import { createPlanStore } from './state/plan-store.ts'
import { createPreferencesStore } from './state/preferences.ts'
import { pruneSelection } from './state/prune-selection.ts'
import { createRememberedStore } from './state/remembered-store.ts'
import { openSecretShelf } from './state/secret-shelf.ts'
import { createSelectionStore } from './state/selection-store.ts'
import { createSessionStore } from './state/session-store.ts'
import { type SlotHolder, slotLocks, slotMarks } from './state/slot-holder.ts'
import { allowNoHtml } from './trusted-types.ts'
import { AppRoot } from './ui/app-root.tsx'
import { applyTheme } from './ui/apply-theme.ts'
import { deviceKind } from './ui/device-kind.ts'
import { followLinks } from './ui/followed-links.ts'
import { applyLanguage, createI18n } from './ui/i18n.ts'
import { randomBytes } from './ui/random-bytes.ts'
import { localStorageIfAllowed, sessionStorageIfAllowed } from './ui/web-storage.ts'
import { tabsOf } from './webdis/tab-window.ts'

/** How long a browser that does not hand over what was saved keeps the page blank. */
const firstDrawLimitMs = 3_000

/** Plain HTTP has no locks. */
function slotHolder(): SlotHolder | undefined {
  if ('locks' in navigator) return slotLocks(navigator.locks)
  const shared = localStorageIfAllowed()
  return shared && slotMarks(shared, window)
}

const links = followLinks(window)
allowNoHtml(window)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')

const i18n = createI18n()
applyLanguage(i18n, document.documentElement)
const preferences = createPreferencesStore(localStorageIfAllowed())
applyTheme(preferences, document.documentElement)

const page = new URL(document.baseURI)
const shelf = openPlanShelf()
const tab = {
  storage: sessionStorageIfAllowed(),
  holder: slotHolder(),
  newId: () => newElementId(randomBytes),
}
const storage = createPlanStorage(shelf, tab)
const first = loadFirst(storage, firstDrawLimitMs)
const [{ config, problem, layerProblems }, saved] = await Promise.all([readConfig(page), first.inTime])

const blank = new Map([[sheetId, { ...sheetOf(emptyPlan), map: config.map }]])
const begun = typeof saved === 'object' ? saved : undefined
const plan = createPlanStore(begun?.plan ?? blank)
const led = createLedStore(begun?.note)
const selection = createSelectionStore()
const clock = createClockStore(localStorageIfAllowed())
const session = createSessionStore({
  streams: lazyStreams(async () => {
    const [{ createStreams }, { createBrowserWebdis }] = await Promise.all([
      import('./stream/streams.ts'),
      import('./webdis/browser-webdis.ts'),
    ])
    return createStreams({ webdis: createBrowserWebdis({ url: config.server, window }) })
  }),
  plan,
  by: deviceKind(),
  led,
  adoptNote: () => i18n._('Take the plan of the stream'),
  keepNote: () => i18n._('Keep my plan'),
})
pruneSelection(selection, plan, session)
forgetLed(led, plan, session)
const remembered = createRememberedStore(openSecretShelf(window))
keepRemembered(remembered, session, console.error)
window.addEventListener('pagehide', session.flush)
const toasts = Toast.createToastManager()
const about = { ...build, sharesSubscriptions: tabsOf(window) !== undefined, layerProblems }
const maps = {
  layers: config.layers,
  settings: createMapSettings(localStorageIfAllowed()),
  images: createOwnImages(openImageShelf(), console.error),
  missing: createMissingLayers(),
}
for (const words of layerProblems) console.error(words)

const keeping = createKeepingStore()
const keeper = keepPlan(plan, led, storage, (cause) => {
  console.error(cause)
  keeping.setState({ problem: keepingProblem(cause) })
  return () => keeping.setState({ problem: undefined })
})
const plans = createMyPlans({
  ...{ shelf, tab, storage, keeper, plan, led, session },
  elsewhere: begun?.elsewhere,
})

// Toasts that are added before the screen listens are lost.
flushSync(() =>
  createRoot(root).render(
    <AppRoot
      i18n={i18n}
      app={{
        plan,
        plans,
        keeping,
        session,
        led,
        remembered,
        links,
        readHostFile: async (address, mostBytes) =>
          (await import('./webdis/host-file.ts')).readHostFile(address, mostBytes),
        selection,
        preferences,
        clock,
        createMapView,
        toasts,
        about,
        maps,
      }}
    />,
  ),
)
if (problem) {
  console.error(problem)
  toasts.add({
    type: 'error',
    timeout: 0,
    title: i18n._('This page is not set up right: the usual settings are used'),
    description: i18n._('Whoever runs it should know: {problem}', { problem }),
  })
}

/** Says what is amiss with what was saved; answers the way to take that word back. */
function tellSaved(what: FirstPlan): () => void {
  if (what === undefined || (typeof what === 'object' && what.leftOut === 0)) return () => {}
  const told = toasts.add({
    type: 'error',
    timeout: 0,
    title:
      what === 'late'
        ? i18n._('Your saved plan could not be read yet')
        : what === 'failed'
          ? i18n._('Your saved plan could not be opened')
          : i18n._(
              '{count, plural, one {# element} other {# elements}} of your saved plan could not be read',
              { count: what.leftOut },
            ),
    description:
      what === 'late'
        ? i18n._(
            'This browser has not answered. As soon as it does, your plan is shown, unless you begin another one before: that is kept beside it.',
          )
        : i18n._('What this browser kept of it stays untouched. What you plan now is kept beside it.'),
  })
  return () => toasts.close(told)
}

const takeBack = tellSaved(saved)
if (saved === 'late') {
  const late = await first.answer
  if (late === 'failed' || showLate(late, plan, led, storage) === 'shown') {
    takeBack()
    tellSaved(late)
  }
}
