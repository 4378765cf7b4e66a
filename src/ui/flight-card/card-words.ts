import type { I18n } from '@lingui/core'
import type { Fuel } from '../../plan/element.ts'
import type { LegProblem } from '../../plan/flight-legs.ts'
import type { FlightLog } from '../../plan/flight-log.ts'
import { formatAltitude, formatDuration } from '../../plan/leg-label.ts'
import type { ShownUnits } from '../../plan/units.ts'

export const fuelSign = (unit: Fuel['unit']): string => (unit === 'percent' ? '%' : unit)

/** With a minus sign that is as wide as a plus. */
export const wholeNumber = (number: number): string => String(Math.round(number) || 0).replace('-', '−')

export function fuelUnitWords(i18n: I18n, unit: Fuel['unit']): string {
  switch (unit) {
    case 'kg':
      return i18n._('Kilogrammes')
    case 'l':
      return i18n._('Litres')
    case 'lb':
      return i18n._('Pounds')
    case 'gal':
      return i18n._('Gallons')
    case 'percent':
      return i18n._('Per cent')
  }
}

/** Empty within a second of the time that was asked for. */
export function lateText(i18n: I18n, lateS: number | undefined): string {
  if (lateS === undefined || Math.abs(lateS) < 1) return ''
  const time = formatDuration(Math.abs(lateS) / 3600)
  return lateS > 0 ? i18n._('{time} late', { time }) : i18n._('{time} early', { time })
}

/** What cannot be flown as it stands, by its place. */
export function warningSentences(i18n: I18n, log: FlightLog, units: ShownUnits): readonly string[] {
  const warnings: string[] = []
  for (const { index, leg, altitudeM } of log.rows) {
    const places = { from: index + 1, to: index + 2 }
    if (leg?.problem) warnings.push(legProblemSentence(i18n, leg.problem, places))
    const before = log.rows[index - 1]?.leg
    if (before?.altitude && altitudeM !== undefined && before.altitude.wantedM !== altitudeM) {
      warnings.push(
        i18n._(
          'Waypoint {number}: {altitude} instead of {wanted}, because the leg is too short for the rate of climb.',
          {
            number: index + 1,
            altitude: formatAltitude(altitudeM, units),
            wanted: formatAltitude(before.altitude.wantedM, units),
          },
        ),
      )
    }
  }
  const dry = log.rows.find(({ fuelLeft }) => fuelLeft !== undefined && fuelLeft < 0)
  if (dry) warnings.push(i18n._('The fuel is used up before waypoint {number}.', { number: dry.index + 1 }))
  return warnings
}

function legProblemSentence(i18n: I18n, problem: LegProblem, places: { from: number; to: number }): string {
  switch (problem) {
    case 'no-speed':
      return i18n._('Leg {from}–{to}: without a speed it has no time.', places)
    case 'wind-too-strong':
      return i18n._(
        'Leg {from}–{to}: the wind is too strong for this airspeed, no heading keeps the course.',
        places,
      )
    case 'no-distance':
      return i18n._('Leg {from}–{to}: both waypoints are at the same place.', places)
  }
}
