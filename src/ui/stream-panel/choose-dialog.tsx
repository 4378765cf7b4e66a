import { useLingui } from '@lingui/react'
import { diffPlans } from '../../plan/diff-plans.ts'
import { elementChanges } from '../../state/element-change.ts'
import type { Difference } from '../../state/session.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { changeCounts } from '../words/change-words.ts'
import styles from './change-summary.module.css'
import { ChangeSummary } from './change-summary.tsx'

/** After Reconnect the two plans differ (L5): what would become of each, and the choice, which nothing else replaces. */
export function ChooseDialog({ difference }: { difference: Difference }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { theirs, mine, edit } = difference
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
          words={i18n._('Viewers see: {counts}.', { counts: changeCounts(i18n, ifMine) })}
          changes={ifMine}
        />
        <ChangeSummary
          title={i18n._('If you take the one in the stream')}
          words={i18n._('In your plan: {counts}. Undo brings yours back.', {
            counts: changeCounts(i18n, ifTheirs),
          })}
          changes={ifTheirs}
        />
      </div>
      <Actions>
        <Button look="quiet" onClick={session.leave}>
          {i18n._('Do not reconnect')}
        </Button>
        <Button onClick={() => session.choose('take-theirs')}>{i18n._('Take theirs')}</Button>
        <Button look="primary" onClick={() => session.choose('keep-mine')}>
          {i18n._('Keep mine')}
        </Button>
      </Actions>
    </Modal>
  )
}
