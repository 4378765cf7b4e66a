import { useLingui } from '@lingui/react'
import { ArrowDown, ArrowUp, Scissors } from 'lucide-react'
import type { ElementId, Route } from '../../plan/element.ts'
import { newElementId } from '../../plan/new-element.ts'
import { reorderWaypoint } from '../../plan/route-edit.ts'
import { splitRoute } from '../../plan/split-route.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { randomBytes } from '../random-bytes.ts'
import { useEdit } from '../use-edit.ts'
import { elementPhrase } from '../words/element-words.ts'
import styles from './waypoint-list.module.css'

/** What can be done with the waypoint that is picked: below the list, so that the focus stays when the waypoint moves. */
export function WaypointActions({ id, route, index }: { id: ElementId; route: Route; index: number }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const edit = useEdit()
  const move = useReorderWaypoint(id, route)
  const number = index + 1
  const last = route.waypoints.length - 1
  const split = () => {
    const newId = newElementId(randomBytes)
    const note = i18n._('Split {element} at waypoint {number}', {
      element: elementPhrase(i18n, route),
      number,
    })
    if (edit((plan) => splitRoute(plan, id, index, newId), note)) selection.select([newId])
  }
  return (
    <fieldset className={styles.actions}>
      <legend className={styles.actionsTitle}>{i18n._('Waypoint {number}', { number })}</legend>
      <Button disabled={index === 0} onClick={() => move(index, index - 1)}>
        <ArrowUp size={18} aria-hidden="true" />
        {i18n._('Earlier')}
      </Button>
      <Button disabled={index >= last} onClick={() => move(index, index + 1)}>
        <ArrowDown size={18} aria-hidden="true" />
        {i18n._('Later')}
      </Button>
      <Button disabled={index === 0 || index >= last} onClick={split}>
        <Scissors size={18} aria-hidden="true" />
        {i18n._('Split here')}
      </Button>
    </fieldset>
  )
}

/** Takes a waypoint to another index and keeps it picked. */
export function useReorderWaypoint(id: ElementId, route: Route): (from: number, to: number) => void {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const edit = useEdit()
  return (from, to) => {
    const note = i18n._('Move waypoint {number} of {element} to place {place}', {
      number: from + 1,
      element: elementPhrase(i18n, route),
      place: to + 1,
    })
    if (edit((plan) => reorderWaypoint(plan, id, from, to), note)) selection.select([id], to)
  }
}
