import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { checkSecret } from '../../state/checks.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Notice } from '../kit/notice.tsx'
import { SecretField } from '../kit/secret-field.tsx'
import { passwordProblemSentence } from '../words/name-problem-words.ts'
import { LockedNotice } from './locked-notice.tsx'
import styles from './panel.module.css'
import { useAttempt } from './use-attempt.ts'
import { UserNameField } from './user-name-field.tsx'

/** For a viewer whom a changed password put out: the way back in, beside the plan that they still see. */
export function NewPasswordForm({ name }: { name: string }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const { pending, failure, attempt } = useAttempt(name)
  const checked = checkSecret(password)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checked.ok) return
    const connected = await attempt((signal) => session.connect({ name, password: checked.secret, signal }))
    if (!connected) focusFirstInvalid(form)
  }

  const wrong = failure?.refusal === 'wrong-password'
  return (
    <form className={styles.stack} onSubmit={(event) => void submit(event)} noValidate>
      <UserNameField name={name} />
      <SecretField
        label={i18n._('Password as it is now')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={
          asked && !checked.ok ? passwordProblemSentence(i18n, checked.problem) : wrong && failure.sentence
        }
      />
      {failure && !wrong && (
        <Notice tone="danger" live="alert">
          {failure.sentence}
        </Notice>
      )}
      {pending && <LockedNotice />}
      <Button type="submit" look="primary" pending={pending && i18n._('Connecting …')}>
        {i18n._('Watch again')}
      </Button>
    </form>
  )
}
