import type { Route, Sheet } from '../plan/element.ts'
import { type FlightOptions, type FlightRow, flightLog } from '../plan/flight-log.ts'
import { gridReference } from '../plan/grid-reference.ts'
import { drawnElements, type Plan, sheetOf } from '../plan/plan.ts'
import { type PlanMap, planMapById } from '../plan/plan-map.ts'
import { altitudeIn, distanceIn, speedIn } from '../plan/units.ts'
import type { WriteOptions, WriteResult } from './open-result.ts'

type Cell = string | number | undefined
type Row = Readonly<Record<string, Cell>>

/**
 * The flight card of all flights, or of the route that is asked for, as a table (RFC 4180, UTF-8 with a byte order mark, points as decimal signs): a row for each
 * waypoint with the leg that leaves it, in the plan's units, which the heads of the columns name. Fails without a flight or a map.
 */
export function writeCsvFlightCard(plan: Plan, options: WriteOptions): WriteResult<string> {
  const sheet = sheetOf(plan)
  const map = planMapById(sheet.map)
  const flights = drawnElements(plan).flatMap(([id, element]) =>
    element.kind === 'route' && (options.route === undefined ? element.flightPlan : id === options.route)
      ? [element]
      : [],
  )
  if (!map) return { type: 'failed', problem: { code: 'missing', where: [], detail: { field: 'map' } } }
  if (flights.length === 0) return { type: 'failed', problem: { code: 'no-route', where: [], detail: {} } }
  const flight: FlightOptions = {
    today: new Date(options.nowMs).toISOString().slice(0, 10),
    variationModel: options.variationModel,
  }
  const rows = flights.flatMap((route) => routeRows(map, sheet, route, flight))
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  const content = `\ufeff${lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('')}`
  return { type: 'written', content, notes: [] }
}

function routeRows(map: PlanMap, sheet: Sheet, route: Route, options: FlightOptions): readonly Row[] {
  const log = flightLog(map, sheet, route, options)
  return log.rows.map((row) => ({
    route: route.name,
    waypoint: row.index + 1,
    name: row.waypoint.name,
    ...placeCells(map, row),
    ...legCells(sheet, row),
    clock: row.clockS === undefined ? undefined : clockText(wholeSeconds(row.clockS) % dayS),
    'fuel used': rounded(row.fuelUsed, 1),
    'fuel left': rounded(row.fuelLeft, 1),
    'fuel unit': log.fuel?.unit,
    notes: row.waypoint.notes,
  }))
}

function placeCells(map: PlanMap, { waypoint }: FlightRow): Row {
  const [x, y] = waypoint.at
  if (map.type === 'world') return { latitude: rounded(y, 6), longitude: rounded(x, 6) }
  return { grid: gridReference(map, waypoint.at), lat: rounded(y, 4), lng: rounded(x, 4) }
}

function legCells({ units }: Sheet, { leg, altitudeM, totalKm, elapsedHours }: FlightRow): Row {
  const sign = { metric: ['km', 'km/h', 'm'], imperial: ['mi', 'mph', 'ft'] }[units]
  const [distance, speed, altitude] = sign
  const triangle = leg?.triangle
  return {
    [`altitude (${altitude})`]:
      altitudeM === undefined ? undefined : rounded(altitudeIn(units, altitudeM), 0),
    'true course': leg?.problem === 'no-distance' ? undefined : rounded(leg?.courseDeg, 1),
    'magnetic course': rounded(leg?.magneticCourseDeg, 1),
    'true heading': rounded(triangle?.headingDeg, 1),
    'magnetic heading': rounded(leg?.magneticHeadingDeg, 1),
    [`distance (${distance})`]: leg && rounded(distanceIn(units, leg.distanceKm), 2),
    [`total (${distance})`]: rounded(distanceIn(units, totalKm), 2),
    [`airspeed (${speed})`]: leg && rounded(speedIn(units, leg.airKmh), 1),
    [`ground speed (${speed})`]: triangle && rounded(speedIn(units, triangle.groundKmh), 1),
    time: leg?.hours === undefined ? undefined : clockText(wholeSeconds(leg.hours * 3600)),
    elapsed: elapsedHours === undefined ? undefined : clockText(wholeSeconds(elapsedHours * 3600)),
  }
}

const rounded = (value: number | undefined, digits: number): number | undefined =>
  value === undefined ? undefined : Number(value.toFixed(digits)) + 0

const dayS = 86_400

/** As on the card on the screen: seconds that have not passed wholly do not count, but for the dust of binary fractions. */
const wholeSeconds = (seconds: number): number => Math.floor(seconds + 1e-6)

/** `1:02:03`; hours go on counting. */
function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return [hours, ...[minutes, rest].map((part) => String(part).padStart(2, '0'))].join(':')
}

/**
 * What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, «CSV injection»): a plan may come from anybody.
 * So it is at the beginning of a text, and wherever one begins for a spreadsheet that parts cells by `;` or tabs and sees no quotes.
 * Apostrophes that stand there already get one more, so that taking one away gives every text back.
 */
const formula = /(^|[;\t\r\n])(?=[ \u00a0']*[=+\-@\uff1d\uff0b\uff0d\uff20])/g

/** A cell in quotes where it needs them. */
function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = cell.replace(formula, "$1'").replace(/^(?='*[\t\r\n])/, "'")
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
