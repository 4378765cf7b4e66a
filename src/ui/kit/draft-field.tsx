import { type ReactNode, useState } from 'react'
import { Field } from './field.tsx'

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string }

/**
 * A field whose text is a draft until Enter or leaving it: one edit for what was typed, not one for each key. Escape takes the draft
 * back. A draft that cannot be read stays, with what is wrong.
 */
export function DraftField<T>({
  label,
  value,
  parse,
  onCommit,
  hideLabel,
  hint,
  multiline,
  numeric,
  readOnly,
  unit,
  placeholder,
}: {
  label: string
  /** the text of what is stored */
  value: string
  parse: (text: string) => Parsed<T>
  onCommit: (value: T) => void
  hideLabel?: boolean
  hint?: ReactNode
  multiline?: boolean
  numeric?: boolean
  readOnly?: boolean
  unit?: string
  placeholder?: string
}) {
  const [draft, setDraft] = useState<string>()
  const parsed = draft === undefined ? undefined : parse(draft)

  const commit = () => {
    if (draft === undefined || !parsed?.ok) return
    setDraft(undefined)
    if (draft !== value) onCommit(parsed.value)
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      setDraft(undefined)
    } else if (event.key === 'Enter' && !multiline) commit()
  }

  return (
    <Field
      label={unit ? `${label} (${unit})` : label}
      {...(hideLabel ? { hideLabel } : {})}
      hint={hint}
      error={parsed && !parsed.ok ? parsed.problem : undefined}
    >
      {(control) => {
        const props = {
          ...control,
          value: draft ?? value,
          readOnly,
          placeholder,
          // What a viewer sees is not for Chromium to write to disk, to restore the window by.
          autoComplete: 'off',
          dir: numeric ? 'ltr' : 'auto',
          onBlur: commit,
          onKeyDown,
        }
        return multiline ? (
          <textarea {...props} onChange={(event) => setDraft(event.currentTarget.value)} />
        ) : (
          <input
            {...props}
            type="text"
            inputMode={numeric ? 'decimal' : 'text'}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
        )
      }}
    </Field>
  )
}
