import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { ChoiceField } from '../kit/choice-field.tsx'
import { Modal } from '../kit/modal.tsx'
import { useToast } from '../kit/use-toast.ts'
import { useSession } from '../use-stores.ts'
import { SecretsForm } from './secrets-form.tsx'

type What = 'password' | 'code' | 'both'

/** Takes back what somebody may have learned who should not (R13). */
export function ChangeSecretsDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const toast = useToast()
  const viewers = useSession((state) => (state.role === 'leading' ? state.status.viewers : 0))
  const [what, setWhat] = useState<What>('password')
  const isNew = { password: what !== 'code', code: what !== 'password' }

  const tell = () => {
    if (isNew.password)
      toast.info(i18n._('The password is changed'), i18n._('Tell the new one to those who are to watch.'))
    else toast.info(i18n._('The leader code is changed'), i18n._('Whoever watches by the password stays.'))
  }

  return (
    <Modal
      title={i18n._('Change password or code')}
      description={i18n._('Links that let in without the password are good no more then; make new ones.')}
      onClose={onClose}
    >
      <SecretsForm isNew={isNew} submit={i18n._('Change')} onClose={onClose} onChanged={tell}>
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
          onChange={setWhat}
        />
      </SecretsForm>
    </Modal>
  )
}
