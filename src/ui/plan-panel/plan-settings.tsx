import { useLingui } from '@lingui/react'
import { changeUnits } from '../../plan/change-units.ts'
import { Field } from '../kit/field.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { MapPicker } from '../screen/map-picker.tsx'
import { PlanTitle } from '../screen/plan-title.tsx'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import styles from './plan-settings.module.css'

/** What concerns the plan as a whole; on a wide screen the header has the title. */
export function PlanSettings() {
  const { i18n } = useLingui()
  const { units } = useSheet()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const isNarrow = useMedia(narrow)
  return (
    <div className={styles.settings}>
      {isNarrow && (
        <div className={styles.whole}>
          <PlanTitle />
        </div>
      )}
      <MapPicker />
      <Field label={i18n._('Units')}>
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
            <option value="metric">{i18n._('Metric: km, km/h, m')}</option>
            <option value="imperial">{i18n._('Imperial: mi, mph, ft')}</option>
          </select>
        )}
      </Field>
    </div>
  )
}
