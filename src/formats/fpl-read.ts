import { defaults } from '../plan/drawn-element.ts'
import { limits } from '../plan/element.ts'
import type { Place } from '../plan/place.ts'
import { noteSpeed } from './assumed-speed.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { loseUnread, textWithin } from './file-text-fields.ts'
import { fplIdent } from './fpl-ident.ts'
import { shown } from './json-fields.ts'
import { type LossTally, lossTally } from './loss-tally.ts'
import { numberedIdent } from './numbered-ident.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { type Found, worldPlan } from './world-plan.ts'
import { parseXml, type XmlElement, xmlAt, xmlChildren, xmlNumber, xmlText } from './xml.ts'

/**
 * Opens a `.fpl` of Garmin and ForeFlight (FlightPlan v1): the route, and what of the waypoint table is not on it as points.
 * It holds neither speeds nor altitudes of the flight; elevations are of the ground.
 * Source: FlightPlanv1.xsd of Garmin, and `FlightplanIO::loadGarminFplInternal` of albar965/atools.
 */
export function readFpl(text: string, options: OpenOptions): OpenResult {
  const parsed = parseXml(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const table = xmlChildren(parsed.root, 'waypoint-table').flatMap((list) => xmlChildren(list, 'waypoint'))
  const route = xmlAt(parsed.root, 'route')
  const tally = lossTally()
  loseUnread(parsed.root, ['created', 'waypoint-table', 'route'], [], tally)
  const used = new Set<XmlElement>()
  const found = [
    ...(route ? readRoute(route, table, used, note, tally) : []),
    ...readOthers(table, used, note, tally),
  ]
  tally.tell(note)
  return worldPlan('fpl', { units: 'imperial' }, found, notes, options)
}

const knownOfWaypoint = [
  'identifier',
  'type',
  'country-code',
  'lat',
  'lon',
  'comment',
  'waypoint-description',
]

function readRoute(
  route: XmlElement,
  table: readonly XmlElement[],
  used: Set<XmlElement>,
  note: TakeNote,
  tally: LossTally,
): readonly Found[] {
  const where = [{ part: 'route', number: 1 }] as const
  loseUnread(route, knownOfRoute, where, tally)
  if ((xmlText(route, 'flight-plan-index') ?? '1') !== '1') tally.lose('flight-plan-index', where)
  const exact = new Map(table.map((element) => [keyOf(element, ''), element]))
  const byIdent = new Map(table.map((element) => [xmlText(element, 'identifier'), element]))
  const waypoints: object[] = []
  for (const [index, point] of xmlChildren(route, 'route-point').entries()) {
    const at = [...where, { part: 'waypoint', number: index + 1 } as const]
    const ident = xmlText(point, 'waypoint-identifier')
    loseUnread(point, knownOfPoint, at, tally)
    const element = exact.get(keyOf(point, 'waypoint-')) ?? byIdent.get(ident)
    if (element) {
      used.add(element)
      loseFields(element, at, tally)
      if (xmlText(element, 'type') !== own) tally.lose('type', at)
      waypoints.push(waypointOf(element, index, at, note))
    } else {
      const detail = { field: 'waypoint-identifier', value: shown(ident ?? '') }
      const problem: FileProblem = { code: 'unknown-word', where: at, detail }
      note({ code: 'left-out', where: at, detail: { problem } })
    }
  }
  if (waypoints.length === 0) return []
  noteSpeed(defaults.imperial.speed, where, note)
  const name = xmlText(route, 'route-description') ?? xmlText(route, 'route-name') ?? ''
  const value = {
    kind: 'route',
    name: textWithin(name, 'name', limits.nameLength, where, note),
    flightPlan: true,
    color: defaults.color,
    speed: defaults.imperial.speed,
    waypoints,
  }
  return [{ where, value }]
}

const knownOfRoute = ['route-name', 'route-description', 'flight-plan-index', 'route-point']

const knownOfPoint = ['waypoint-identifier', 'waypoint-type', 'waypoint-country-code']

/** What an entry says beside its place, name and type: the elevation of its ground, the country, what a program has added. */
function loseFields(element: XmlElement, where: Place, tally: LossTally): void {
  loseUnread(element, knownOfWaypoint, where, tally)
  if (xmlText(element, 'country-code') !== undefined) tally.lose('country-code', where)
}

/** What a route point and its entry in the table have in common, in both with another prefix. */
const keyOf = (element: XmlElement, prefix: string): string =>
  JSON.stringify(
    ['identifier', 'type', 'country-code'].map((field) => xmlText(element, `${prefix}${field}`) ?? ''),
  )

function waypointOf(element: XmlElement, index: number, where: Found['where'], note: TakeNote): object {
  const { name, notes, isNamed } = wordsOf(element, where, note)
  const ident = xmlText(element, 'identifier')
  const isNumber = !isNamed && ident === numberedIdent(index) && xmlText(element, 'type') === own
  return {
    at: [xmlNumber(element, 'lon'), xmlNumber(element, 'lat')],
    ...(!isNumber && { name }),
    ...(notes !== '' && { notes }),
  }
}

const own = 'USER WAYPOINT'

/** The description is the name if the identifier has been made of it; else it says something about the place. */
function wordsOf(
  element: XmlElement,
  where: Found['where'],
  note: TakeNote,
): { name: string; notes: string; isNamed: boolean } {
  const ident = xmlText(element, 'identifier') ?? ''
  const description = xmlText(element, 'waypoint-description')
  const isNamed = description !== undefined && isMadeOf(ident, fplIdent(description))
  const about = isNamed || description === ident ? undefined : description
  const notes = [about, xmlText(element, 'comment')].filter((line) => line !== undefined).join('\n')
  return {
    name: textWithin(isNamed ? description : ident, 'name', limits.nameLength, where, note),
    notes: textWithin(notes, 'notes', limits.notesLength, where, note),
    isNamed,
  }
}

/** As the writer does: the name's own identifier, one with a number at its end, or any for a name of other letters. */
const isMadeOf = (ident: string, full: string): boolean =>
  full === '' ||
  [0, 1, 2, 3].some((digits) => {
    const end = ident.slice(ident.length - digits)
    return /^\d*$/.test(end) && full.slice(0, 12 - digits) + end === ident
  })

function readOthers(
  table: readonly XmlElement[],
  used: ReadonlySet<XmlElement>,
  note: TakeNote,
  tally: LossTally,
): readonly Found[] {
  return table
    .filter((element) => !used.has(element))
    .map((element, index) => {
      const where = [{ part: 'point', number: index + 1 } as const]
      const { name, notes } = wordsOf(element, where, note)
      const type = xmlText(element, 'type')
      loseFields(element, where, tally)
      if (type !== own && type !== 'AIRPORT') tally.lose('type', where)
      const value = {
        kind: 'point',
        name,
        at: [xmlNumber(element, 'lon'), xmlNumber(element, 'lat')],
        type: type === 'AIRPORT' ? 'base' : defaults.pointType,
        color: 'black',
        notes,
      }
      return { where, value }
    })
}
