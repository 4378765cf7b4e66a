import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { LeaderSecretFields } from './leader-secret-fields.tsx'
import { useAttempt } from './use-attempt.ts'
import { useLeaderSecrets } from './use-leader-secrets.ts'

const bothKept = { password: false, code: false }

/** Takes the stream off the list, or puts it there (K5). */
export function ListingDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const toast = useToast()
  const name = useSession((state) => (state.role === 'leading' ? state.status.name : ''))
  const isNowUnlisted = useSession((state) => state.role === 'leading' && state.status.isUnlisted)
  // What was asked for stays, while the answer changes what is so.
  const [unlisted] = useState(!isNowUnlisted)
  const [asked, setAsked] = useState(false)
  const { pending, failure, attempt } = useAttempt(name)
  const { password, code, checked } = useLeaderSecrets(bothKept, asked, failure?.refusal)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checked) return
    const changed = await attempt((signal) =>
      session.changeSecrets({ ...checked, isNewPassword: false, isNewCode: false, unlisted }, signal),
    )
    if (!changed) return focusFirstInvalid(form)
    onClose()
    toast.info(
      unlisted ? i18n._('The stream is unlisted') : i18n._('The stream is listed'),
      i18n._('Whoever watches by the password stays.'),
    )
  }

  const isToldAtField = failure?.refusal === 'wrong-password' || failure?.refusal === 'wrong-code'
  return (
    <Modal
      title={unlisted ? i18n._('Take it off the list?') : i18n._('Put it on the list?')}
      description={
        unlisted
          ? i18n._(
              'Only those who know the name or have the link find the stream then. Whoever watches by the password stays; links that let in without it have to be made anew.',
            )
          : i18n._(
              'Everybody on this server can see its name then; to watch, they need the password as before. Links that let in without it have to be made anew.',
            )
      }
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <LeaderSecretFields name={name} password={password} code={code} />
        {failure && !isToldAtField && (
          <Notice tone="danger" live="alert" title={i18n._('Not changed')}>
            <p>{failure.sentence}</p>
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary" pending={pending && i18n._('Changing …')}>
            {unlisted ? i18n._('Take it off') : i18n._('Put it there')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
