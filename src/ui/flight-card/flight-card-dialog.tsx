import { useLingui } from '@lingui/react'
import type { ElementId } from '../../plan/element.ts'
import { isLocked } from '../../plan/layer.ts'
import { sheetOf } from '../../plan/plan.ts'
import { Field } from '../kit/field.tsx'
import { Modal } from '../kit/modal.tsx'
import { LockContext } from '../lock-context.ts'
import { PaperButtons } from '../paper/paper-buttons.tsx'
import { useChosenRoute, usePaperPlan } from '../paper/use-paper-plan.ts'
import { usePlanMap, useShownUnits } from '../use-stores.ts'
import { elementTitle } from '../words/element-words.ts'
import { CardFacts } from './card-facts.tsx'
import { CardTable } from './card-table.tsx'
import styles from './flight-card.module.css'
import { PlanFlightFields } from './plan-flight-fields.tsx'
import { ProfileChart } from './profile-chart.tsx'
import { RouteFlightFields } from './route-flight-fields.tsx'
import { useFlightLog } from './use-flight-log.ts'

/** The flight card of one route: facts, legs, profile and what they are reckoned from. Viewers see it live. */
export function FlightCardDialog({ id: asked, onClose }: { id: ElementId | undefined; onClose: () => void }) {
  const { i18n } = useLingui()
  const { plan } = usePaperPlan()
  const map = usePlanMap()
  const units = useShownUnits()
  const { routes, id, choose } = useChosenRoute(plan, asked)
  const route = routes.find(([each]) => each === id)?.[1]
  const log = useFlightLog(route)
  const locked = route !== undefined && isLocked(sheetOf(plan), route)
  return (
    <Modal title={i18n._('Flight card')} onClose={onClose} wide="whole">
      {routes.length > 1 && (
        <Field label={i18n._('Route')}>
          {(control) => (
            <select {...control} value={id} onChange={(event) => choose(event.currentTarget.value)}>
              {routes.map(([each, element]) => (
                <option key={each} value={each}>
                  {elementTitle(i18n, element)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {id !== undefined && route && log ? (
        <div key={id} className={styles.card}>
          {locked && (
            <p className={styles.hint}>{i18n._('It is locked. Unlock it to change anything here.')}</p>
          )}
          <CardFacts log={log} units={units} />
          <LockContext value={locked}>
            <CardTable id={id} route={route} log={log} />
          </LockContext>
          <p className={styles.hint}>
            {i18n._(
              'The first waypoint with a time on target sets the clock: take-off is reckoned back from it.',
            )}
          </p>
          <ProfileChart log={log} units={units} />
          <div className={styles.columns}>
            <LockContext value={locked}>
              <RouteFlightFields id={id} route={route} takeOffS={log.takeOffS} />
            </LockContext>
            <PlanFlightFields log={log} />
          </div>
          <PaperButtons route={id} />
        </div>
      ) : (
        <p>
          {map
            ? i18n._('There is no route yet. Draw one to see its flight card.')
            : i18n._('Choose a map to see courses and distances.')}
        </p>
      )}
    </Modal>
  )
}
