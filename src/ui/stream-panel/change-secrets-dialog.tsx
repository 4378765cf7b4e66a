import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { ChoiceField } from '../kit/choice-field.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { LeaderSecretFields } from './leader-secret-fields.tsx'
import { useAttempt } from './use-attempt.ts'
import { useLeaderSecrets } from './use-leader-secrets.ts'

type What = 'password' | 'code' | 'both'

/** Takes back what somebody may have learned who should not (R13). */
export function ChangeSecretsDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const toast = useToast()
  const name = useSession((state) => (state.role === 'leading' ? state.status.name : ''))
  const viewers = useSession((state) => (state.role === 'leading' ? state.status.viewers : 0))
  const [what, setWhat] = useState<What>('password')
  const [asked, setAsked] = useState(false)
  const { pending, failure, attempt } = useAttempt(name)
  const isNew = { password: what !== 'code', code: what !== 'password' }
  const { password, code, checked } = useLeaderSecrets(isNew, asked, failure?.refusal)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checked) return
    const changed = await attempt((signal) =>
      session.changeSecrets({ ...checked, isNewPassword: isNew.password, isNewCode: isNew.code }, signal),
    )
    if (!changed) return focusFirstInvalid(form)
    onClose()
    if (isNew.password)
      toast.info(i18n._('The password is changed'), i18n._('Tell the new one to those who are to watch.'))
    else toast.info(i18n._('The leader code is changed'), i18n._('Whoever watches by the password stays.'))
  }

  const isToldAtField = failure?.refusal === 'wrong-password' || failure?.refusal === 'wrong-code'
  return (
    <Modal
      title={i18n._('Change password or code')}
      description={i18n._('Links that let in without the password are good no more then; make new ones.')}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ChoiceField
          legend={i18n._('What do you want to change?')}
          choices={[
            {
              value: 'password',
              label: i18n._('The password'),
              hint: i18n._(
                '{count, plural, =0 {Whoever is watching is put out at once.} one {# viewer is put out at once.} other {# viewers are put out at once.}} Only the new password lets in.',
                { count: viewers },
              ),
            },
            {
              value: 'code',
              label: i18n._('The leader code'),
              hint: i18n._(
                'Whoever watches by the password stays. Nobody takes the lead with the code of before.',
              ),
            },
            { value: 'both', label: i18n._('Both') },
          ]}
          value={what}
          onChange={(value) => {
            setWhat(value)
            setAsked(false)
          }}
        />
        <LeaderSecretFields name={name} password={password} code={code} />
        {failure && !isToldAtField && (
          <Notice tone="danger" live="alert" title={i18n._('Not changed')}>
            <p>{failure.sentence}</p>
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary" pending={pending && i18n._('Changing …')}>
            {i18n._('Change')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
