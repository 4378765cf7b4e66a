import { useLingui } from '@lingui/react'
import { ArrowLeftRight, CopyPlus, Table2 } from 'lucide-react'
import { changeElement } from '../../plan/change-element.ts'
import { defaults } from '../../plan/drawn-element.ts'
import type { ElementId, Route } from '../../plan/element.ts'
import { reverseRoute, setRouteAltitude, setRouteSpeed } from '../../plan/route-edit.ts'
import { Button } from '../kit/button.tsx'
import { DraftField } from '../kit/draft-field.tsx'
import { parseNumber, parseOptionalNumber } from '../parse-field.ts'
import { useScreen } from '../screen-context.ts'
import { useUnitNumbers } from '../unit-numbers.ts'
import { useEdit } from '../use-edit.ts'
import { useMayEdit } from '../use-stores.ts'
import { elementPhrase } from '../words/element-words.ts'
import { ColorField } from './color-field.tsx'
import { JoinField } from './join-field.tsx'
import { LegTable } from './leg-table.tsx'
import { NameField } from './name-field.tsx'
import styles from './route-details.module.css'
import { useDuplicateElements } from './use-duplicate-elements.ts'
import { WaypointList } from './waypoint-list.tsx'

export function RouteDetails({ id, route }: { id: ElementId; route: Route }) {
  const { i18n } = useLingui()
  const numbers = useUnitNumbers()
  const mayEdit = useMayEdit()
  const edit = useEdit()
  const { ask } = useScreen()
  const duplicate = useDuplicateElements()
  const phrase = elementPhrase(i18n, route)
  const note = i18n._('Change {element}', { element: phrase })
  return (
    <>
      <NameField id={id} name={route.name} />
      <div className={styles.pair}>
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
      </div>
      {route.flightPlan && <LegTable id={id} route={route} />}
      <Button onClick={() => ask({ type: 'flight-card', id })}>
        <Table2 size={18} aria-hidden="true" />
        {i18n._('Flight card')}
      </Button>
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
        <>
          <div className={styles.actions}>
            <Button
              onClick={() =>
                edit((plan) => reverseRoute(plan, id), i18n._('Reverse {element}', { element: phrase }))
              }
            >
              <ArrowLeftRight size={18} aria-hidden="true" />
              {i18n._('Reverse the route')}
            </Button>
            <Button onClick={() => duplicate([id])}>
              <CopyPlus size={18} aria-hidden="true" />
              {i18n._('Duplicate')}
            </Button>
          </div>
          <JoinField id={id} route={route} />
        </>
      )}
    </>
  )
}
