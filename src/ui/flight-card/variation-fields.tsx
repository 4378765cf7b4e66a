import { useLingui } from '@lingui/react'
import { changeFlightSettings } from '../../plan/flight-edit.ts'
import type { FlightLog } from '../../plan/flight-log.ts'
import { ChoiceField } from '../kit/choice-field.tsx'
import { DraftField } from '../kit/draft-field.tsx'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, usePlanMap, useSheet } from '../use-stores.ts'
import styles from './flight-card.module.css'
import { parseVariation, variationText } from './parse-flight.ts'

/** Magnetic variation: by the model (none on a game map) or by hand. */
export function VariationFields({ log }: { log: FlightLog }) {
  const { i18n } = useLingui()
  const edit = useEdit()
  const mayEdit = useMayEdit()
  const { variationDeg } = useSheet()
  const isWorld = usePlanMap()?.type === 'world'
  const first = log.rows[0]?.leg?.variationDeg
  const change = (next: number | undefined) =>
    edit((plan) => changeFlightSettings(plan, { variationDeg: next }), i18n._('Change the variation'))

  const modelHint = (): string => {
    switch (log.variationSource) {
      case 'model':
        return first === undefined
          ? i18n._('Reckoned for {date}.', { date: log.date })
          : i18n._('{variation} at the first waypoint on {date}.', {
              variation: variationText(first),
              date: log.date,
            })
      case 'outside-model':
        return i18n._('The model does not know {date}: enter the variation by hand, or another date.', {
          date: log.date,
        })
      case 'no-model':
        return i18n._('The model is not loaded: magnetic headings are not known yet.')
      default:
        return i18n._('For today’s dates.')
    }
  }

  return (
    <div className={styles.whole}>
      {mayEdit ? (
        <ChoiceField
          legend={i18n._('Magnetic variation')}
          value={variationDeg === undefined ? 'itself' : 'hand'}
          choices={[
            isWorld
              ? { value: 'itself', label: i18n._('By the World Magnetic Model'), hint: modelHint() }
              : {
                  value: 'itself',
                  label: i18n._('None'),
                  hint: i18n._('The compass shows the north of the map.'),
                },
            { value: 'hand', label: i18n._('By hand') },
          ]}
          onChange={(choice) => change(choice === 'hand' ? roundedTenth(first ?? 0) : undefined)}
        />
      ) : (
        <p className={styles.label}>{i18n._('Magnetic variation')}</p>
      )}
      {variationDeg !== undefined && (
        <DraftField
          label={i18n._('Variation by hand')}
          value={variationText(variationDeg)}
          readOnly={!mayEdit}
          parse={(text) => parseVariation(i18n, text)}
          onCommit={change}
        />
      )}
      {!mayEdit && variationDeg === undefined && <p>{isWorld ? modelHint() : i18n._('None')}</p>}
    </div>
  )
}

const roundedTenth = (deg: number): number => Math.round(deg * 10) / 10
