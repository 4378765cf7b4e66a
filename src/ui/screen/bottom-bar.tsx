import { useLingui } from '@lingui/react'
import { ListTree, PencilRuler } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../kit/button.tsx'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { DialogFailed } from '../kit/part-failed.tsx'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import styles from './bottom-bar.module.css'
import { PanelSheet } from './later-panel-sheet.ts'
import { StatusPill } from './status-pill.tsx'
import { ToolBar } from './tool-bar.tsx'

/** What a thumb reaches on a phone: the tools, the list and the stream. */
export function BottomBar() {
  const { i18n } = useLingui()
  const { panelOpen, showPanel, hidePanel } = useScreen()
  const mayEdit = useMayEdit()
  const [toolsOpen, setToolsOpen] = useState(false)
  return (
    <>
      {mayEdit && toolsOpen && !panelOpen && (
        <div className={styles.tools}>
          <ToolBar orientation="horizontal" />
        </div>
      )}
      <nav className={styles.bar} aria-label={i18n._('Panels')}>
        {mayEdit && (
          <Button look="quiet" aria-expanded={toolsOpen} onClick={() => setToolsOpen(!toolsOpen)}>
            <PencilRuler size={20} aria-hidden="true" />
            {i18n._('Draw')}
          </Button>
        )}
        <Button look="quiet" onClick={() => showPanel('plan')}>
          <ListTree size={20} aria-hidden="true" />
          {i18n._('Plan')}
        </Button>
        <StatusPill />
      </nav>
      <LoadedPart failed={(again) => panelOpen && <DialogFailed again={again} onClose={hidePanel} />}>
        <PanelSheet />
      </LoadedPart>
    </>
  )
}
