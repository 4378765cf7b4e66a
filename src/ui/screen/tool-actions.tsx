import { useLingui } from '@lingui/react'
import { Check, Undo } from 'lucide-react'
import type { ReactNode } from 'react'
import { isLocked, isShown } from '../../plan/layer.ts'
import { sheetOf } from '../../plan/plan.ts'
import { Button } from '../kit/button.tsx'
import { useScreen } from '../screen-context.ts'
import { useMayEdit, useSelection, useShownPlan } from '../use-stores.ts'
import styles from './map-controls.module.css'
import { RulerBar } from './ruler-bar.tsx'
import { WaypointBar } from './waypoint-bar.tsx'

/** What the tool in hand, or the waypoint that is picked, can be told by a press: keys do the same. */
export function ToolActions() {
  const { i18n } = useLingui()
  const { map, tool, takeTool } = useScreen()
  const mayEdit = useMayEdit()
  if (tool.type === 'ruler') return <Bar label={i18n._('Ruler')}>{<RulerBar />}</Bar>
  if (!mayEdit) return null
  if (tool.type === 'select') return <PickedWaypoint />
  if (tool.type !== 'draw' || ['point', 'circle', 'text'].includes(tool.kind)) return null
  if (tool.form === 'freehand') {
    return (
      <Bar label={i18n._('Drawing')}>
        <Button look="primary" onClick={() => takeTool({ type: 'select' })}>
          <Check size={18} aria-hidden="true" />
          {i18n._('Finish')}
        </Button>
      </Bar>
    )
  }
  return (
    <Bar label={i18n._('Drawing')}>
      <Button onClick={() => map.current?.stepBack()}>
        <Undo size={18} aria-hidden="true" />
        {i18n._('Back one')}
      </Button>
      <Button look="primary" onClick={() => map.current?.finishDrawing()}>
        <Check size={18} aria-hidden="true" />
        {i18n._('Finish')}
      </Button>
    </Bar>
  )
}

function PickedWaypoint() {
  const { i18n } = useLingui()
  const plan = useShownPlan()
  const { ids, waypoint } = useSelection((state) => state)
  const [id, ...others] = ids
  const route = id === undefined ? undefined : plan.get(id)
  if (id === undefined || others.length > 0 || waypoint === undefined || route?.kind !== 'route') return null
  const sheet = sheetOf(plan)
  if (!route.waypoints[waypoint] || isLocked(sheet, route) || !isShown(sheet, route)) return null
  return (
    <Bar label={i18n._('Waypoint {number}', { number: waypoint + 1 })}>
      <WaypointBar id={id} route={route} index={waypoint} />
    </Bar>
  )
}

function Bar({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields of a form
    <div role="group" aria-label={label} className={styles.drawing} data-bar>
      {children}
    </div>
  )
}
