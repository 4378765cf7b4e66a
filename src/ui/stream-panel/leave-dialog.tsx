import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { Confirm } from '../kit/confirm.tsx'
import { Notice } from '../kit/notice.tsx'
import { useSession } from '../use-stores.ts'

/** Leaving keeps the stream for a Reconnect, which needs the code: a last reminder. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const unconfirmed = useSession((state) => (state.role === 'leading' ? state.status.unconfirmed : 0))
  return (
    <Confirm
      title={i18n._('Leave the stream running?')}
      words={i18n._(
        'Viewers keep the plan as it is now and see that you are away. To lead it again you need its password and your leader code.',
      )}
      confirm={i18n._('Leave')}
      cancel={i18n._('Go on leading')}
      onConfirm={session.leave}
      onClose={onClose}
    >
      {unconfirmed > 0 && (
        <Notice tone="warn">
          {i18n._(
            '{count, plural, one {# changed element has} other {# changed elements have}} not reached the viewers yet. After a Reconnect you can send them.',
            { count: unconfirmed },
          )}
        </Notice>
      )}
    </Confirm>
  )
}
