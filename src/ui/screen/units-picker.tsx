import { useLingui } from '@lingui/react'
import { changeUnits } from '../../plan/change-units.ts'
import { Field } from '../kit/field.tsx'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'

/** In which units speeds and altitudes are stored and distances are shown. */
export function UnitsPicker({ hideLabel }: { hideLabel?: boolean }) {
  const { i18n } = useLingui()
  const { units } = useSheet()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  return (
    <Field label={i18n._('Units')} hideLabel={hideLabel ?? false}>
      {(control) => (
        <select
          {...control}
          value={units}
          disabled={!mayEdit}
          onChange={(event) => {
            const chosen = event.currentTarget.value === 'imperial' ? 'imperial' : 'metric'
            edit((plan) => changeUnits(plan, chosen), i18n._('Change the units'))
          }}
        >
          <option value="metric">{i18n._('Metric (km)')}</option>
          <option value="imperial">{i18n._('Imperial (mi)')}</option>
        </select>
      )}
    </Field>
  )
}
