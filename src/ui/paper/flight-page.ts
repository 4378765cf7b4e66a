import type { I18n } from '@lingui/core'
import type { Route, Sheet } from '../../plan/element.ts'
import type { FlightLog, FlightRow } from '../../plan/flight-log.ts'
import { formatCourse, formatDuration } from '../../plan/leg-label.ts'
import type { PlanMap } from '../../plan/plan-map.ts'
import { altitudeIn, distanceIn, type ShownUnits, speedIn, unitSigns } from '../../plan/units.ts'
import { lateText, warningSentences } from '../flight-card/card-words.ts'
import { mapTitle } from '../words/map-words.ts'
import { positionWords } from '../words/position-words.ts'
import { dayClock } from './day-clock.ts'

/** A column of the table of legs. */
export type PageColumn = {
  readonly title: string
  /** unit or kind, below the title */
  readonly sign: string
  readonly isNumber: boolean
}

/** A flight card as it stands on paper: words only, in the units that are shown. */
export type FlightPage = {
  readonly title: string
  readonly route: string
  /** map, date, times, fuel */
  readonly facts: readonly string[]
  /** what cannot be flown as it stands; of many the first, and how many more there are */
  readonly warnings: readonly string[]
  readonly columns: readonly PageColumn[]
  /** a row for each waypoint; its leg is the one that leads to it */
  readonly rows: readonly (readonly string[])[]
  readonly totals: readonly string[]
  /** each with the waypoint that it belongs to */
  readonly notes: readonly string[]
}

/** What of a plan a page is made of. */
export type PageSource = {
  readonly title: string
  readonly map: PlanMap
  readonly sheet: Sheet
  readonly route: Route
  readonly log: FlightLog
  readonly units: ShownUnits
}

/** Puts a route's flight log into words. Columns about which nothing is known are left out. */
export function flightPage(i18n: I18n, { title, map, sheet, route, log, units }: PageSource): FlightPage {
  const columns = columnsOf(i18n, map, log, units)
  return {
    title: title || i18n._('Untitled plan'),
    route: route.name || i18n._('Route'),
    facts: factsOf(i18n, sheet, log),
    warnings: warningsOf(i18n, log, units),
    columns: columns.map(({ title: word, sign, isNumber }) => ({ title: word, sign, isNumber })),
    rows: log.rows.map((row) => columns.map(({ cell }) => cell(row, log.rows[row.index - 1]))),
    totals: columns.map(({ total }) => total ?? ''),
    notes: route.waypoints.flatMap(({ name, notes }, i) => {
      const words = (notes ?? '').trim()
      return words === '' ? [] : [`${[i + 1, name].filter(Boolean).join(' ')}: ${words}`]
    }),
  }
}

type Column = PageColumn & {
  readonly cell: (row: FlightRow, before: FlightRow | undefined) => string
  readonly total?: string
}

function columnsOf(i18n: I18n, map: PlanMap, log: FlightLog, units: ShownUnits): readonly Column[] {
  const { rows, fuel } = log
  const signs = unitSigns[units]
  const isMagnetic = rows.some(({ leg }) => leg?.magneticHeadingDeg !== undefined && leg.variationDeg !== 0)
  // In calm air and without variation it is the course.
  const hasHeading =
    isMagnetic ||
    rows.some(({ leg }) => leg?.triangle && Math.abs(leg.triangle.headingDeg - leg.courseDeg) > 0.05)
  const hasClock = rows.some(({ clockS }) => clockS !== undefined)
  const hasAltitude = rows.some(({ altitudeM }) => altitudeM !== undefined)
  const course = (deg: number | undefined): string => (deg === undefined ? '' : formatCourse(deg))
  const number = (title: string, sign: string, cell: Column['cell'], total?: string): Column => ({
    ...{ title, sign, cell, isNumber: true },
    ...(total !== undefined && { total }),
  })
  return [
    number('#', '', ({ index }) => String(index + 1)),
    {
      ...{ title: i18n._('Waypoint'), sign: '', isNumber: false, total: i18n._('Total') },
      cell: ({ waypoint }) => waypoint.name?.trim() || positionWords(i18n, map, waypoint.at),
    },
    number(i18n._('Course'), i18n._('true'), (_, before) =>
      before?.leg && before.leg.distanceKm > 0 ? formatCourse(before.leg.courseDeg) : '',
    ),
    ...(hasHeading
      ? [
          number(i18n._('Heading'), isMagnetic ? i18n._('magnetic') : i18n._('true'), (_, before) =>
            course(isMagnetic ? before?.leg?.magneticHeadingDeg : before?.leg?.triangle?.headingDeg),
          ),
        ]
      : []),
    ...(hasAltitude
      ? [
          number(i18n._('Altitude'), signs.altitude, ({ altitudeM }) =>
            altitudeM === undefined ? '' : String(Math.round(altitudeIn(units, altitudeM))),
          ),
        ]
      : []),
    number(i18n._('Speed'), signs.speed, (_, before) =>
      before?.leg ? String(Math.round(speedIn(units, before.leg.airKmh))) : '',
    ),
    number(
      i18n._('Distance'),
      signs.distance,
      (_, before) => (before?.leg ? distanceIn(units, before.leg.distanceKm).toFixed(1) : ''),
      distanceIn(units, log.totalKm).toFixed(1),
    ),
    number(
      i18n._('Time'),
      '',
      (_, before) => (before?.leg ? formatDuration(before.leg.hours) : ''),
      formatDuration(log.totalHours),
    ),
    hasClock
      ? number(i18n._('Clock'), '', ({ clockS }) => dayClock(clockS))
      : number(i18n._('Elapsed'), '', ({ elapsedHours }) => formatDuration(elapsedHours)),
    ...(fuel
      ? [
          number(
            i18n._('Fuel left'),
            fuelSign(fuel.unit),
            ({ fuelLeft }) => (fuelLeft === undefined ? '' : String(Math.round(fuelLeft))),
            log.fuelUsed === undefined ? undefined : `−${Math.round(log.fuelUsed)}`,
          ),
        ]
      : []),
  ]
}

const fuelSign = (unit: string): string => (unit === 'percent' ? '%' : unit)

/** Paper has room for so many. */
const mostWarnings = 5

function warningsOf(i18n: I18n, log: FlightLog, units: ShownUnits): readonly string[] {
  const late = log.rows.flatMap(({ index, lateS }) => {
    const time = lateText(i18n, lateS)
    return time === ''
      ? []
      : [i18n._('Waypoint {number}: {time} for its time on target.', { number: index + 1, time })]
  })
  const warnings = [...warningSentences(i18n, log, units), ...late]
  if (warnings.length <= mostWarnings) return warnings
  const more = i18n._('{count} more: look at the flight card.', { count: warnings.length - mostWarnings + 1 })
  return [...warnings.slice(0, mostWarnings - 1), more]
}

function factsOf(i18n: I18n, sheet: Sheet, log: FlightLog): readonly string[] {
  return [
    mapTitle(i18n, sheet.map),
    ...(sheet.date === undefined ? [] : [sheet.date]),
    ...(log.takeOffS === undefined ? [] : [i18n._('Take-off {time}', { time: dayClock(log.takeOffS) })]),
    ...(log.landingS === undefined ? [] : [i18n._('Landing {time}', { time: dayClock(log.landingS) })]),
  ]
}
