import { useLingui } from '@lingui/react'
import { sheetId } from '../../plan/element.ts'
import { drawnElements, sheetOf } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Notice } from '../kit/notice.tsx'
import { usePlanState, useSession } from '../use-stores.ts'

/** A new plan is empty paper of the same map. */
export function NewPlanDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { plan: store, selection } = useApp()
  const plan = usePlanState((state) => state.plan)
  const leading = useSession(({ role }) => role === 'leading')
  return (
    <Confirm
      title={i18n._('Begin a new plan?')}
      words={i18n._(
        'The present one with {count, plural, one {# element} other {# elements}} is cleared. Undo brings it back.',
        { count: drawnElements(plan).length },
      )}
      confirm={i18n._('New plan')}
      onConfirm={() => {
        selection.select([])
        store.replace(new Map([[sheetId, { ...sheetOf(plan), title: '' }]]), i18n._('New plan'))
      }}
      onClose={onClose}
    >
      {leading && (
        <Notice tone="warn">
          {i18n._('You are leading a stream: its viewers will see the empty plan.')}
        </Notice>
      )}
    </Confirm>
  )
}
