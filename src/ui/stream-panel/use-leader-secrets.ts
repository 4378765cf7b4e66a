import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { checkSecret, suggestCode } from '../../state/checks.ts'
import {
  codeProblemSentence,
  passwordProblemSentence,
  sameSecretsSentence,
} from '../words/name-problem-words.ts'
import type { SecretDraft } from './leader-secret-fields.tsx'

/** The drafts of a password and a leader code, present or new ones; what is wrong with them is told once they were `asked` for. */
export function useLeaderSecrets(
  isNew: { readonly password: boolean; readonly code: boolean },
  asked: boolean,
  refusal: string | undefined,
): {
  readonly password: SecretDraft
  readonly code: SecretDraft
  /** undefined while one of them cannot be one, or both are the same (S3) */
  readonly checked: { readonly password: string; readonly code: string } | undefined
} {
  const { i18n } = useLingui()
  // A new one is another draft than the present one: who changes their mind finds both as they were.
  const [now, setNow] = useState({ password: '', code: '' })
  const [next, setNext] = useState(() => ({ password: '', code: suggestCode() }))
  const value = {
    password: (isNew.password ? next : now).password,
    code: (isNew.code ? next : now).code,
  }
  const set = (which: 'password' | 'code') => (text: string) =>
    isNew[which] ? setNext({ ...next, [which]: text }) : setNow({ ...now, [which]: text })
  const [password, code] = [checkSecret(value.password), checkSecret(value.code)]
  const areSame = password.ok && code.ok && password.secret === code.secret
  const sameAt = isNew.code ? 'new code' : isNew.password ? 'new password' : 'code'
  const same = asked && areSame && sameSecretsSentence(i18n, sameAt)
  const error = {
    password:
      asked && !password.ok
        ? passwordProblemSentence(i18n, password.problem)
        : (sameAt === 'new password' && same) ||
          (refusal === 'wrong-password' && i18n._('That is not the password as it is now.')),
    code:
      asked && !code.ok
        ? codeProblemSentence(i18n, code.problem)
        : (sameAt !== 'new password' && same) ||
          (refusal === 'wrong-code' && i18n._('That is not the leader code as it is now.')),
  }
  return {
    password: {
      value: value.password,
      onChange: set('password'),
      isNew: isNew.password,
      error: error.password,
    },
    code: { value: value.code, onChange: set('code'), isNew: isNew.code, error: error.code },
    checked:
      password.ok && code.ok && !areSame ? { password: password.secret, code: code.secret } : undefined,
  }
}
