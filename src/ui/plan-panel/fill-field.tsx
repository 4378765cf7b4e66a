import { useLingui } from '@lingui/react'
import { DraftField } from '../kit/draft-field.tsx'
import { parseNumber } from '../parse-field.ts'
import { useMayEdit } from '../use-stores.ts'

/** How much of what is below a filled shape it hides, in percent. */
export function FillField({
  fillOpacity,
  onChange,
}: {
  fillOpacity: number
  onChange: (fillOpacity: number) => void
}) {
  const { i18n } = useLingui()
  const mayEdit = useMayEdit()
  return (
    <DraftField
      label={i18n._('Filling')}
      unit="%"
      numeric
      value={String(Math.round(fillOpacity * 100))}
      readOnly={!mayEdit}
      parse={(text) => parseNumber(i18n, text, { least: 0, most: 100 })}
      onCommit={(percent) => onChange(percent / 100)}
    />
  )
}
