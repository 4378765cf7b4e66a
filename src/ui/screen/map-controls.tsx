import { useLingui } from '@lingui/react'
import { Layers, LocateFixed, Maximize, Minus, Plus, Ruler } from 'lucide-react'
import { ClockButton } from '../clock/clock-button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { CompassButton } from './compass-button.tsx'
import styles from './map-controls.module.css'
import { MissingBase } from './missing-base.tsx'
import { PlanNotices } from './plan-notices.tsx'
import { StatusBanner } from './status-banner.tsx'
import { ToolActions } from './tool-actions.tsx'

/** What floats on the map: what a wheel and a keyboard do, for fingers, and what is amiss with the stream. */
export function MapControls({ isBaseMissing, turnDeg }: { isBaseMissing: boolean; turnDeg: number }) {
  const { i18n } = useLingui()
  const { ask, map, tool, takeTool } = useScreen()
  const mayEdit = useMayEdit()
  return (
    <>
      <div className={styles.zoom}>
        <CompassButton turnDeg={turnDeg} />
        <IconButton
          icon={Layers}
          side="start"
          label={i18n._('Map layers and own images')}
          onClick={() => ask({ type: 'map-layers' })}
        />
        <IconButton
          icon={LocateFixed}
          side="start"
          label={i18n._('Go to …')}
          shortcut="G"
          onClick={() => ask({ type: 'go-to' })}
        />
        {!mayEdit && (
          <IconButton
            icon={Ruler}
            side="start"
            label={i18n._('Ruler')}
            aria-pressed={tool.type === 'ruler'}
            onClick={() => takeTool({ type: tool.type === 'ruler' ? 'select' : 'ruler' })}
          />
        )}
        <IconButton
          icon={Plus}
          side="start"
          label={i18n._('Zoom in')}
          onClick={() => map.current?.zoomBy(1)}
        />
        <IconButton
          icon={Minus}
          side="start"
          label={i18n._('Zoom out')}
          onClick={() => map.current?.zoomBy(-1)}
        />
        <IconButton
          icon={Maximize}
          side="start"
          label={i18n._('Show the whole plan')}
          onClick={() => map.current?.fit()}
        />
        <ClockButton />
      </div>
      <div className={styles.top}>
        <StatusBanner />
        <PlanNotices />
        {isBaseMissing && <MissingBase />}
      </div>
      <ToolActions />
    </>
  )
}
