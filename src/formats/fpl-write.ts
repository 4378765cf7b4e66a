import type { Waypoint } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import type { Plan } from '../plan/plan.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { fplIdent, fplText } from './fpl-ident.ts'
import { numberedIdent } from './numbered-ident.ts'
import { chosenRoute, noteOthers } from './one-route.ts'
import type { WriteOptions, WriteResult } from './open-result.ts'
import { noteUnwritten, noteUnwrittenWaypoints } from './unwritten.ts'
import { writeXml, xmlField, xmlTag } from './xml-write.ts'

/** Route points that the schema allows. */
const maxPoints = 300

/**
 * A `.fpl` of Garmin and ForeFlight (FlightPlan v1) of one route. Devices know identifiers of twelve capitals and digits
 * only, each of one place: what was changed for that is noted, and the full name stands beside it.
 * Source: FlightPlanv1.xsd of Garmin. Fails with more waypoints than that schema allows.
 */
export function writeFpl(plan: Plan, options: WriteOptions): WriteResult<string> {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const chosen = chosenRoute(plan, options)
  if (!chosen) return { type: 'failed', problem: { code: 'no-route', where: [], detail: {} } }
  const { route, where } = chosen
  const count = route.waypoints.length
  if (count > maxPoints) {
    const detail = { field: 'waypoints', count, limit: maxPoints }
    return { type: 'failed', problem: { code: 'too-many-positions', where, detail } }
  }
  noteOthers(plan, [chosen.id], note)
  noteUnwritten(route, ['name'], where, note)
  noteUnwrittenWaypoints(route, ['name', 'notes'], where, note)
  const { table, idents } = waypointTable(route.waypoints, where, note)
  const name = fplText(route.name)
  if (name !== route.name) {
    note({ code: 'written-as', where, detail: { field: 'name', value: route.name, written: name } })
  }
  const root = xmlTag(
    'flight-plan',
    { xmlns: 'http://www8.garmin.com/xmlschemas/FlightPlan/v1' },
    xmlTag('created', {}, `${new Date(options.nowMs).toISOString().slice(0, 19)}Z`),
    xmlTag('waypoint-table', {}, ...[...table.values()].map(tableEntry)),
    xmlTag(
      'route',
      {},
      xmlTag('route-name', {}, name),
      name === route.name ? undefined : xmlField('route-description', route.name),
      xmlTag('flight-plan-index', {}, 1),
      ...idents.map((ident) =>
        xmlTag(
          'route-point',
          {},
          xmlTag('waypoint-identifier', {}, ident),
          xmlTag('waypoint-type', {}, own),
          xmlTag('waypoint-country-code'),
        ),
      ),
    ),
  )
  const { text, dropped } = writeXml(root)
  if (dropped > 0) note({ code: 'characters-dropped', where: [], detail: { count: dropped } })
  return { type: 'written', content: text, notes }
}

/** A place of the user's own, which has no country. */
const own = 'USER WAYPOINT'

type Entry = { readonly ident: string; readonly waypoint: Waypoint }

/** Every place once, though the route come by twice; and the identifiers in the sequence of the route. */
function waypointTable(
  waypoints: readonly Waypoint[],
  where: Place,
  note: TakeNote,
): { table: ReadonlyMap<string, Entry>; idents: readonly string[] } {
  const table = new Map<string, Entry>()
  const taken = new Set<string>()
  const idents = waypoints.map((waypoint, index) => {
    const { at, name = '', notes = '' } = waypoint
    const key = name === '' ? `${index}` : JSON.stringify([name, at, notes])
    const known = table.get(key)
    if (known) return known.ident
    const ident = freeIdent(fplIdent(name) || numberedIdent(index), taken)
    taken.add(ident)
    table.set(key, { ident, waypoint })
    const place = [...where, { part: 'waypoint', number: index + 1 } as const]
    if (name !== '' && ident !== name) {
      note({ code: 'written-as', where: place, detail: { field: 'name', value: name, written: ident } })
    }
    const comment = fplText(notes)
    if (comment !== notes) {
      note({ code: 'written-as', where: place, detail: { field: 'notes', value: notes, written: comment } })
    }
    return ident
  })
  return { table, idents }
}

/** The identifier, or with a number in the place of its last characters if it has been given away. */
function freeIdent(ident: string, taken: ReadonlySet<string>): string {
  let free = ident
  for (let number = 2; taken.has(free); number++) {
    const digits = String(number)
    free = ident.slice(0, 12 - digits.length) + digits
  }
  return free
}

function tableEntry({ ident, waypoint }: Entry) {
  const [lng, lat] = waypoint.at
  const { name = '', notes = '' } = waypoint
  return xmlTag(
    'waypoint',
    {},
    xmlTag('identifier', {}, ident),
    xmlTag('type', {}, own),
    xmlTag('country-code'),
    xmlTag('lat', {}, lat),
    xmlTag('lon', {}, lng),
    xmlTag('comment', {}, fplText(notes)),
    // One that is called by a number would be taken for one that is only counted.
    name === ident && !/^WP\d+$/.test(ident) ? undefined : xmlField('waypoint-description', name),
  )
}
