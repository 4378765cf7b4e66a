import { useLingui } from '@lingui/react'
import type { ElementId, Route } from '../../plan/element.ts'
import { formatCourse, formatDistance, formatDuration } from '../../plan/leg-label.ts'
import { setLegSpeed } from '../../plan/route-edit.ts'
import { routeLegs } from '../../plan/route-legs.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { parseOptionalNumber } from '../parse-field.ts'
import { useUnitNumbers } from '../unit-numbers.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, usePlanMap, useSheet } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import styles from './leg-table.module.css'

/** Course, way back, distance, speed and time of every leg, and the sums. */
export function LegTable({ id, route }: { id: ElementId; route: Route }) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const sheet = useSheet()
  const numbers = useUnitNumbers()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  if (!map) return <p className={styles.none}>{i18n._('Choose a map to see courses and distances.')}</p>
  const { legs, totalKm, totalHours } = routeLegs(map, sheet, route)
  if (legs.length === 0) return null
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{i18n._('Legs')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n._('Leg')}</th>
          <th scope="col">{i18n._('Course')}</th>
          <th scope="col">{i18n._('Back')}</th>
          <th scope="col">{i18n._('Distance')}</th>
          <th scope="col">{numbers.signs.speed}</th>
          <th scope="col">{i18n._('Time')}</th>
        </tr>
      </thead>
      <tbody>
        {legs.map((leg) => (
          <tr key={leg.from}>
            <th scope="row">
              {leg.from + 1}–{leg.from + 2}
            </th>
            <td>{leg.distanceKm === 0 ? '–' : formatCourse(leg.courseDeg)}</td>
            <td className={styles.back}>
              {leg.distanceKm === 0 ? '–' : formatCourse(Math.round(leg.courseDeg) + 180)}
            </td>
            <td>{formatDistance(leg.distanceKm, numbers.shown)}</td>
            <td className={styles.speed}>
              <DraftField
                label={i18n._('Speed on leg {number}', { number: leg.from + 1 })}
                hideLabel
                numeric
                value={numbers.speedText(route.waypoints[leg.from]?.speed ?? route.speed)}
                readOnly={!mayEdit}
                parse={(text) => parseOptionalNumber(i18n, text, numbers.speedBounds)}
                onCommit={(speed) =>
                  edit(
                    (plan) => setLegSpeed(plan, id, leg.from, numbers.speedToStore(speed)),
                    i18n._('Change {element}', { element: elementPhrase(i18n, route) }),
                  )
                }
              />
            </td>
            <td>{formatDuration(leg.hours)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {i18n._('Whole route')}
          </th>
          <td>{formatDistance(totalKm, numbers.shown)}</td>
          <td />
          <td>{formatDuration(totalHours)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
