import { useLingui } from '@lingui/react'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Confirm } from '../kit/confirm.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import type { Asked } from './asked.ts'
import { planTitle } from './plan-words.ts'

/** Asks before a plan is deleted, shown to viewers, or taken from another tab. */
export function PlanQuestion({
  asked: { what, plan },
  onYes,
  onNo,
}: {
  asked: Asked
  onYes: () => void
  onNo: () => void
}) {
  const { i18n } = useLingui()
  const isLeading = useSession(({ role }) => role === 'leading')
  const name = isolate(planTitle(i18n, plan.title))
  const { count } = plan
  const viewers = isLeading && what !== 'delete' && (
    <Notice tone="warn">
      {i18n._(
        'You are leading a stream: its viewers will see this plan with {count, plural, =0 {no elements} one {# element} other {# elements}} in place of the present one.',
        { count },
      )}
    </Notice>
  )
  const both = { onConfirm: onYes, onClose: onNo }
  switch (what) {
    case 'delete':
      return (
        <Confirm
          {...both}
          title={i18n._('Delete {name}?', { name })}
          words={i18n._(
            'The plan with {count, plural, =0 {no elements} one {# element} other {# elements}} is deleted from this device.',
            { count },
          )}
          confirm={i18n._('Delete')}
        />
      )
    case 'open':
      return (
        <Confirm
          {...both}
          title={i18n._('Show {name} to your viewers?', { name })}
          words={i18n._('The present plan stays under “My plans”.')}
          confirm={i18n._('Open')}
        >
          {viewers}
        </Confirm>
      )
    case 'take-over':
      if (plan.isLed) {
        return (
          <Modal
            title={i18n._('{name} is open in another tab', { name })}
            description={i18n._(
              'A stream is led with it there. Go on in that tab, or open a duplicate here.',
            )}
            onClose={onNo}
          >
            <Actions>
              <Button onClick={onNo}>{i18n._('Back')}</Button>
            </Actions>
          </Modal>
        )
      }
      return (
        <Confirm
          {...both}
          title={i18n._('Go on with {name} here?', { name })}
          words={i18n._(
            'It is open in another tab, or was when that tab crashed. That tab is told; what is changed there afterwards goes into a copy.',
          )}
          confirm={i18n._('Go on here')}
        >
          {viewers}
        </Confirm>
      )
  }
}
