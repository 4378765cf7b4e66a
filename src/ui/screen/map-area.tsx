import { useState } from 'react'
import type { MapEvent, Measure } from '../../map/map-view.ts'
import type { Position } from '../../plan/position.ts'
import { ClockOnMap } from '../clock/clock-on-map.tsx'
import { MapCanvas } from './map-canvas.tsx'
import { MapControls } from './map-controls.tsx'
import { MapReadout } from './map-readout.tsx'
import styles from './screen.module.css'

/** The map with what floats on it. */
export function MapArea() {
  const [at, setAt] = useState<Position>()
  const [measure, setMeasure] = useState<Measure>()
  const [isBaseMissing, setBaseMissing] = useState(false)
  const [turnDeg, setTurnDeg] = useState(0)
  const onReading = (event: MapEvent) => {
    if (event.type === 'pointer') setAt(event.at)
    else if (event.type === 'measuring') setMeasure(event.measure)
    else if (event.type === 'base') setBaseMissing(event.isMissing)
    else if (event.type === 'looked') setTurnDeg(event.look.turnDeg)
  }
  return (
    <main className={styles.map}>
      <MapCanvas onReading={onReading} />
      <MapReadout at={at} measure={measure} />
      <ClockOnMap />
      <MapControls isBaseMissing={isBaseMissing} turnDeg={turnDeg} />
    </main>
  )
}
