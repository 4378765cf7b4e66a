import { useLingui } from '@lingui/react'
import type { ElementId, Route } from '../../plan/element.ts'
import { useMayEdit, usePlanMap, useSelection } from '../use-stores.ts'
import { useRowDrag } from './use-row-drag.ts'
import { useReorderWaypoint, WaypointActions } from './waypoint-actions.tsx'
import { WaypointItem } from './waypoint-item.tsx'
import styles from './waypoint-list.module.css'

export function WaypointList({ id, route }: { id: ElementId; route: Route }) {
  const { i18n } = useLingui()
  const picked = useSelection(({ waypoint }) => waypoint)
  const map = usePlanMap()
  const mayEdit = useMayEdit()
  const rowDrag = useRowDrag('waypoint', useReorderWaypoint(id, route))
  return (
    <section>
      <h3 className={styles.title}>{i18n._('Waypoints')}</h3>
      <ol className={styles.list} data-places={map?.type}>
        {route.waypoints.map((waypoint, index) => (
          <WaypointItem
            // biome-ignore lint/suspicious/noArrayIndexKey: a waypoint is known by its place alone
            key={index}
            id={id}
            route={route}
            waypoint={waypoint}
            index={index}
            picked={picked === index}
            drag={rowDrag(index)}
          />
        ))}
      </ol>
      {mayEdit && picked !== undefined && route.waypoints[picked] && (
        <WaypointActions id={id} route={route} index={picked} />
      )}
    </section>
  )
}
