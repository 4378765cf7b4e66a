import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { suggestCode } from '../../state/checks.ts'
import { SecretField } from '../kit/secret-field.tsx'

type Draft = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: ReactNode
}

/** What a leader is asked who was handed the lead (R14): the token, and the code that is theirs from then on. */
export function TokenFields({ token, code }: { token: Draft; code: Draft }) {
  const { i18n } = useLingui()
  return (
    <>
      <SecretField
        label={i18n._('Token')}
        name="token"
        autoComplete="one-time-code"
        shown
        value={token.value}
        onChange={token.onChange}
        hint={i18n._('Capitals, spaces and hyphens make no difference.')}
        error={token.error}
      />
      <SecretField
        label={i18n._('Your new leader code')}
        name="new-leader-code"
        autoComplete="one-time-code"
        shown
        value={code.value}
        onChange={code.onChange}
        onSuggest={() => code.onChange(suggestCode())}
        hint={i18n._(
          'For you alone, from now on: the code of before is good no more. Note it down now; nobody can tell it to you later.',
        )}
        error={code.error}
      />
    </>
  )
}
