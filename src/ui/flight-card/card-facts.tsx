import { useLingui } from '@lingui/react'
import type { FlightLog } from '../../plan/flight-log.ts'
import { formatDistance, formatDuration } from '../../plan/leg-label.ts'
import type { ShownUnits } from '../../plan/units.ts'
import { dayClock } from '../paper/day-clock.ts'
import styles from './card-facts.module.css'
import { fuelSign, warningSentences, wholeNumber } from './card-words.ts'

/** The whole flight in a line, and what is amiss with it. */
export function CardFacts({ log, units }: { log: FlightLog; units: ShownUnits }) {
  const { i18n } = useLingui()
  const { fuel, fuelUsed, fuelLeft, takeOffS, landingS } = log
  const amount = (quantity: number | undefined): string | undefined =>
    fuel && quantity !== undefined ? `${wholeNumber(quantity)} ${fuelSign(fuel.unit)}` : undefined
  const facts: readonly (readonly [string, string | undefined])[] = [
    [i18n._('Take-off'), dayClock(takeOffS) || undefined],
    [i18n._('Landing'), dayClock(landingS) || undefined],
    [i18n._('Distance'), formatDistance(log.totalKm, units)],
    [i18n._('Time'), formatDuration(log.totalHours)],
    [i18n._('Fuel needed'), amount(fuelUsed)],
    [i18n._('Fuel left'), amount(fuelLeft)],
  ]
  const warnings = warningSentences(i18n, log, units)
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {warnings.length > 0 && (
        <ul className={styles.warnings} aria-label={i18n._('What is amiss')}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </>
  )
}
