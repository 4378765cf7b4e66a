import { MapPicker } from '../screen/map-picker.tsx'
import { PlanTitle } from '../screen/plan-title.tsx'
import { UnitsPicker } from '../screen/units-picker.tsx'
import styles from './plan-settings.module.css'

/** What concerns the plan as a whole, for screens whose header has no room for it. */
export function PlanSettings() {
  return (
    <div className={styles.settings}>
      <div className={styles.whole}>
        <PlanTitle />
      </div>
      <MapPicker />
      <UnitsPicker />
    </div>
  )
}
