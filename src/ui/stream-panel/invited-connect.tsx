import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent } from 'react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { LockedNotice } from './locked-notice.tsx'
import { useAttempt } from './use-attempt.ts'

/** What lets somebody in without the password, and where it comes from. */
export type Invited = { readonly from: 'link' | 'device'; readonly invitation: string }

/** Connects without the password, at once; what came in between is told, and can be tried again. */
export function InvitedConnect({
  name,
  invited,
  onConnected,
  onShut,
  onPassword,
  onClose,
}: {
  name: string
  invited: Invited
  onConnected: () => void
  /** it lets nobody in any more */
  onShut: () => void
  onPassword: () => void
  onClose: () => void
}) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { pending, failure, attempt } = useAttempt(name)
  const { from, invitation } = invited

  const connect = async () => {
    let isShut = false
    const connected = await attempt(async (signal) => {
      const outcome = await session.connect({ name, invitation, signal })
      isShut = !outcome.ok && (outcome.refusal === 'wrong-password' || outcome.refusal === 'unknown-stream')
      return outcome
    })
    if (connected) onConnected()
    else if (isShut) onShut()
  }
  const begin = useEffectEvent(() => void connect())
  useEffect(() => begin(), [])

  return (
    <>
      <p>
        {from === 'link'
          ? i18n._('This link lets you in without the password.')
          : i18n._('This device remembers the stream: no password is needed.')}
      </p>
      {failure && (
        <Notice tone="danger" live="alert">
          {failure.sentence}
        </Notice>
      )}
      {pending && <LockedNotice />}
      <Actions>
        <Button onClick={onClose}>{i18n._('Cancel')}</Button>
        <Button onClick={onPassword}>{i18n._('Use the password')}</Button>
        <Button
          look="primary"
          data-first
          pending={pending && i18n._('Connecting …')}
          onClick={() => void connect()}
        >
          {i18n._('Connect')}
        </Button>
      </Actions>
    </>
  )
}
