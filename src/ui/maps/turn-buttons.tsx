import { useLingui } from '@lingui/react'
import { Compass, Navigation, RotateCcw, RotateCw } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import styles from './map-layers-panel.module.css'
import { useCourseUp } from './use-course-up.ts'
import { turnStepDeg } from './use-map-commands.ts'

/** What two fingers, or Shift and Alt with the mouse, do. */
export function TurnButtons() {
  const { i18n } = useLingui()
  const { map } = useScreen()
  const courseUp = useCourseUp()
  const turnBy = (deg: number) => map.current?.turnTo((map.current.look()?.turnDeg ?? 0) + deg)
  return (
    <fieldset className={styles.group}>
      <legend className={styles.subtitle}>{i18n._('Direction')}</legend>
      <div className={styles.row}>
        <IconButton
          icon={RotateCcw}
          look="outline"
          label={i18n._('Turn the map to the left')}
          onClick={() => turnBy(-turnStepDeg)}
        />
        <IconButton
          icon={RotateCw}
          look="outline"
          label={i18n._('Turn the map to the right')}
          onClick={() => turnBy(turnStepDeg)}
        />
        <Button onClick={() => map.current?.turnTo(0)}>
          <Compass size={18} aria-hidden="true" />
          {i18n._('North up')}
        </Button>
        <Button disabled={!courseUp} onClick={() => courseUp?.()}>
          <Navigation size={18} aria-hidden="true" />
          {i18n._('Course up')}
        </Button>
      </div>
      <p className={styles.soft}>
        {courseUp
          ? i18n._('Course up turns the selected leg upwards.')
          : i18n._('Select a route or one of its waypoints to turn its course upwards.')}
      </p>
    </fieldset>
  )
}
