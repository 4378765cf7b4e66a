import { useLingui } from '@lingui/react'
import { useEffect, useRef } from 'react'
import { Notice } from '../kit/notice.tsx'
import { SecretField } from '../kit/secret-field.tsx'
import { isolate } from '../words/element-words.ts'
import styles from './bring-back-fields.module.css'

/**
 * What a leader is asked whose stream the server has lost (L11): both secrets once more. What they could be checked against is lost as well,
 * and a slip would become a password that no viewer has.
 */
export function BringBackFields({
  name,
  again,
  onChange,
  wrong,
}: {
  name: string
  again: Secrets
  onChange: (again: Secrets) => void
  /** which of the two is to be told that it is another than above */
  wrong: { readonly password: boolean; readonly code: boolean }
}) {
  const { i18n } = useLingui()
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector('input')?.focus(), [])
  const problem = (secret: string): string =>
    secret === ''
      ? i18n._('Please enter it once more.')
      : i18n._('This is not the same as above. Show the letters of both to compare them.')
  return (
    <>
      <Notice
        tone="warn"
        live="alert"
        title={i18n._('The server no longer has the stream ‹{name}›.', { name: isolate(name) })}
      >
        <p>
          {i18n._(
            'It can be brought back from your plan, with this password and this leader code. Nobody can check them now, and viewers need exactly the password that they know: please enter both once more.',
          )}
        </p>
      </Notice>
      <div className={styles.fields} ref={fields}>
        <SecretField
          label={i18n._('Password once more')}
          name="password-again"
          autoComplete="current-password"
          value={again.password}
          onChange={(password) => onChange({ ...again, password })}
          error={wrong.password && problem(again.password)}
        />
        <SecretField
          label={i18n._('Leader code once more')}
          name="leader-code-again"
          autoComplete="one-time-code"
          value={again.code}
          onChange={(code) => onChange({ ...again, code })}
          error={wrong.code && problem(again.code)}
        />
      </div>
    </>
  )
}

type Secrets = { readonly password: string; readonly code: string }
