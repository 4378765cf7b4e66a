import { useLingui } from '@lingui/react'
import { Eye, EyeOff, RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { CopyButton } from './copy-button.tsx'
import styles from './field.module.css'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'

/** A password or a code. It lives in the form's draft and nowhere else. */
export function SecretField({
  label,
  name,
  value,
  onChange,
  hint,
  error,
  autoComplete,
  shown = false,
  onSuggest,
  first,
}: {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  error?: ReactNode
  /** `one-time-code` for a code: no password manager takes it for the password beside it */
  autoComplete: 'new-password' | 'current-password' | 'one-time-code'
  /** legible from the start: a suggestion has to be written down */
  shown?: boolean
  /** offers another suggestion, and to copy this one */
  onSuggest?: () => void
  /** the focus begins here */
  first?: boolean
}) {
  const { i18n } = useLingui()
  const [legible, setLegible] = useState(shown)
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className={onSuggest ? `${styles.withButton} ${styles.suggested}` : styles.withButton}>
          <input
            {...control}
            name={name}
            type={legible ? 'text' : 'password'}
            value={value}
            // What is legible Chromium writes to disk, to restore the window by, unless it is told not to.
            autoComplete={legible ? 'off' : autoComplete}
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            dir="auto"
            data-first={first || undefined}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <IconButton
            icon={legible ? EyeOff : Eye}
            label={legible ? i18n._('Hide the letters') : i18n._('Show the letters')}
            onClick={() => setLegible(!legible)}
          />
          {onSuggest && (
            <>
              <IconButton icon={RefreshCw} label={i18n._('Suggest another code')} onClick={onSuggest} />
              <CopyButton text={value} label={i18n._('Copy the code')} />
            </>
          )}
        </div>
      )}
    </Field>
  )
}
