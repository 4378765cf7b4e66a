import { useLingui } from '@lingui/react'
import { FilePlus } from 'lucide-react'
import { useState } from 'react'
import { changeSheet } from '../../plan/change-element.ts'
import type { KeptPlan } from '../../state/my-plans.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useNow } from '../kit/use-now.ts'
import { useEdit } from '../use-edit.ts'
import { useSession } from '../use-stores.ts'
import type { Asked } from './asked.ts'
import styles from './my-plans-dialog.module.css'
import { PlanQuestion } from './plan-question.tsx'
import { PlanRow } from './plan-row.tsx'
import { useKeptPlans } from './use-kept-plans.ts'
import { useNewPlan } from './use-new-plan.ts'
import { usePlanActions } from './use-plan-actions.ts'

/** All plans that this browser keeps. */
export function MyPlansDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { plans, refresh } = useKeptPlans()
  const actions = usePlanActions()
  const newPlan = useNewPlan()
  const edit = useEdit()
  const nowMs = useNow()
  const isLeading = useSession(({ role }) => role === 'leading')
  const [asked, setAsked] = useState<Asked>()

  const open = async (plan: KeptPlan) => {
    if (await actions.open(plan)) onClose()
    else refresh()
  }
  const choose = (plan: KeptPlan) => {
    if (plan.isPresent) onClose()
    else if (plan.isElsewhere) setAsked({ what: 'take-over', plan })
    else if (isLeading) setAsked({ what: 'open', plan })
    else void open(plan)
  }
  const rename = async (plan: KeptPlan, title: string) => {
    if (plan.isPresent) edit((present) => changeSheet(present, { title }), i18n._('Rename the plan'))
    else await actions.rename(plan, title)
    refresh()
  }
  const answer = async ({ what, plan }: Asked) => {
    setAsked(undefined)
    if (what === 'open') return open(plan)
    if (what === 'delete') await actions.remove(plan, refresh)
    else if (await actions.takeOver(plan)) return onClose()
    refresh()
  }

  if (asked) {
    return <PlanQuestion asked={asked} onYes={() => void answer(asked)} onNo={() => setAsked(undefined)} />
  }
  return (
    <Modal
      title={i18n._('My plans')}
      description={i18n._('Kept in this browser, on this device. What you change is saved by itself.')}
      onClose={onClose}
      wide
    >
      {plans === 'failed' && (
        <Notice tone="warn" live="alert">
          {i18n._('This browser does not say which plans it keeps. Your plan on the screen is unharmed.')}
        </Notice>
      )}
      {typeof plans === 'object' && (
        <ul className={styles.list} aria-label={i18n._('My plans')}>
          {plans.map((plan) => (
            <PlanRow
              key={plan.slot}
              plan={plan}
              nowMs={nowMs}
              onOpen={() => choose(plan)}
              onRename={(title) => void rename(plan, title)}
              onDuplicate={() => void actions.duplicate(plan).then(refresh)}
              onDelete={() => setAsked({ what: 'delete', plan })}
            />
          ))}
        </ul>
      )}
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
        <Button
          look="primary"
          onClick={() => {
            onClose()
            newPlan()
          }}
        >
          <FilePlus size={18} aria-hidden="true" />
          {i18n._('New plan')}
        </Button>
      </Actions>
    </Modal>
  )
}
