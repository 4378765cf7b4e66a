import { useLingui } from '@lingui/react'
import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { ChoiceField } from '../kit/choice-field.tsx'
import { CopyField } from '../kit/copy-field.tsx'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { isolate } from '../words/element-words.ts'
import { QrCode } from './qr-code.tsx'
import { ReachNotice } from './reach-notice.tsx'
import { streamLink } from './stream-link.ts'

/** The ways to the stream, for others. The one that lets in without the password is given to nobody who has not chosen it. */
export function ShareDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const toast = useToast()
  const [way, setWay] = useState<'with-password' | 'lets-in'>('with-password')
  const status = useSession((state) => (state.role === 'planning' ? undefined : state.status))
  if (!status) return null
  const { name } = status
  const invitation = way === 'lets-in' ? session.invitation() : undefined
  const isGone = way === 'lets-in' && invitation === undefined
  const link = streamLink(name, location.href, invitation)

  const share = async () => {
    try {
      await navigator.share({ title: i18n._('Missioncast: {name}', { name }), url: link })
    } catch (cause) {
      // Whoever closes the sheet has thought better of it.
      if (cause instanceof DOMException && cause.name === 'AbortError') return
      toast.error(i18n._('Not shared'), i18n._('The browser did not allow it. Copy the link instead.'))
    }
  }

  return (
    <Modal title={i18n._('Share ‹{name}›', { name: isolate(name) })} onClose={onClose}>
      <ChoiceField
        legend={i18n._('What to share')}
        value={way}
        onChange={setWay}
        choices={[
          {
            value: 'with-password',
            label: i18n._('Link to the stream'),
            hint: i18n._('People still need the password: tell it to them in another way.'),
          },
          {
            value: 'lets-in',
            label: i18n._('Link that lets in without the password'),
            hint: i18n._(
              'Whoever has it sees the plan, and so does everybody they pass it on to, until the leader changes the password.',
            ),
          },
        ]}
      />
      {isGone ? (
        <Notice tone="warn" live="status">
          {i18n._('You are not connected any more: connect again to make such a link.')}
        </Notice>
      ) : (
        <>
          <QrCode
            text={link}
            label={
              invitation === undefined
                ? i18n._('QR code of the link to the stream')
                : i18n._('QR code of the link that lets in without the password')
            }
          />
          <CopyField
            label={invitation === undefined ? i18n._('Link to the stream') : i18n._('Link that lets in')}
            text={link}
            copyLabel={i18n._('Copy the link')}
          />
          <ReachNotice />
        </>
      )}
      <Actions>
        <Button onClick={onClose}>{i18n._('Close')}</Button>
        {!isGone && 'share' in navigator && (
          <Button look="primary" onClick={() => void share()}>
            <Share2 size={18} aria-hidden="true" />
            {i18n._('Share …')}
          </Button>
        )}
      </Actions>
    </Modal>
  )
}
