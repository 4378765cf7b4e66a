import { useLingui } from '@lingui/react'
import { GripVertical, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { halfBeyond, middleBetween } from '../../plan/date-line.ts'
import type { ElementId, Route, Waypoint } from '../../plan/element.ts'
import { limits } from '../../plan/element.ts'
import {
  deleteWaypoint,
  insertWaypoint,
  moveWaypoint,
  renameWaypoint,
  setWaypointAltitude,
} from '../../plan/route-edit.ts'
import { useApp } from '../app-context.ts'
import { DraftField } from '../kit/draft-field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { parseOptionalNumber, parseTextOfLength } from '../parse-field.ts'
import { useUnitNumbers } from '../unit-numbers.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, usePlanMap } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { PlaceField } from './place-field.tsx'
import type { RowDrag } from './use-row-drag.ts'
import styles from './waypoint-list.module.css'

export function WaypointItem({
  id,
  route,
  waypoint,
  index,
  picked,
  drag,
}: {
  id: ElementId
  route: Route
  waypoint: Waypoint
  index: number
  picked: boolean
  drag: RowDrag
}) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const numbers = useUnitNumbers()
  const map = usePlanMap()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const item = useRef<HTMLLIElement>(null)
  const number = index + 1
  const where = { number, element: elementPhrase(i18n, route) }

  useEffect(() => {
    if (picked) item.current?.scrollIntoView({ block: 'nearest' })
  }, [picked])

  const next = route.waypoints[number]
  return (
    <li ref={item} className={styles.item} data-picked={picked || undefined} {...drag.row}>
      {mayEdit && (
        <span className={styles.grip} {...drag.handle}>
          <GripVertical size={14} aria-hidden="true" />
        </span>
      )}
      <button
        type="button"
        className={styles.number}
        aria-pressed={picked}
        aria-label={i18n._('Waypoint {number}', { number })}
        onClick={() => selection.select([id], index)}
      >
        {number}
      </button>
      <DraftField
        label={i18n._('Name of waypoint {number}', { number })}
        hideLabel
        placeholder={i18n._('Name')}
        value={waypoint.name ?? ''}
        readOnly={!mayEdit}
        parse={(text) => parseTextOfLength(i18n, text, limits.nameLength)}
        onCommit={(name) =>
          edit(
            (plan) => renameWaypoint(plan, id, index, name),
            i18n._('Rename waypoint {number} of {element}', where),
          )
        }
      />
      <PlaceField
        label={i18n._('Place of waypoint {number}', { number })}
        hideLabel
        at={waypoint.at}
        from={route.waypoints[index - 1]?.at}
        onMove={(at) =>
          edit(
            (plan) => moveWaypoint(plan, id, index, at),
            i18n._('Move waypoint {number} of {element}', where),
          )
        }
      />
      <DraftField
        label={i18n._('Altitude at waypoint {number} in {unit}', { number, unit: numbers.signs.altitude })}
        hideLabel
        numeric
        placeholder={numbers.altitudeText(route.altitude) || numbers.signs.altitude}
        value={numbers.altitudeText(waypoint.altitude)}
        readOnly={!mayEdit}
        parse={(text) => parseOptionalNumber(i18n, text, numbers.altitudeBounds)}
        onCommit={(altitude) =>
          edit(
            (plan) => setWaypointAltitude(plan, id, index, numbers.altitudeToStore(altitude)),
            i18n._('Change waypoint {number} of {element}', where),
          )
        }
      />
      {mayEdit && (
        <span className={styles.buttons}>
          <IconButton
            icon={Plus}
            label={i18n._('Insert after waypoint {number}', { number })}
            onClick={() => {
              const at = next
                ? middleBetween(map, waypoint.at, next.at)
                : // Further on, so that a new last waypoint does not hide below the present one.
                  halfBeyond(map, route.waypoints[index - 1]?.at ?? waypoint.at, waypoint.at)
              if (
                edit(
                  (plan) => insertWaypoint(plan, id, number, at),
                  i18n._('Insert a waypoint into {element}', where),
                )
              )
                selection.select([id], number)
            }}
          />
          <IconButton
            icon={Trash2}
            label={i18n._('Delete waypoint {number}', { number })}
            onClick={() =>
              edit(
                (plan) => deleteWaypoint(plan, id, index),
                i18n._('Delete waypoint {number} of {element}', where),
              )
            }
          />
        </span>
      )}
    </li>
  )
}
