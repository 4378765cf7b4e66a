import { useLingui } from '@lingui/react'
import { X } from 'lucide-react'
import { useApp } from '../app-context.ts'
import { useFlightLog } from '../flight-card/use-flight-log.ts'
import { IconButton } from '../kit/icon-button.tsx'
import { useClock, useShownPlan } from '../use-stores.ts'
import styles from './clock-card.module.css'
import { ClockRunning } from './clock-running.tsx'
import { ClockStart } from './clock-start.tsx'

/** The stopwatch on the map: is started with a route and then walks its legs. */
export function ClockCard({ onHide }: { onHide: () => void }) {
  const { i18n } = useLingui()
  const { clock } = useApp()
  const run = useClock((state) => state.run)
  const plan = useShownPlan()
  const element = run && plan.get(run.route)
  const route = element?.kind === 'route' ? element : undefined
  const log = useFlightLog(route)
  return (
    <section className={styles.card} aria-label={i18n._('Stopwatch')}>
      <div className={styles.head}>
        <h2 className={styles.title} dir="auto">
          {route ? route.name || i18n._('Route') : i18n._('Stopwatch')}
        </h2>
        <IconButton icon={X} label={i18n._('Hide the stopwatch')} onClick={onHide} />
      </div>
      {run && route && log ? (
        <ClockRunning run={run} log={log} onChange={(next) => clock.setState({ run: next })} />
      ) : (
        <ClockStart
          words={run && i18n._('The route that the clock ran for is not in this plan.')}
          onStart={(next) => clock.setState({ run: next })}
        />
      )}
    </section>
  )
}
