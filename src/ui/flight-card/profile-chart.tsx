import { useLingui } from '@lingui/react'
import { useId, useState } from 'react'
import { altitudeProfile, type ProfileWaypoint } from '../../plan/altitude-profile.ts'
import type { FlightLog } from '../../plan/flight-log.ts'
import { formatAltitude, formatDistance } from '../../plan/leg-label.ts'
import { altitudeIn, distanceIn, type ShownUnits, unitSigns } from '../../plan/units.ts'
import { narrow, useMedia } from '../kit/use-media.ts'
import { dayClock } from '../paper/day-clock.ts'
import styles from './profile-chart.module.css'
import { roomyRange, roundTicks, spacedOut } from './profile-scale.ts'

const edge = { left: 52, right: 14, top: 14, bottom: 34 } as const

/** Altitude over distance. The pointer or the slider below goes from waypoint to waypoint, and says what is there. */
export function ProfileChart({ log, units }: { log: FlightLog; units: ShownUnits }) {
  const { i18n } = useLingui()
  const isNarrow = useMedia(narrow)
  const sliderId = useId()
  const [cursor, setCursor] = useState(0)
  const { runs, waypoints, totalKm, range } = altitudeProfile(log)
  if (!range || totalKm === 0) {
    return (
      <p className={styles.none}>
        {i18n._('Give the route or its waypoints altitudes to see their profile.')}
      </p>
    )
  }
  const [width, height] = isNarrow ? [340, 200] : [760, 200]
  const { least, most } = roomyRange(altitudeIn(units, range.lowestM), altitudeIn(units, range.highestM))
  const whole = distanceIn(units, totalKm)
  const xOf = (km: number): number => edge.left + (km / totalKm) * (width - edge.left - edge.right)
  const yAt = (altitude: number): number =>
    height - edge.bottom - ((altitude - least) / (most - least)) * (height - edge.top - edge.bottom)
  const yOf = (metres: number): number => yAt(altitudeIn(units, metres))
  const present = waypoints[Math.min(cursor, waypoints.length - 1)]
  const labelled = spacedOut(
    waypoints.map(({ km }) => xOf(km)),
    20,
  )
  const words = (waypoint: ProfileWaypoint): string => {
    const row = log.rows[waypoint.index]
    return [
      [waypoint.index + 1, row?.waypoint.name].filter(Boolean).join(' '),
      waypoint.metres === undefined ? i18n._('altitude not known') : formatAltitude(waypoint.metres, units),
      formatDistance(waypoint.km, units),
      dayClock(row?.clockS),
    ]
      .filter((part) => part !== '')
      .join(', ')
  }
  const summary = i18n._('From {lowest} to {highest} over {distance}. {waypoints}', {
    lowest: formatAltitude(range.lowestM, units),
    highest: formatAltitude(range.highestM, units),
    distance: formatDistance(totalKm, units),
    waypoints: waypoints.map(words).join('; '),
  })
  const aim = ({ clientX, currentTarget }: React.PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect()
    const x = ((clientX - box.left) / box.width) * width
    const distances = waypoints.map(({ km }) => Math.abs(xOf(km) - x))
    setCursor(distances.indexOf(Math.min(...distances)))
  }
  return (
    <figure className={styles.figure} dir="ltr">
      <svg
        className={styles.chart}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={i18n._('Altitude profile')}
        aria-describedby={`${sliderId}-summary`}
        onPointerMove={aim}
        onPointerDown={aim}
      >
        {roundTicks(least, most, 5).map((altitude) => (
          <g key={altitude}>
            <line
              className={styles.grid}
              x1={edge.left}
              x2={width - edge.right}
              y1={yAt(altitude)}
              y2={yAt(altitude)}
            />
            <text className={styles.tick} x={edge.left - 6} y={yAt(altitude) + 4} textAnchor="end">
              {altitude}
            </text>
          </g>
        ))}
        {roundTicks(0, whole, isNarrow ? 4 : 8).map((distance) => {
          const x = xOf((distance / whole) * totalKm)
          return (
            <g key={distance}>
              <line
                className={styles.axis}
                x1={x}
                x2={x}
                y1={height - edge.bottom}
                y2={height - edge.bottom + 4}
              />
              <text className={styles.tick} x={x} y={height - edge.bottom + 16} textAnchor="middle">
                {distance}
              </text>
            </g>
          )
        })}
        <line
          className={styles.axis}
          x1={edge.left}
          x2={width - edge.right}
          y1={height - edge.bottom}
          y2={height - edge.bottom}
        />
        <text className={styles.name} x={4} y={11}>
          {i18n._('Altitude')} ({unitSigns[units].altitude})
        </text>
        <text className={styles.name} x={width - edge.right} y={height - 4} textAnchor="end">
          {i18n._('Distance')} ({unitSigns[units].distance})
        </text>
        {runs.map((run) => (
          <polyline
            key={run[0]?.km}
            className={styles.line}
            points={run.map(({ km, metres }) => `${xOf(km)},${yOf(metres)}`).join(' ')}
          />
        ))}
        {present && (
          <line
            className={styles.cursor}
            x1={xOf(present.km)}
            x2={xOf(present.km)}
            y1={edge.top}
            y2={height - edge.bottom}
          />
        )}
        {waypoints.map(
          ({ index, km, metres }) =>
            metres !== undefined && (
              <g key={index}>
                <circle
                  className={styles.dot}
                  data-present={index === present?.index || undefined}
                  cx={xOf(km)}
                  cy={yOf(metres)}
                  r={index === present?.index ? 5 : 3.5}
                />
                {labelled.has(index) && (
                  <text className={styles.tick} x={xOf(km)} y={yOf(metres) - 9} textAnchor="middle">
                    {index + 1}
                  </text>
                )}
              </g>
            ),
        )}
      </svg>
      <p id={`${sliderId}-summary`} className="visually-hidden">
        {summary}
      </p>
      <figcaption className={styles.caption}>
        <label htmlFor={sliderId} className="visually-hidden">
          {i18n._('Waypoint of the profile')}
        </label>
        <input
          id={sliderId}
          type="range"
          className={styles.slider}
          min={0}
          max={waypoints.length - 1}
          value={present?.index ?? 0}
          aria-valuetext={present && words(present)}
          onChange={(event) => setCursor(Number(event.currentTarget.value))}
        />
        <output htmlFor={sliderId} className={styles.words} aria-hidden="true">
          {present && words(present)}
        </output>
      </figcaption>
    </figure>
  )
}
