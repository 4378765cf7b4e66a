import { type Plan, sheetOf } from '../plan/plan.ts'
import { altitudeIn, altitudeM, type Units } from '../plan/units.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { numberedIdent } from './numbered-ident.ts'
import { chosenRoute, noteOthers } from './one-route.ts'
import type { WriteOptions, WriteResult } from './open-result.ts'
import { rounded } from './rounded.ts'
import { noteUnwritten, noteUnwrittenWaypoints } from './unwritten.ts'
import { writeXml, xmlField, xmlTag } from './xml-write.ts'

/**
 * A `.lnmpln` of Little Navmap, version 1.2, of one route, all waypoints as places of the user's own: their positions
 * count, whatever a navigation database says. Altitudes in feet.
 * Source: lnmpln.xsd and `FlightplanIO::saveLnmInternal` of albar965/atools.
 */
export function writeLnmpln(plan: Plan, options: WriteOptions): WriteResult<string> {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const { units } = sheetOf(plan)
  const chosen = chosenRoute(plan, options)
  if (!chosen) return { type: 'failed', problem: { code: 'no-route', where: [], detail: {} } }
  const { route, where } = chosen
  noteOthers(plan, [chosen.id], note)
  noteUnwritten(route, ['altitude'], where, note)
  noteUnwrittenWaypoints(route, ['name', 'altitude', 'notes'], where, note)
  const cruise = route.altitude === undefined ? 0 : feet(units, route.altitude)
  const waypoints = route.waypoints.map(({ at: [lng, lat], name, altitude, notes: comment }, index) => {
    const own = altitude ?? route.altitude
    const ident = identOf(name, index)
    return xmlTag(
      'Waypoint',
      {},
      ident === name && ident !== numberedIdent(index) ? undefined : xmlField('Name', name),
      xmlField('Ident', ident),
      xmlField('Type', 'USER'),
      xmlField('Comment', comment),
      xmlTag('Pos', { Lon: lng, Lat: lat, Alt: own === undefined ? undefined : feet(units, own) }),
    )
  })
  const root = xmlTag(
    'LittleNavmap',
    {
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:noNamespaceSchemaLocation': 'https://www.littlenavmap.org/schema/lnmpln.xsd',
    },
    xmlTag(
      'Flightplan',
      {},
      xmlTag(
        'Header',
        {},
        xmlField('FlightplanType', 'VFR'),
        xmlField('CruisingAlt', Math.round(cruise)),
        xmlField('CruisingAltF', cruise),
        xmlField('CreationDate', new Date(options.nowMs).toISOString()),
        xmlField('FileVersion', '1.2'),
        xmlField('ProgramName', 'Missioncast'),
        xmlField('Documentation', 'https://www.littlenavmap.org/lnmpln.html'),
      ),
      xmlTag('Waypoints', {}, ...waypoints),
    ),
  )
  const { text, dropped } = writeXml(root)
  if (dropped > 0) note({ code: 'characters-dropped', where: [], detail: { count: dropped } })
  return { type: 'written', content: text, notes }
}

const feet = (units: Units, altitude: number): number =>
  units === 'imperial' ? altitude : rounded(altitudeIn('imperial', altitudeM(units, altitude)))

/** What the flight simulators take: ten capitals and digits. The name stands beside it. */
function identOf(name: string | undefined, index: number): string {
  const ident = (name ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  return ident === '' ? numberedIdent(index) : ident.slice(0, 10)
}
