import { type Plan, sheetOf } from '../plan/plan.ts'
import { decimalText } from './decimal.ts'
import { hexColor } from './file-color.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { chosenRoute, noteOthers } from './one-route.ts'
import type { WriteOptions, WriteResult } from './open-result.ts'
import { altitudesM } from './qgc-items.ts'
import { rounded } from './rounded.ts'
import { noteUnwritten, noteUnwrittenWaypoints } from './unwritten.ts'
import { writeXml, xmlTag } from './xml-write.ts'

/** How long the route is good for; it is kept beyond that, since it is marked to be archived. */
const staleMs = 24 * 60 * 60 * 1000

/** What ATAK writes for an altitude or an error that nobody knows. */
const unknown = '9999999.0'

/**
 * A Cursor on Target event of a route (`b-m-r`) for ATAK, WinTAK and iTAK. Its uid comes from the route's id, so that a
 * later file of the same route takes the place of this one. Altitudes are those above the sea: the format asks for heights
 * above the ellipsoid, which differ from them by up to 100 m.
 * Source: `RouteImporter.java` and `Route.java` of deptofdefense/AndroidTacticalAssaultKit-CIV.
 */
export function writeCotRoute(plan: Plan, options: WriteOptions): WriteResult<string> {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const { units } = sheetOf(plan)
  const chosen = chosenRoute(plan, options)
  const first = chosen?.route.waypoints[0]
  if (!chosen || !first) return { type: 'failed', problem: { code: 'no-route', where: [], detail: {} } }
  const { id, route, where } = chosen
  noteOthers(plan, [id], note)
  noteUnwritten(route, ['name', 'color', 'altitude'], where, note)
  noteUnwrittenWaypoints(route, ['name', 'altitude', 'notes'], where, note)
  const altitudes = altitudesM(units, route).map((metres) =>
    metres === undefined ? undefined : rounded(metres),
  )
  if (altitudes.some((altitude) => altitude !== undefined)) {
    note({ code: 'above-ellipsoid', where, detail: {} })
  }

  const uid = `missioncast-${id}`
  const time = new Date(options.nowMs).toISOString()
  const links = route.waypoints.map(({ at: [lng, lat], name, notes: remarks }, index) =>
    xmlTag('link', {
      uid: `${uid}-${index + 1}`,
      callsign: name || undefined,
      type: 'b-m-p-w',
      point: [lat, lng, altitudes[index]]
        .flatMap((value) => (value === undefined ? [] : decimalText(value)))
        .join(','),
      remarks: remarks ?? '',
      relation: 'c',
    }),
  )
  const [lng, lat] = first.at
  const color = argb(hexColor(route.color ?? 'white'))
  const root = xmlTag(
    'event',
    {
      version: '2.0',
      uid,
      type: 'b-m-r',
      how: 'h-e',
      time,
      start: time,
      stale: new Date(options.nowMs + staleMs).toISOString(),
    },
    xmlTag('point', { lat, lon: lng, hae: altitudes[0] ?? unknown, ce: unknown, le: unknown }),
    xmlTag(
      'detail',
      {},
      xmlTag('contact', { callsign: route.name }),
      ...links,
      xmlTag('link_attr', {
        color,
        method: 'Flying',
        type: 'Vehicle',
        prefix: 'CP',
        direction: 'Infil',
        planningmethod: 'Infil',
        routetype: 'Primary',
        order: 'Ascending Check Points',
        stroke: 3,
      }),
      xmlTag('strokeColor', { value: color }),
      xmlTag('__routeinfo', {}, xmlTag('__navcues')),
      xmlTag('remarks'),
      xmlTag('archive'),
    ),
  )
  const { text, dropped } = writeXml(root)
  if (dropped > 0) note({ code: 'characters-dropped', where: [], detail: { count: dropped } })
  return { type: 'written', content: text, notes }
}

/** An opaque colour as Android counts it: a signed number of 32 bits, alpha first. */
const argb = (hex: string): number => 0xff000000 | Number.parseInt(hex.slice(1), 16) | 0
