import { useLingui } from '@lingui/react'
import { Check, Maximize, Minus, Plus, Undo } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { useScreen } from '../screen-context.ts'
import styles from './map-controls.module.css'
import { MissingBase } from './missing-base.tsx'
import { StatusBanner } from './status-banner.tsx'

/** What floats on the map: what a wheel and a keyboard do, for fingers, and what is amiss with the stream. */
export function MapControls({ isBaseMissing }: { isBaseMissing: boolean }) {
  const { i18n } = useLingui()
  const { map, tool } = useScreen()
  const drawsPath = tool.type === 'draw' && !['point', 'circle', 'text'].includes(tool.kind)
  return (
    <>
      <div className={styles.zoom}>
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
      </div>
      <div className={styles.top}>
        <StatusBanner />
        {isBaseMissing && <MissingBase />}
      </div>
      {drawsPath && (
        <div className={styles.drawing}>
          <Button onClick={() => map.current?.stepBack()}>
            <Undo size={18} aria-hidden="true" />
            {i18n._('Back one')}
          </Button>
          <Button look="primary" onClick={() => map.current?.finishDrawing()}>
            <Check size={18} aria-hidden="true" />
            {i18n._('Finish')}
          </Button>
        </div>
      )}
    </>
  )
}
