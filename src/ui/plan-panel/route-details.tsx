import { useLingui } from '@lingui/react'
import { ArrowLeftRight } from 'lucide-react'
import { changeElement } from '../../plan/change-element.ts'
import { defaults } from '../../plan/drawn-element.ts'
import type { ElementId, Route } from '../../plan/element.ts'
import { reverseRoute, setRouteAltitude, setRouteSpeed } from '../../plan/route-edit.ts'
import { unitSigns } from '../../plan/units.ts'
import { Button } from '../kit/button.tsx'
import { DraftField } from '../kit/draft-field.tsx'
import { parseNumber, parseOptionalNumber } from '../parse-field.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit, useSheet } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { ColorField } from './color-field.tsx'
import { altitudeBounds, speedBounds } from './flight-bounds.ts'
import { LegTable } from './leg-table.tsx'
import { NameField } from './name-field.tsx'
import styles from './route-details.module.css'
import { WaypointList } from './waypoint-list.tsx'

export function RouteDetails({ id, route }: { id: ElementId; route: Route }) {
  const { i18n } = useLingui()
  const { units } = useSheet()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const phrase = elementPhrase(i18n, route)
  const note = i18n._('Change {element}', { element: phrase })
  return (
    <>
      <NameField id={id} name={route.name} />
      <div className={styles.pair}>
        <DraftField
          label={i18n._('Speed')}
          unit={unitSigns[units].speed}
          numeric
          value={String(route.speed)}
          readOnly={!mayEdit}
          parse={(text) => parseNumber(i18n, text, speedBounds)}
          onCommit={(speed) => edit((plan) => setRouteSpeed(plan, id, speed), note)}
        />
        <DraftField
          label={i18n._('Altitude')}
          unit={unitSigns[units].altitude}
          numeric
          value={route.altitude === undefined ? '' : String(route.altitude)}
          readOnly={!mayEdit}
          parse={(text) => parseOptionalNumber(i18n, text, altitudeBounds)}
          onCommit={(altitude) => edit((plan) => setRouteAltitude(plan, id, altitude), note)}
        />
      </div>
      {route.flightPlan && <LegTable id={id} route={route} />}
      <WaypointList id={id} route={route} />
      <ColorField
        color={route.color ?? defaults.color}
        onChange={(color) =>
          edit((plan) => changeElement(plan, id, 'route', (present) => ({ ...present, color })), note)
        }
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={route.flightPlan}
          disabled={!mayEdit}
          onChange={(event) => {
            const flightPlan = event.currentTarget.checked
            edit((plan) => changeElement(plan, id, 'route', (present) => ({ ...present, flightPlan })), note)
          }}
        />
        {i18n._('To be flown: show course, distance and time')}
      </label>
      {mayEdit && (
        <Button
          onClick={() =>
            edit((plan) => reverseRoute(plan, id), i18n._('Reverse {element}', { element: phrase }))
          }
        >
          <ArrowLeftRight size={18} aria-hidden="true" />
          {i18n._('Reverse the route')}
        </Button>
      )}
    </>
  )
}
