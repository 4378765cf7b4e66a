import { useLingui } from '@lingui/react'
import { Plus, Trash2 } from 'lucide-react'
import { limits, type Wind } from '../../plan/element.ts'
import { changeFlightSettings } from '../../plan/flight-edit.ts'
import { Button } from '../kit/button.tsx'
import { DraftField } from '../kit/draft-field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { parseNumber } from '../parse-field.ts'
import { useUnitNumbers } from '../unit-numbers.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import styles from './flight-card.module.css'

/** Winds aloft, for all routes of the plan. */
export function WindsTable() {
  const { i18n } = useLingui()
  const edit = useEdit()
  const mayEdit = useMayEdit()
  const numbers = useUnitNumbers()
  const { winds = [], units } = useSheet()
  const put = (next: readonly Wind[]) =>
    edit((plan) => changeFlightSettings(plan, { winds: next }), i18n._('Change the wind'))
  const change = (index: number, fields: Partial<Wind>) =>
    put(winds.map((wind, i) => (i === index ? { ...wind, ...fields } : wind)))
  const add = () => {
    const last = winds.at(-1)
    const step = units === 'metric' ? 1000 : 3000
    put([
      ...winds,
      last ? { ...last, altitude: last.altitude + step } : { altitude: 0, fromDeg: 270, speed: 0 },
    ])
  }
  return (
    <div className={styles.whole}>
      <h4 className={styles.label}>{i18n._('Wind aloft')}</h4>
      {winds.length > 0 && (
        <ul className={styles.winds} aria-label={i18n._('Wind aloft')}>
          {winds.map((wind, index) => {
            const number = index + 1
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a wind is known by its place alone
              <li key={index}>
                <DraftField
                  label={i18n._('Altitude of wind {number}', { number })}
                  unit={numbers.signs.altitude}
                  numeric
                  value={numbers.altitudeText(wind.altitude)}
                  readOnly={!mayEdit}
                  parse={(text) => parseNumber(i18n, text, numbers.altitudeBounds)}
                  onCommit={(altitude) => change(index, { altitude: numbers.altitudeToStore(altitude) })}
                />
                <DraftField
                  label={i18n._('Wind {number} comes from', { number })}
                  unit="°"
                  numeric
                  value={String(wind.fromDeg)}
                  readOnly={!mayEdit}
                  parse={(text) => parseNumber(i18n, text, { least: 0, most: 360 })}
                  onCommit={(fromDeg) => change(index, { fromDeg })}
                />
                <DraftField
                  label={i18n._('Speed of wind {number}', { number })}
                  unit={numbers.signs.speed}
                  numeric
                  value={numbers.speedText(wind.speed)}
                  readOnly={!mayEdit}
                  parse={(text) => parseNumber(i18n, text, numbers.speedBounds)}
                  onCommit={(speed) => change(index, { speed: numbers.speedToStore(speed) })}
                />
                {mayEdit && (
                  <IconButton
                    icon={Trash2}
                    label={i18n._('Delete wind {number}', { number })}
                    onClick={() => put(winds.toSpliced(index, 1))}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      <p className={styles.hint}>
        {winds.length === 0
          ? i18n._('Still air.')
          : i18n._(
              'Directions are true, and where the wind comes from. Between two altitudes it is reckoned.',
            )}
      </p>
      {mayEdit && winds.length < limits.winds && (
        <Button onClick={add}>
          <Plus size={18} aria-hidden="true" />
          {i18n._('Add a wind')}
        </Button>
      )}
    </div>
  )
}
