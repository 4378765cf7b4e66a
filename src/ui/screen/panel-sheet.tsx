import { Drawer } from '@base-ui/react/drawer'
import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { useState } from 'react'
import buttonStyles from '../kit/button.module.css'
import { useScreen } from '../screen-context.ts'
import styles from './panel-sheet.module.css'
import { PanelTabs } from './panel-tabs.tsx'

/** The panels on a phone: a sheet over the lower part of the map, which stays usable above it, and below the menus of the header. */
export function PanelSheet() {
  const { i18n } = useLingui()
  const { panelOpen, hidePanel } = useScreen()
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <Drawer.Root
      open={panelOpen}
      onOpenChange={(open) => !open && hidePanel()}
      modal={false}
      disablePointerDismissal
    >
      <div ref={setPlace} />
      <Drawer.Portal container={place}>
        <Drawer.Viewport className={styles.viewport}>
          <Drawer.Popup className={styles.sheet} initialFocus={false}>
            <div className={styles.handle} aria-hidden="true" />
            <Drawer.Title className="visually-hidden">{i18n._('Panels')}</Drawer.Title>
            <Drawer.Close
              className={`${buttonStyles.button} ${buttonStyles.quiet} ${buttonStyles.icon} ${styles.close}`}
              aria-label={i18n._('Close')}
            >
              <X size={20} aria-hidden="true" />
            </Drawer.Close>
            <Drawer.Content className={styles.content}>
              <PanelTabs />
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  )
}
