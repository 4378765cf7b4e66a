import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Field } from '../kit/field.tsx'

export function StreamNameField({
  value,
  onChange,
  error,
  hint,
}: {
  value: string
  onChange: (value: string) => void
  error?: ReactNode
  hint?: ReactNode
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
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
