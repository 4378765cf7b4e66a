import { useLingui } from '@lingui/react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Notice } from '../kit/notice.tsx'
import { useSession } from '../use-stores.ts'
import { LeaderSecretFields } from './leader-secret-fields.tsx'
import { useAttempt } from './use-attempt.ts'
import { useLeaderSecrets } from './use-leader-secrets.ts'

/** Asks for both secrets, those that change as new ones, and changes the stream to them (R13). */
export function SecretsForm({
  isNew,
  unlisted,
  submit,
  onClose,
  onChanged,
  children,
}: {
  isNew: { readonly password: boolean; readonly code: boolean }
  /** absent: as it is */
  unlisted?: boolean
  /** the button's words */
  submit: string
  onClose: () => void
  onChanged: () => void
  /** what stands above the fields */
  children?: ReactNode
}) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const name = useSession((state) => (state.role === 'leading' ? state.status.name : ''))
  // Who changes their mind has not been asked for the other fields yet.
  const fields = `${isNew.password} ${isNew.code}`
  const [askedFields, setAskedFields] = useState<string>()
  const { pending, failure, attempt } = useAttempt(name)
  const { password, code, checked } = useLeaderSecrets(isNew, askedFields === fields, failure?.refusal)

  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAskedFields(fields)
    focusFirstInvalid(form)
    if (!checked) return
    const isNewOnes = { isNewPassword: isNew.password, isNewCode: isNew.code }
    const changed = await attempt((signal) =>
      session.changeSecrets(
        { ...checked, ...isNewOnes, ...(unlisted === undefined ? {} : { unlisted }) },
        signal,
      ),
    )
    if (!changed) return focusFirstInvalid(form)
    onClose()
    onChanged()
  }

  const isToldAtField = failure?.refusal === 'wrong-password' || failure?.refusal === 'wrong-code'
  return (
    <form onSubmit={(event) => void change(event)} noValidate>
      {children}
      <LeaderSecretFields name={name} password={password} code={code} />
      {failure && !isToldAtField && (
        <Notice tone="danger" live="alert" title={i18n._('Not changed')}>
          <p>{failure.sentence}</p>
        </Notice>
      )}
      <Actions>
        <Button onClick={onClose}>{i18n._('Cancel')}</Button>
        <Button type="submit" look="primary" pending={pending && i18n._('Changing …')}>
          {submit}
        </Button>
      </Actions>
    </form>
  )
}
