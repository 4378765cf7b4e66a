import { useLingui } from '@lingui/react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { useAttempt } from './use-attempt.ts'

/** Stop ends the stream for everybody, so it asks first. */
export function StopDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const toast = useToast()
  const viewers = useSession((state) => (state.role === 'leading' ? state.status.viewers : 0))
  const { pending, failure, attempt } = useAttempt()

  const stop = async () => {
    if (!(await attempt(() => session.stop()))) return
    onClose()
    toast.info(i18n._('The stream is stopped'), i18n._('Your plan is still here.'))
  }
  return (
    <Modal
      title={i18n._('Stop the stream for everybody?')}
      description={i18n._(
        '{count, plural, =0 {Nobody is watching at the moment.} one {# viewer is told that it has ended.} other {# viewers are told that it has ended.}} The stream is deleted from the server; your plan stays here.',
        { count: viewers },
      )}
      onClose={onClose}
    >
      {failure && (
        <Notice tone="danger" live="alert" title={i18n._('Not stopped')}>
          <p>{failure.sentence}</p>
        </Notice>
      )}
      <Actions>
        <Button onClick={onClose}>{i18n._('Keep it running')}</Button>
        <Button look="danger" pending={pending && i18n._('Stopping …')} onClick={() => void stop()}>
          {i18n._('Stop the stream')}
        </Button>
      </Actions>
    </Modal>
  )
}
