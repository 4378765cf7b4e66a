import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Field } from '../kit/field.tsx'

export function StreamNameField({
  value,
  onChange,
  error,
  hint,
  autoFocus,
}: {
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  hint?: ReactNode
  autoFocus?: boolean
}) {
  const { i18n } = useLingui()
  return (
    <Field label={i18n._('Name of the stream')} error={error} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="text"
          name="stream-name"
          dir="auto"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the dialog begins here
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
