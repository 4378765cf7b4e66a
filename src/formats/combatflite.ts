import { defaults } from '../plan/drawn-element.ts'
import { limits } from '../plan/element.ts'
import type { PlaceStep } from '../plan/place.ts'
import { noteSpeed } from './assumed-speed.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { noteUnread, textWithin } from './file-text-fields.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { type Found, worldPlan } from './world-plan.ts'
import { parseXml, type XmlElement, xmlAt, xmlChildren, xmlNumber, xmlText } from './xml.ts'
import { zipNames, zippedText } from './zip.ts'

const missionName = 'mission.xml'

/** In the archive itself, or in a folder of it. */
const isMission = (name: string): boolean => /(^|[\\/])mission\.xml$/i.test(name)

/** Whether an archive looks like a mission of CombatFlite. */
export const isCombatFlite = (bytes: Uint8Array): boolean => zipNames(bytes).some(isMission)

/** Opens a `.cf` of CombatFlite, an archive with `mission.xml` in it. */
export function readCombatFlite(bytes: Uint8Array, options: OpenOptions): OpenResult {
  const unpacked = zippedText(bytes, isMission, missionName)
  return unpacked.ok
    ? readCombatFliteXml(unpacked.text, options)
    : { type: 'failed', problem: unpacked.problem }
}

/**
 * Opens the `mission.xml` of CombatFlite, or its export to XML: every flight as a route, with altitudes in feet and times
 * on target. Its format is not published: read from what other programs read of it, `CombatFlite.cs` of the-paid-actor/dcs-dtc
 * and `ImportHelperCF.cs` of JAFDTC (elements, altitudes in feet, `10/21/2020 8:15:00 AM`). What they do not read is named and left out.
 */
export function readCombatFliteXml(text: string, options: OpenOptions): OpenResult {
  const parsed = parseXml(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const routes = xmlChildren(parsed.root, 'Routes').flatMap((list) => xmlChildren(list, 'Route'))
  noteUnread(parsed.root, ['Routes'], note)
  noteUnread(routes, ['Name', 'Side', 'CallsignName', 'CallsignNumber', 'Waypoints'], note)
  const found = routes.map((route, index) => readRoute(route, index, note))
  return worldPlan('combatflite', { units: 'imperial' }, found, notes, options)
}

function readRoute(route: XmlElement, index: number, note: TakeNote): Found {
  const callsign = [xmlText(route, 'CallsignName'), xmlText(route, 'CallsignNumber')]
  const name = xmlText(route, 'Name') ?? callsign.filter((part) => part !== undefined).join(' ')
  const where: readonly PlaceStep[] = [{ part: 'route', number: index + 1, ...(name && { name }) }]
  const found = xmlChildren(xmlAt(route, 'Waypoints') ?? route, 'Waypoint')
  noteUnread(found, ['Name', 'Type', 'Lat', 'Lon', 'Altitude', 'TOT'], note)
  noteSpeed(defaults.imperial.speed, where, note)
  const value = {
    kind: 'route',
    name: textWithin(name, 'name', limits.nameLength, where, note),
    flightPlan: true,
    color: colors.get(xmlText(route, 'Side')?.toLowerCase() ?? '') ?? 'black',
    speed: defaults.imperial.speed,
    waypoints: found.map((waypoint, at) =>
      readWaypoint(waypoint, [...where, { part: 'waypoint', number: at + 1 }], note),
    ),
  }
  return { where, value }
}

const colors: ReadonlyMap<string, string> = new Map([
  ['blue', 'blue'],
  ['red', 'red'],
])

function readWaypoint(waypoint: XmlElement, where: readonly PlaceStep[], note: TakeNote): object {
  const name = xmlText(waypoint, 'Name') ?? xmlText(waypoint, 'Type')
  const altitude = xmlNumber(waypoint, 'Altitude')
  const tot = xmlText(waypoint, 'TOT')
  const timeS = tot === undefined ? undefined : clockSeconds(tot)
  if (tot !== undefined && timeS === undefined) {
    note({ code: 'value-dropped', where, detail: { field: 'TOT' } })
  }
  return {
    at: [xmlNumber(waypoint, 'Lon'), xmlNumber(waypoint, 'Lat')],
    ...(name !== undefined && { name: textWithin(name, 'name', limits.nameLength, where, note) }),
    ...(altitude !== undefined && { altitude }),
    ...(timeS !== undefined && { timeS }),
  }
}

/** Seconds since midnight of a time of day, in twelve or twenty-four hours, after a date or without one. */
function clockSeconds(text: string): number | undefined {
  const match = /(?:^|[\sT])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\b/i.exec(text)
  if (!match) return undefined
  const [, hours, minutes, seconds = '0', half = ''] = match
  if (Number(hours) > (half ? 12 : 23) || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours)
  return hour * 3600 + Number(minutes) * 60 + Number(seconds)
}
