import { useLingui } from '@lingui/react'
import type { ElementId, Fuel, Route } from '../../plan/element.ts'
import { patchWaypoints, setClimbRate, setFuel } from '../../plan/flight-edit.ts'
import { setRouteAltitude, setRouteSpeed } from '../../plan/route-edit.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { Field } from '../kit/field.tsx'
import { dayClock } from '../paper/day-clock.ts'
import { parseNumber, parseOptionalNumber } from '../parse-field.ts'
import { useUnitNumbers } from '../unit-numbers.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { fuelUnitWords } from './card-words.ts'
import styles from './flight-card.module.css'
import { parseDayTime } from './parse-flight.ts'

const fuelUnits = ['l', 'kg', 'gal', 'lb', 'percent'] as const satisfies readonly Fuel['unit'][]
const fuelBounds = { least: 0, most: 1e6 } as const
const noFuel: Fuel = { start: 0, perHour: 0, unit: 'l' }

/** What holds for all of a route: speed and altitude where a waypoint has none, take-off, rate of climb, fuel. */
export function RouteFlightFields({
  id,
  route,
  takeOffS,
}: {
  id: ElementId
  route: Route
  /** as it is reckoned, seconds since midnight */
  takeOffS: number | undefined
}) {
  const { i18n } = useLingui()
  const edit = useEdit()
  const mayEdit = useMayEdit()
  const numbers = useUnitNumbers()
  const { fuel = noFuel } = route
  const note = i18n._('Change {element}', { element: elementPhrase(i18n, route) })
  const parseFuel = (text: string) => parseNumber(i18n, text, fuelBounds)
  const changeFuel = (change: Partial<Fuel>) => {
    const next = { ...fuel, ...change }
    const isNone = next.start === 0 && next.perHour === 0 && next.unit === noFuel.unit
    edit((plan) => setFuel(plan, id, isNone ? undefined : next), note)
  }
  return (
    <section className={styles.settings} aria-label={i18n._('Route')}>
      <h3 className={styles.heading}>{i18n._('Route')}</h3>
      <DraftField
        label={i18n._('Speed')}
        unit={numbers.signs.speed}
        numeric
        value={numbers.speedText(route.speed)}
        readOnly={!mayEdit}
        parse={(text) => parseNumber(i18n, text, numbers.speedBounds)}
        onCommit={(speed) => edit((plan) => setRouteSpeed(plan, id, numbers.speedToStore(speed)), note)}
      />
      <DraftField
        label={i18n._('Altitude')}
        unit={numbers.signs.altitude}
        numeric
        value={numbers.altitudeText(route.altitude)}
        readOnly={!mayEdit}
        parse={(text) => parseOptionalNumber(i18n, text, numbers.altitudeBounds)}
        onCommit={(altitude) =>
          edit((plan) => setRouteAltitude(plan, id, numbers.altitudeToStore(altitude)), note)
        }
      />
      <DraftField
        label={i18n._('Take-off at')}
        hint={i18n._('Empty: reckoned back from the first time on target.')}
        numeric
        value={dayClock(route.waypoints[0]?.timeS)}
        placeholder={dayClock(takeOffS)}
        readOnly={!mayEdit}
        parse={(text) => parseDayTime(i18n, text)}
        onCommit={(timeS) => edit((plan) => patchWaypoints(plan, id, new Map([[0, { timeS }]])), note)}
      />
      <DraftField
        label={i18n._('Climb and descent')}
        unit={`${numbers.signs.altitude}/min`}
        hint={i18n._('Empty: the altitude changes evenly from waypoint to waypoint.')}
        numeric
        value={numbers.altitudeText(route.climbRate)}
        readOnly={!mayEdit}
        parse={(text) => parseOptionalNumber(i18n, text, { least: 0, most: 30_000 })}
        onCommit={(rate) => edit((plan) => setClimbRate(plan, id, numbers.altitudeToStore(rate)), note)}
      />
      <DraftField
        label={i18n._('Fuel at the start')}
        numeric
        value={String(fuel.start)}
        readOnly={!mayEdit}
        parse={parseFuel}
        onCommit={(start) => changeFuel({ start })}
      />
      <DraftField
        label={i18n._('Fuel in an hour')}
        numeric
        value={String(fuel.perHour)}
        readOnly={!mayEdit}
        parse={parseFuel}
        onCommit={(perHour) => changeFuel({ perHour })}
      />
      <Field label={i18n._('Fuel is counted in')}>
        {(control) => (
          <select
            {...control}
            value={fuel.unit}
            disabled={!mayEdit}
            onChange={({ currentTarget: { value } }) => {
              const unit = fuelUnits.find((known) => known === value)
              if (unit) changeFuel({ unit })
            }}
          >
            {fuelUnits.map((unit) => (
              <option key={unit} value={unit}>
                {fuelUnitWords(i18n, unit)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  )
}
