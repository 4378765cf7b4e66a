import { useLingui } from '@lingui/react'
import { useScreen } from '../screen-context.ts'
import { PanelTabs } from './panel-tabs.tsx'
import styles from './side-panel.module.css'

export function SidePanel() {
  const { i18n } = useLingui()
  const { panelOpen } = useScreen()
  if (!panelOpen) return null
  return (
    <aside className={styles.panel} aria-label={i18n._('Panel')}>
      <PanelTabs />
    </aside>
  )
}
