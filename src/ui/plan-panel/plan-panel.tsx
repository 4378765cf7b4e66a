import { useLingui } from '@lingui/react'
import { ArrowLeft, History } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { PanelFailed } from '../kit/part-failed.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { useScreen } from '../screen-context.ts'
import { useMayEdit, useSelection, useShownPlan } from '../use-stores.ts'
import { ElementList } from './element-list.tsx'
import { ElementDetails, SelectionDetails } from './later-element-details.ts'
import { LayersSection } from './layers-section.tsx'
import styles from './plan-panel.module.css'
import { PlanSettings } from './plan-settings.tsx'

/** Everything that is on the map, as words: the list, and below it (on phones: in its place) what is picked. */
export function PlanPanel() {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const plan = useShownPlan()
  const ids = useSelection((state) => state.ids)
  const [several, setSeveral] = useState(false)
  const [picked] = ids.length === 1 ? ids : none
  const isNarrow = useMedia(narrow)
  const mayEdit = useMayEdit()
  const { showHistory, hidePanel } = useScreen()
  const openHistory = () => {
    // It stands on the map, which the sheet would cover.
    hidePanel()
    showHistory(true)
  }
  const element = picked === undefined ? undefined : plan.get(picked)
  const many = ids.length > 1 && (
    <LoadedPart failed={(again) => <PanelFailed again={again} />}>
      <SelectionDetails ids={ids} />
    </LoadedPart>
  )
  const details = picked !== undefined && element && element.kind !== 'sheet' && (
    <LoadedPart failed={(again) => <PanelFailed again={again} />}>
      <ElementDetails key={picked} id={picked} element={element} />
    </LoadedPart>
  )
  if (isNarrow && details && !several) {
    return (
      <div className={styles.panel}>
        <Button look="quiet" className={styles.back} onClick={() => selection.select([])}>
          <ArrowLeft size={18} aria-hidden="true" className={styles.arrow} />
          {i18n._('All elements')}
        </Button>
        {details}
      </div>
    )
  }
  return (
    <div className={styles.panel}>
      {isNarrow && <PlanSettings />}
      {isNarrow && mayEdit && (
        <Button look="quiet" className={styles.back} onClick={openHistory}>
          <History size={18} aria-hidden="true" />
          {i18n._('History')}
        </Button>
      )}
      <LayersSection />
      <ElementList several={several} onSeveral={setSeveral} />
      {many || details}
    </div>
  )
}

const none: readonly string[] = []
