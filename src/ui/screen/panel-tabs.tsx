import { Tabs } from '@base-ui/react/tabs'
import { useLingui } from '@lingui/react'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { PanelFailed } from '../kit/part-failed.tsx'
import { PlanPanel } from '../plan-panel/plan-panel.tsx'
import { useScreen } from '../screen-context.ts'
import { StreamPanel } from '../stream-panel/later-stream-panel.ts'
import styles from './panel-tabs.module.css'

/** The two panels: what is planned, and who sees it. */
export function PanelTabs() {
  const { i18n } = useLingui()
  const { tab, showPanel } = useScreen()
  return (
    <Tabs.Root
      className={styles.root}
      value={tab}
      onValueChange={(value) => showPanel(value === 'stream' ? 'stream' : 'plan')}
    >
      <Tabs.List className={styles.list} aria-label={i18n._('Panels')}>
        <Tabs.Tab value="plan" className={styles.tab}>
          {i18n._('Plan')}
        </Tabs.Tab>
        <Tabs.Tab value="stream" className={styles.tab}>
          {i18n._('Stream')}
        </Tabs.Tab>
        <Tabs.Indicator className={styles.indicator} />
      </Tabs.List>
      <Tabs.Panel value="plan" className={`${styles.panel} ${styles.plan}`}>
        <PlanPanel />
      </Tabs.Panel>
      <Tabs.Panel value="stream" className={styles.panel}>
        <LoadedPart failed={(again) => <PanelFailed again={again} />}>
          <StreamPanel />
        </LoadedPart>
      </Tabs.Panel>
    </Tabs.Root>
  )
}
