import { useLingui } from '@lingui/react'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { type ClockRun, startRun } from '../../state/clock-run.ts'
import { useFlightLog } from '../flight-card/use-flight-log.ts'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { dayClock } from '../paper/day-clock.ts'
import { RouteField } from '../paper/route-field.tsx'
import { useChosenRoute } from '../paper/use-paper-plan.ts'
import { useShownPlan } from '../use-stores.ts'
import styles from './clock-card.module.css'
import { clockDifference, parseDayClock } from './mission-clock.ts'

/** Asks for the route, and whether the clock begins at take-off or by the clock of the mission. */
export function ClockStart({
  words,
  onStart,
}: {
  words: string | undefined
  onStart: (run: ClockRun) => void
}) {
  const { i18n } = useLingui()
  const plan = useShownPlan()
  const { routes, id, choose } = useChosenRoute(plan, undefined)
  const route = routes.find(([each]) => each === id)?.[1]
  const log = useFlightLog(route)
  const takeOffS = log?.takeOffS
  const [typed, setTyped] = useState<string>()
  const missionS = parseDayClock(typed ?? dayClock(takeOffS))
  if (id === undefined || !log) {
    return (
      <p className={styles.words}>
        {routes.length === 0
          ? i18n._('Draw a route first: the clock walks its legs.')
          : i18n._('Choose the map of this plan first: without one no leg has a time.')}
      </p>
    )
  }
  return (
    <div className={styles.start}>
      {words !== undefined && <p className={styles.words}>{words}</p>}
      <RouteField routes={routes} value={id} onChange={choose} />
      <Button look="primary" stretch onClick={() => onStart(startRun(id, Date.now()))}>
        <Play size={18} aria-hidden="true" />
        {i18n._('Take-off now')}
      </Button>
      {takeOffS !== undefined && (
        <>
          <Field
            label={i18n._('The mission’s clock shows')}
            hint={i18n._('Take-off is at {time}.', { time: dayClock(takeOffS) })}
          >
            {(control) => (
              <input
                {...control}
                type="time"
                step={1}
                value={typed ?? dayClock(takeOffS)}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button
            stretch
            disabled={missionS === undefined}
            onClick={() =>
              missionS !== undefined && onStart(startRun(id, Date.now(), clockDifference(takeOffS, missionS)))
            }
          >
            {i18n._('Start by the mission’s clock')}
          </Button>
        </>
      )}
    </div>
  )
}
