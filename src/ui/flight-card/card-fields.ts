import type { I18n } from '@lingui/core'
import { limits, type Route } from '../../plan/element.ts'
import type { WaypointPatch } from '../../plan/flight-edit.ts'
import type { Parsed } from '../kit/draft-field.tsx'
import { dayClock } from '../paper/day-clock.ts'
import { parseOptionalNumber, parseTextOfLength } from '../parse-field.ts'
import type { UnitNumbers } from '../unit-numbers.ts'
import { parseDayTime } from './parse-flight.ts'

/** A column of the flight card that is edited. Rows are waypoints; the speed of a row is that of the leg that leads to it. */
export type CardField = {
  readonly key: 'name' | 'altitude' | 'speed' | 'timeS' | 'notes'
  readonly title: string
  /** unit below the title */
  readonly sign: string
  readonly isNumber: boolean
  /** which waypoint holds what a row shows: −1 where there is none, as for the first row's speed */
  readonly waypointOf: (row: number) => number
  readonly label: (row: number) => string
  readonly text: (row: number) => string
  /** what counts while nothing is entered */
  readonly placeholder: string
  readonly parse: (text: string) => Parsed<WaypointPatch>
}

export function cardFields(i18n: I18n, numbers: UnitNumbers, route: Route): readonly CardField[] {
  const { waypoints } = route
  const { signs } = numbers
  const itself = (row: number): number => row
  return [
    {
      ...{
        key: 'name',
        title: i18n._('Name'),
        sign: '',
        isNumber: false,
        placeholder: '',
        waypointOf: itself,
      },
      label: (row) => i18n._('Name of waypoint {number}', { number: row + 1 }),
      text: (row) => waypoints[row]?.name ?? '',
      parse: (text) => mapped(parseTextOfLength(i18n, text, limits.nameLength), (name) => ({ name })),
    },
    {
      ...{
        key: 'altitude',
        title: i18n._('Altitude'),
        sign: signs.altitude,
        isNumber: true,
        waypointOf: itself,
      },
      label: (row) =>
        i18n._('Altitude at waypoint {number} in {unit}', { number: row + 1, unit: signs.altitude }),
      text: (row) => numbers.altitudeText(waypoints[row]?.altitude),
      placeholder: numbers.altitudeText(route.altitude),
      parse: (text) =>
        mapped(parseOptionalNumber(i18n, text, numbers.altitudeBounds), (altitude) => ({
          altitude: numbers.altitudeToStore(altitude),
        })),
    },
    {
      ...{ key: 'speed', title: i18n._('Airspeed'), sign: signs.speed, isNumber: true },
      waypointOf: (row) => row - 1,
      label: (row) => i18n._('Speed to waypoint {number} in {unit}', { number: row + 1, unit: signs.speed }),
      text: (row) => numbers.speedText(waypoints[row - 1]?.speed),
      placeholder: numbers.speedText(route.speed),
      parse: (text) =>
        mapped(parseOptionalNumber(i18n, text, numbers.speedBounds), (speed) => ({
          speed: numbers.speedToStore(speed),
        })),
    },
    {
      ...{ key: 'timeS', title: i18n._('Time on target'), sign: '', isNumber: true, waypointOf: itself },
      label: (row) => i18n._('Time on target at waypoint {number}', { number: row + 1 }),
      text: (row) => dayClock(waypoints[row]?.timeS),
      placeholder: '',
      parse: (text) => mapped(parseDayTime(i18n, text), (timeS) => ({ timeS })),
    },
    {
      ...{
        key: 'notes',
        title: i18n._('Notes'),
        sign: '',
        isNumber: false,
        placeholder: '',
        waypointOf: itself,
      },
      label: (row) => i18n._('Notes for waypoint {number}', { number: row + 1 }),
      text: (row) => waypoints[row]?.notes ?? '',
      parse: (text) => mapped(parseTextOfLength(i18n, text, limits.notesLength), (notes) => ({ notes })),
    },
  ]
}

const mapped = <T>(parsed: Parsed<T>, make: (value: T) => WaypointPatch): Parsed<WaypointPatch> =>
  parsed.ok ? { ok: true, value: make(parsed.value) } : parsed
