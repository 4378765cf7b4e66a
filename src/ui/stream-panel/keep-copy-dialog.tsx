import { useLingui } from '@lingui/react'
import { drawnElements } from '../../plan/plan.ts'
import { Confirm } from '../kit/confirm.tsx'
import { usePlanState } from '../use-stores.ts'
import { useCopyViewed } from './use-keep-copy.ts'

export function KeepCopyDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const copy = useCopyViewed()
  const count = drawnElements(usePlanState((state) => state.plan)).length
  return (
    <Confirm
      title={i18n._('Replace your own plan by this copy?')}
      words={i18n._(
        'Your own plan with {count, plural, one {# element} other {# elements}} is replaced. Undo brings it back.',
        { count },
      )}
      confirm={i18n._('Replace my plan')}
      onConfirm={copy}
      onClose={onClose}
    />
  )
}
