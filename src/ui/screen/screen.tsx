import { useLingui } from '@lingui/react'
import { DialogHost } from '../dialogs/dialog-host.tsx'
import { FilesProvider } from '../files/files-provider.tsx'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { TipLayer } from '../kit/tip-layer.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { ScreenContext } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { Announcer } from './announcer.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Header } from './header.tsx'
import { Toasts } from './later-toasts.ts'
import { MapArea } from './map-area.tsx'
import { RetryOnKey } from './retry-on-key.tsx'
import styles from './screen.module.css'
import { SidePanel } from './side-panel.tsx'
import { ToolBar } from './tool-bar.tsx'
import { useScreenState } from './use-screen-state.ts'
import { WindowHabits } from './window-habits.tsx'

/** The whole window: the map, and everything round it. */
export function Screen() {
  const { screen, request, closeDialog } = useScreenState()
  const { i18n } = useLingui()
  const isNarrow = useMedia(narrow)
  const mayEdit = useMayEdit()
  return (
    <ScreenContext value={screen}>
      <FilesProvider>
        <div className={styles.screen}>
          <Header />
          {!isNarrow && mayEdit && (
            <section className={styles.tools} aria-label={i18n._('Drawing')}>
              <ToolBar orientation="vertical" />
            </section>
          )}
          <MapArea />
          {isNarrow ? (
            <div className={styles.bar}>
              <BottomBar />
            </div>
          ) : (
            <SidePanel />
          )}
        </div>
        <WindowHabits request={request} closeDialog={closeDialog} />
        <Announcer />
        <DialogHost request={request} onClose={closeDialog} />
        <LoadedPart failed={(again) => <RetryOnKey again={again} />}>
          <Toasts />
        </LoadedPart>
        <TipLayer />
      </FilesProvider>
    </ScreenContext>
  )
}
