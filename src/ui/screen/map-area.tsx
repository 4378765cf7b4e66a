import { useRef, useState } from 'react'
import type { MapEvent, Measure } from '../../map/map-view.ts'
import type { Position } from '../../plan/position.ts'
import { ClockOnMap } from '../clock/clock-on-map.tsx'
import { HistoryPanel } from '../history/later-history.ts'
import { LoadedPart } from '../kit/loaded-part.tsx'
import { DialogFailed, MenuFailed } from '../kit/part-failed.tsx'
import { LegendBox } from '../legend/later-legend.ts'
import { MapMenu } from '../map-menu/later-map-menu.ts'
import type { MenuRequest } from '../map-menu/menu-request.ts'
import { useScreen } from '../screen-context.ts'
import { useMayEdit } from '../use-stores.ts'
import { MapCanvas } from './map-canvas.tsx'
import { MapControls } from './map-controls.tsx'
import { MapReadout } from './map-readout.tsx'
import styles from './screen.module.css'

/** The map with what floats on it. */
export function MapArea() {
  const { historyOpen, showHistory } = useScreen()
  const mayEdit = useMayEdit()
  const [at, setAt] = useState<Position>()
  const [measure, setMeasure] = useState<Measure>()
  const [isBaseMissing, setBaseMissing] = useState(false)
  const [turnDeg, setTurnDeg] = useState(0)
  const [menu, setMenu] = useState<MenuRequest>()
  const area = useRef<HTMLElement>(null)
  const onReading = (event: MapEvent) => {
    if (event.type === 'pointer') setAt(event.at)
    else if (event.type === 'measuring') setMeasure(event.measure)
    else if (event.type === 'menu') setMenu(event)
    else if (event.type === 'base') setBaseMissing(event.isMissing)
    else if (event.type === 'looked') setTurnDeg(event.look.turnDeg)
  }
  return (
    <main ref={area} className={styles.map}>
      <MapCanvas onReading={onReading} />
      <MapReadout at={at} measure={measure} />
      <ClockOnMap />
      {mayEdit && historyOpen && (
        <LoadedPart failed={(again) => <DialogFailed again={again} onClose={() => showHistory(false)} />}>
          <HistoryPanel />
        </LoadedPart>
      )}
      <div className={styles.legend}>
        <LoadedPart failed={(again) => <MenuFailed again={again} />}>
          <LegendBox />
        </LoadedPart>
      </div>
      <MapControls isBaseMissing={isBaseMissing} turnDeg={turnDeg} />
      <LoadedPart failed={(again) => <MenuFailed again={again} />}>
        {menu && area.current && (
          <MapMenu
            key={`${menu.px}`}
            request={menu}
            container={area.current}
            onClose={() => setMenu(undefined)}
          />
        )}
      </LoadedPart>
    </main>
  )
}
