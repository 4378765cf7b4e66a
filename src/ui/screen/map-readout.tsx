import { useLingui } from '@lingui/react'
import type { Measure } from '../../map/map-view.ts'
import { legWords } from '../../map/measure.ts'
import { formatArea } from '../../plan/area.ts'
import { formatCourse, formatDistance, formatDuration } from '../../plan/leg-label.ts'
import type { Position } from '../../plan/position.ts'
import { useSettled } from '../kit/use-settled.ts'
import { usePlaceNames } from '../maps/use-place-names.ts'
import { usePlanMap, useShownUnits } from '../use-stores.ts'
import styles from './map-readout.module.css'

/** Where the pointer is, and the numbers of what is being drawn or dragged. */
export function MapReadout({ at, measure }: { at: Position | undefined; measure: Measure | undefined }) {
  const { i18n } = useLingui()
  const map = usePlanMap()
  const units = useShownUnits()
  const places = usePlaceNames(map, at)
  const numbers: readonly (readonly [string, string | undefined])[] = measure
    ? [
        [i18n._('Course'), measure.courseDeg === undefined ? undefined : formatCourse(measure.courseDeg)],
        [
          i18n._('Back'),
          measure.reciprocalDeg === undefined ? undefined : formatCourse(measure.reciprocalDeg),
        ],
        [i18n._('Leg'), distance(measure.distanceKm)],
        [i18n._('Time'), duration(measure.hours)],
        [i18n._('Next leg'), measure.next && legWords(measure.next, units)],
        [i18n._('Total'), distance(measure.totalKm)],
        [i18n._('Total time'), duration(measure.totalHours)],
        [i18n._('Radius'), distance(measure.radiusKm)],
        [i18n._('Area'), measure.areaKm2 === undefined ? undefined : formatArea(measure.areaKm2, units)],
      ]
    : []
  function distance(km: number | undefined): string | undefined {
    return km === undefined ? undefined : formatDistance(km, units)
  }
  function duration(hours: number | undefined): string | undefined {
    return hours === undefined ? undefined : formatDuration(hours)
  }
  const shown = numbers.filter(([, value]) => value !== undefined)
  const radius = distance(measure?.radiusKm)
  const said = useSettled(radius === undefined ? '' : i18n._('Radius {distance}', { distance: radius }))
  const spoken = (
    <div className="visually-hidden" role="status">
      {said}
    </div>
  )
  if (places.length === 0 && shown.length === 0) return spoken
  return (
    <>
      {spoken}
      <dl className={styles.readout}>
        {shown.map(([label, value]) => (
          <div key={label} className={styles.number}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {places.map((place) => (
          <div key={place} className={styles.number}>
            <dt className="visually-hidden">{i18n._('Pointer')}</dt>
            <dd>{place}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
