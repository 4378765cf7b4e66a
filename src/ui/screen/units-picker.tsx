import { useLingui } from '@lingui/react'
import { shownUnits } from '../../plan/units.ts'
import { useApp } from '../app-context.ts'
import { Field } from '../kit/field.tsx'
import { useShownUnits } from '../use-stores.ts'
import { unitsTitle } from '../words/units-words.ts'

/** In which units this browser shows plans. What they store stays as it is, so viewers choose for themselves. */
export function UnitsPicker({ hideLabel }: { hideLabel?: boolean }) {
  const { i18n } = useLingui()
  const { preferences } = useApp()
  const units = useShownUnits()
  return (
    <Field label={i18n._('Units')} hideLabel={hideLabel ?? false}>
      {(control) => (
        <select
          {...control}
          value={units}
          onChange={({ currentTarget: { value } }) =>
            preferences.setState({ units: shownUnits.find((known) => known === value) })
          }
        >
          {shownUnits.map((choice) => (
            <option key={choice} value={choice}>
              {unitsTitle(i18n, choice)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
