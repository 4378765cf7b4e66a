import type { ReactNode } from 'react'
import { CopyButton } from './copy-button.tsx'
import styles from './field.module.css'
import { Field } from './field.tsx'

/** Text to take along: selected as a whole on focus, with a button to copy it. */
export function CopyField({
  label,
  text,
  copyLabel,
  hint,
}: {
  label: string
  text: string
  copyLabel: string
  hint?: ReactNode
}) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className={styles.withButton}>
          <input
            {...control}
            type="text"
            readOnly
            // An invitation may stand in it (V14), and Chromium would write it to disk, to restore the window by.
            autoComplete="off"
            dir="ltr"
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton text={text} label={copyLabel} />
        </div>
      )}
    </Field>
  )
}
