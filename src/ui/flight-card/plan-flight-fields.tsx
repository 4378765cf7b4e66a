import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { changeUnits } from '../../plan/change-units.ts'
import { changeFlightSettings } from '../../plan/flight-edit.ts'
import type { FlightLog } from '../../plan/flight-log.ts'
import { Field } from '../kit/field.tsx'
import { UnitsPicker } from '../screen/units-picker.tsx'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import { unitsTitle } from '../words/units-words.ts'
import styles from './flight-card.module.css'
import { VariationFields } from './variation-fields.tsx'
import { WindsTable } from './winds-table.tsx'

const storedUnits = ['metric', 'imperial'] as const

/** What holds for all flights of the plan: day, wind, variation, units. */
export function PlanFlightFields({ log }: { log: FlightLog }) {
  const { i18n } = useLingui()
  const edit = useEdit()
  const mayEdit = useMayEdit()
  const { units } = useSheet()
  return (
    <section className={styles.settings} aria-label={i18n._('All flights of the plan')}>
      <h3 className={styles.heading}>{i18n._('All flights of the plan')}</h3>
      <WindsTable />
      <DateField />
      <VariationFields log={log} />
      <UnitsPicker />
      <Field
        label={i18n._('Units in files')}
        hint={i18n._('In which the plan keeps its numbers. What they mean does not change.')}
      >
        {(control) => (
          <select
            {...control}
            value={units}
            disabled={!mayEdit}
            onChange={({ currentTarget: { value } }) => {
              const chosen = storedUnits.find((known) => known === value)
              if (chosen) edit((plan) => changeUnits(plan, chosen), i18n._('Change the units'))
            }}
          >
            {storedUnits.map((choice) => (
              <option key={choice} value={choice}>
                {unitsTitle(i18n, choice)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  )
}

/** A draft until it is left: while a year is typed, every digit makes another day. */
function DateField() {
  const { i18n } = useLingui()
  const edit = useEdit()
  const mayEdit = useMayEdit()
  const { date = '' } = useSheet()
  const [draft, setDraft] = useState<string>()
  const commit = () => {
    setDraft(undefined)
    if (draft === undefined || draft === date) return
    edit((plan) => changeFlightSettings(plan, { date: draft || undefined }), i18n._('Change the date'))
  }
  return (
    <div className={styles.whole}>
      <Field label={i18n._('Day of the mission')}>
        {(control) => (
          <input
            {...control}
            type="date"
            max="9999-12-31"
            value={draft ?? date}
            readOnly={!mayEdit}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit()
            }}
          />
        )}
      </Field>
    </div>
  )
}
