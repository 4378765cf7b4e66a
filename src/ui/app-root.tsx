import './tokens.css'
import './base.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { DirectionProvider } from '@base-ui/react/direction-provider'
import { Toast } from '@base-ui/react/toast'
import type { I18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { type App, AppContext } from './app-context.ts'
import { BrokenScreen } from './broken-screen.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Screen } from './screen/screen.tsx'

/** The screen with all that its parts find round them. */
export function AppRoot({ app, i18n }: { app: App; i18n: I18n }) {
  return (
    // The edge's policy allows no <style> elements.
    <CSPProvider disableStyleElements>
      <I18nProvider i18n={i18n}>
        <DirectionProvider direction={document.dir === 'rtl' ? 'rtl' : 'ltr'}>
          <AppContext value={app}>
            <ErrorBoundary fallback={(error) => <BrokenScreen error={error} />}>
              <Toast.Provider toastManager={app.toasts}>
                <Screen />
              </Toast.Provider>
            </ErrorBoundary>
          </AppContext>
        </DirectionProvider>
      </I18nProvider>
    </CSPProvider>
  )
}
