import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { suggestCode } from '../../state/checks.ts'
import { SecretField } from '../kit/secret-field.tsx'
import { StrengthWords } from './strength-words.tsx'
import { UserNameField } from './user-name-field.tsx'

export type SecretDraft = {
  readonly value: string
  readonly onChange: (value: string) => void
  /** another one than now, or the present one, which has to be typed again: it is kept nowhere */
  readonly isNew: boolean
  readonly error: ReactNode
}

/** Password and leader code of the stream that is led, each as it is now or as it is to be. */
export function LeaderSecretFields({
  name,
  password,
  code,
}: {
  name: string
  password: SecretDraft
  code: SecretDraft
}) {
  const { i18n } = useLingui()
  return (
    <>
      <UserNameField name={name} />
      {password.isNew ? (
        <SecretField
          key="new-password"
          label={i18n._('New password')}
          name="new-password"
          autoComplete="new-password"
          first
          value={password.value}
          onChange={password.onChange}
          hint={
            <>
              {i18n._('Tell it to those who are to watch.')}
              <StrengthWords password={password.value} known={[name]} />
            </>
          }
          error={password.error}
        />
      ) : (
        <SecretField
          key="password"
          label={i18n._('Password as it is')}
          name="password"
          autoComplete="current-password"
          first
          value={password.value}
          onChange={password.onChange}
          error={password.error}
        />
      )}
      {code.isNew ? (
        <SecretField
          key="new-code"
          label={i18n._('New leader code')}
          name="new-leader-code"
          autoComplete="one-time-code"
          shown
          value={code.value}
          onChange={code.onChange}
          onSuggest={() => code.onChange(suggestCode())}
          hint={i18n._('For you alone. Note it down now; nobody can tell it to you later.')}
          error={code.error}
        />
      ) : (
        <SecretField
          key="code"
          label={i18n._('Leader code as it is')}
          name="leader-code"
          autoComplete="one-time-code"
          value={code.value}
          onChange={code.onChange}
          error={code.error}
        />
      )}
    </>
  )
}
