import { useLingui } from '@lingui/react'
import { Undo, X } from 'lucide-react'
import { speedIn, speedKmh, unitSigns } from '../../plan/units.ts'
import { Button } from '../kit/button.tsx'
import { DraftField } from '../kit/draft-field.tsx'
import { parseNumber } from '../parse-field.ts'
import { useScreen } from '../screen-context.ts'
import { useShownUnits } from '../use-stores.ts'
import styles from './map-controls.module.css'
import { useRulerSpeed } from './use-ruler-speed.ts'

/** What goes with the ruler in hand: the speed that it tells times by, a step back, and the way out. */
export function RulerBar() {
  const { i18n } = useLingui()
  const { map, takeTool } = useScreen()
  const units = useShownUnits()
  const speed = useRulerSpeed()
  return (
    <>
      <div className={styles.field}>
        <DraftField
          label={i18n._('Speed')}
          numeric
          unit={unitSigns[units].speed}
          value={String(Number(speedIn(units, speed).toFixed(1)))}
          parse={(text) => parseNumber(i18n, text, { least: 1, most: 100_000 })}
          onCommit={(typed) => takeTool({ type: 'ruler', speedKmh: speedKmh(units, typed) })}
        />
      </div>
      <Button onClick={() => map.current?.stepBack()}>
        <Undo size={18} aria-hidden="true" />
        {i18n._('Back one')}
      </Button>
      <Button onClick={() => takeTool({ type: 'select' })}>
        <X size={18} aria-hidden="true" />
        {i18n._('Put the ruler away')}
      </Button>
    </>
  )
}
