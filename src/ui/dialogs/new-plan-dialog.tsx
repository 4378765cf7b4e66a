import { useLingui } from '@lingui/react'
import { drawnElements } from '../../plan/plan.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Notice } from '../kit/notice.tsx'
import { usePlanActions } from '../plans/use-plan-actions.ts'
import { usePlanState, useSession } from '../use-stores.ts'

/** A new plan is empty paper of the same map. */
export function NewPlanDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { begin } = usePlanActions()
  const plan = usePlanState((state) => state.plan)
  const leading = useSession(({ role }) => role === 'leading')
  return (
    <Confirm
      title={i18n._('Begin a new plan?')}
      words={i18n._(
        'The present one with {count, plural, one {# element} other {# elements}} stays under “My plans”.',
        { count: drawnElements(plan).length },
      )}
      confirm={i18n._('New plan')}
      onConfirm={() => void begin()}
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
