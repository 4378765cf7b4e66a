import { useLingui } from '@lingui/react'
import { changeSheet } from '../../plan/change-element.ts'
import { drawnElements } from '../../plan/plan.ts'
import { planMapById } from '../../plan/plan-map.ts'
import { Field } from '../kit/field.tsx'
import { MapOptions } from '../map-options.tsx'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet, useShownPlan } from '../use-stores.ts'

/** Which map the plan is drawn on. With elements on it the change is asked about first: their places would be others. */
export function MapPicker({ hideLabel }: { hideLabel?: boolean }) {
  const { i18n } = useLingui()
  const { map } = useSheet()
  const mayEdit = useMayEdit()
  const empty = drawnElements(useShownPlan()).length === 0
  const edit = useEdit()
  const { ask } = useScreen()
  const choose = (chosen: string) => {
    if (empty) edit((plan) => changeSheet(plan, { map: chosen }), i18n._('Change the map'))
    else ask({ type: 'change-map', map: chosen })
  }
  return (
    <Field label={i18n._('Map')} hideLabel={hideLabel ?? false}>
      {(control) => (
        <select
          {...control}
          value={planMapById(map) ? map : ''}
          disabled={!mayEdit}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {!planMapById(map) && <option value="">{i18n._('No map chosen')}</option>}
          <MapOptions />
        </select>
      )}
    </Field>
  )
}
