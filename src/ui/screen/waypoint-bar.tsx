import { useLingui } from '@lingui/react'
import { Route as RouteIcon, Scissors, Trash2 } from 'lucide-react'
import type { ElementId, Route } from '../../plan/element.ts'
import { newElementId } from '../../plan/new-element.ts'
import { deleteWaypoint } from '../../plan/route-edit.ts'
import { splitRoute } from '../../plan/split-route.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../kit/button.tsx'
import { narrow, useMedia } from '../kit/use-media.ts'
import { randomBytes } from '../random-bytes.ts'
import { useScreen } from '../screen-context.ts'
import { useEdit } from '../use-edit.ts'

/**
 * What can be done at the waypoint that is picked: to go on from an end; and on a phone, where the panel would cover the
 * map, to split between and to delete.
 */
export function WaypointBar({ id, route, index }: { id: ElementId; route: Route; index: number }) {
  const { i18n } = useLingui()
  const { selection } = useApp()
  const { takeTool } = useScreen()
  const edit = useEdit()
  const isNarrow = useMedia(narrow)
  const last = route.waypoints.length - 1
  const isInner = index > 0 && index < last
  const number = index + 1

  const goOn = () =>
    takeTool({ type: 'draw', kind: 'route', continues: { id, end: index === last ? 'last' : 'first' } })
  const split = () => {
    const newId = newElementId(randomBytes)
    const note = i18n._('Split at waypoint {number}', { number })
    if (edit((plan) => splitRoute(plan, id, index, newId), note)) selection.select([newId])
  }
  const remove = () => {
    const note = i18n._('Delete waypoint {number}', { number })
    if (edit((plan) => deleteWaypoint(plan, id, index), note)) selection.select([id])
  }

  return (
    <>
      {isInner && isNarrow && (
        <Button onClick={split}>
          <Scissors size={18} aria-hidden="true" />
          {i18n._('Split here')}
        </Button>
      )}
      {!isInner && (
        <Button onClick={goOn}>
          <RouteIcon size={18} aria-hidden="true" />
          {i18n._('Go on from here')}
        </Button>
      )}
      {last > 1 && isNarrow && (
        <Button onClick={remove}>
          <Trash2 size={18} aria-hidden="true" />
          {i18n._('Delete waypoint')}
        </Button>
      )}
    </>
  )
}
