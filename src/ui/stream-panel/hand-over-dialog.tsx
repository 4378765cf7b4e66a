import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { checkSecret } from '../../state/checks.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { SecretField } from '../kit/secret-field.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { codeProblemSentence } from '../words/name-problem-words.ts'
import { OfferedToken } from './offered-token.tsx'
import { useAttempt } from './use-attempt.ts'

type Offer = { readonly token: string; readonly endsAtMs: number }

/** Makes a token with which somebody else takes the lead, once (R14). */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const toast = useToast()
  const hasLead = useSession((state) => state.role === 'leading' && state.status.word !== 'superseded')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [offer, setOffer] = useState<Offer>()
  const { pending, failure, attempt } = useAttempt()
  const checked = checkSecret(code)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checked.ok) return
    const offered = await attempt(async () => {
      const outcome = await session.offerLead(checked.secret)
      if (!outcome.ok) return outcome
      const { token, endsInMs } = outcome.value
      setOffer({ token, endsAtMs: Date.now() + endsInMs })
      return { ok: true, value: undefined }
    })
    if (!offered) focusFirstInvalid(form)
  }

  const withdraw = async () => {
    if (!(await attempt(() => session.withdrawOffer()))) return
    onClose()
    toast.info(i18n._('The token is withdrawn'), i18n._('You go on leading.'))
  }

  const wrongCode = failure?.refusal === 'wrong-code'
  const notice = failure && !wrongCode && (
    <Notice tone="danger" live="alert">
      {failure.sentence}
    </Notice>
  )
  if (offer && !hasLead)
    return (
      <Modal title={i18n._('The lead is handed over')} onClose={onClose}>
        <Notice tone="good" live="status">
          {i18n._(
            'Somebody took the lead with your token. Your leader code is good no more; your plan stays here.',
          )}
        </Notice>
        <Actions>
          <Button look="primary" onClick={onClose}>
            {i18n._('Close')}
          </Button>
        </Actions>
      </Modal>
    )
  return (
    <Modal
      title={i18n._('Hand over the lead')}
      description={i18n._(
        'You make a token and tell it to the new leader. With it and the password they take the lead, once, and have a leader code of their own. Until then you lead.',
      )}
      onClose={onClose}
    >
      {offer ? (
        <>
          <OfferedToken token={offer.token} endsAtMs={offer.endsAtMs} />
          {notice}
          <Actions>
            <Button pending={pending && i18n._('Withdrawing …')} onClick={() => void withdraw()}>
              {i18n._('Withdraw it')}
            </Button>
            <Button look="primary" onClick={onClose}>
              {i18n._('Done')}
            </Button>
          </Actions>
        </>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          <SecretField
            label={i18n._('Your leader code')}
            name="leader-code"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={
              asked && !checked.ok
                ? codeProblemSentence(i18n, checked.problem)
                : wrongCode && i18n._('That is not the leader code as it is now.')
            }
          />
          {notice}
          <Actions>
            <Button onClick={onClose}>{i18n._('Cancel')}</Button>
            <Button type="submit" look="primary" pending={pending && i18n._('Making a token …')}>
              {i18n._('Make a token')}
            </Button>
          </Actions>
        </form>
      )}
    </Modal>
  )
}
