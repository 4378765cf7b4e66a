import { useLingui } from '@lingui/react'
import { Map as MapIcon } from 'lucide-react'
import { diffPlans } from '../../plan/diff-plans.ts'
import { elementChanges } from '../../state/element-change.ts'
import type { Difference } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { useScreen } from '../screen-context.ts'
import { changeCounts } from '../words/change-words.ts'
import styles from './change-summary.module.css'
import { ChangeSummary } from './change-summary.tsx'

/** After Reconnect the two plans differ (L5): what would become of each, and the choice, which nothing else replaces. */
export function ChooseDialog({ difference }: { difference: Difference }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { hidePanel, showPanel } = useScreen()
  const isNarrow = useMedia(narrow)
  const { theirs, mine, edit } = difference
  const look = (at: 'mine' | 'theirs') => {
    // There the panel lies over the map.
    if (isNarrow) hidePanel()
    session.look(at)
  }
  const choose = (which: 'keep-mine' | 'take-theirs') => {
    session.choose(which)
    showPanel('stream')
  }
  const ifMine = elementChanges(theirs, edit)
  const ifTheirs = elementChanges(mine, diffPlans(mine, theirs))
  return (
    <Modal
      wide
      title={i18n._('The plan in the stream and yours differ')}
      description={i18n._('Choose which one goes on. Until then nothing is sent.')}
    >
      <div className={styles.sides}>
        <ChangeSummary
          title={i18n._('If you keep yours')}
          words={i18n._('Viewers see: {counts}. Undo brings theirs back.', {
            counts: changeCounts(i18n, ifMine),
          })}
          changes={ifMine}
        >
          <Button onClick={() => look('mine')}>
            <MapIcon size={18} aria-hidden="true" />
            {i18n._('Look at yours')}
          </Button>
        </ChangeSummary>
        <ChangeSummary
          title={i18n._('If you take the one in the stream')}
          words={i18n._('In your plan: {counts}. Undo brings yours back.', {
            counts: changeCounts(i18n, ifTheirs),
          })}
          changes={ifTheirs}
        >
          <Button onClick={() => look('theirs')}>
            <MapIcon size={18} aria-hidden="true" />
            {i18n._('Look at theirs')}
          </Button>
        </ChangeSummary>
      </div>
      <Actions>
        <Button look="quiet" onClick={session.leave}>
          {i18n._('Do not reconnect')}
        </Button>
        <Button onClick={() => choose('take-theirs')}>{i18n._('Take theirs')}</Button>
        <Button look="primary" onClick={() => choose('keep-mine')}>
          {i18n._('Keep mine')}
        </Button>
      </Actions>
    </Modal>
  )
}
