import type { I18n } from '@lingui/core'
import type { FlightLog } from '../../plan/flight-log.ts'
import { formatCourse, formatDuration } from '../../plan/leg-label.ts'
import { isolate } from '../words/element-words.ts'

/** A waypoint by its name, else by its number. */
export function waypointWord(i18n: I18n, log: FlightLog, index: number): string {
  const name = log.rows[index]?.waypoint.name?.trim()
  return name ? isolate(name) : i18n._('waypoint {number}', { number: index + 1 })
}

/** What a leg is, said once when it begins. */
export function legWords(i18n: I18n, log: FlightLog, index: number): string {
  const leg = log.rows[index]?.leg
  if (!leg) return i18n._('The last waypoint is reached.')
  const words = {
    number: index + 1,
    waypoint: waypointWord(i18n, log, index + 1),
    time: formatDuration(leg.hours),
  }
  const heading = leg.magneticHeadingDeg ?? leg.triangle?.headingDeg
  return heading === undefined
    ? i18n._('Leg {number} to {waypoint}, {time}', words)
    : i18n._('Leg {number} to {waypoint}, heading {heading}, {time}', {
        ...words,
        heading: formatCourse(heading),
      })
}
