import { defaults } from '../plan/drawn-element.ts'
import { limits } from '../plan/element.ts'
import { noteSpeed } from './assumed-speed.ts'
import type { Note, TakeNote } from './file-problem.ts'
import { loseUnread, noteUnread, textWithin } from './file-text-fields.ts'
import { cutText } from './json-fields.ts'
import { type LossTally, lossTally } from './loss-tally.ts'
import { numberedIdent } from './numbered-ident.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { type Found, worldPlan } from './world-plan.ts'
import {
  parseXml,
  type XmlElement,
  xmlAt,
  xmlAttribute,
  xmlAttributeNumber,
  xmlChildren,
  xmlNumber,
  xmlText,
} from './xml.ts'

/**
 * Opens a `.lnmpln` of Little Navmap: its waypoints as a route, its alternates as points. Altitudes are feet, so the plan is
 * imperial. Procedures and airways, which need a navigation database, are named and left out.
 * Source: lnmpln.xsd and `FlightplanIO::loadLnmInternal` of albar965/atools, https://www.littlenavmap.org/lnmpln.html
 */
export function readLnmpln(text: string, options: OpenOptions): OpenResult {
  const parsed = parseXml(text)
  if (!parsed.ok) return { type: 'failed', problem: parsed.problem }
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const flightplan = xmlAt(parsed.root, 'Flightplan')
  const tally = lossTally()
  loseUnread(parsed.root, ['Flightplan'], [], tally)
  if (flightplan) noteUnread(flightplan, known, note)
  const found = flightplan
    ? [...readRoute(flightplan, note, tally), ...readAlternates(flightplan, note, tally)]
    : []
  tally.tell(note)
  return worldPlan('lnmpln', { units: 'imperial' }, found, notes, options)
}

/** What is read of a flight plan, or says nothing of the flight. */
const known = ['Header', 'SimData', 'NavData', 'Alternates', 'Waypoints']

const knownOfWaypoint = ['Name', 'Ident', 'Type', 'Comment', 'Pos']

/** What is read of the header, or says when and by which program the file was written. */
const knownOfHeader = [
  'FlightplanType',
  'CruisingAlt',
  'CruisingAltF',
  'Comment',
  'CreationDate',
  'FileVersion',
  'ProgramName',
  'ProgramVersion',
  'Documentation',
]

function readRoute(flightplan: XmlElement, note: TakeNote, tally: LossTally): readonly Found[] {
  const header = xmlAt(flightplan, 'Header')
  const found = xmlChildren(flightplan, 'Waypoints').flatMap((list) => xmlChildren(list, 'Waypoint'))
  if (found.length === 0) return []
  const where = [{ part: 'route', number: 1 }] as const
  noteSpeed(defaults.imperial.speed, where, note)
  loseUnread(header, knownOfHeader, where, tally)
  if ((xmlText(header, 'FlightplanType') ?? 'VFR') !== 'VFR') tally.lose('FlightplanType', where)
  // Nought is what Little Navmap writes for no altitude.
  const altitude = xmlNumber(header, 'CruisingAltF') || xmlNumber(header, 'CruisingAlt') || undefined
  const comment = xmlText(header, 'Comment')
  if (comment !== undefined) tally.lose('Comment', where)
  const value = {
    kind: 'route',
    name: cutText(`${nameOf(found[0])} – ${nameOf(found.at(-1))}`, limits.nameLength),
    flightPlan: true,
    color: defaults.color,
    speed: defaults.imperial.speed,
    ...(altitude !== undefined && { altitude }),
    waypoints: found.map((element, index) => waypointOf(element, index, altitude, note, tally)),
  }
  return [{ where, value }]
}

const nameOf = (element: XmlElement | undefined): string =>
  xmlText(element, 'Ident') ?? xmlText(element, 'Name') ?? ''

/** Known places are called by their identifier, those of the user's own by their name. */
function waypointOf(
  element: XmlElement,
  index: number,
  cruise: unknown,
  note: TakeNote,
  tally: LossTally,
): object {
  const where = [{ part: 'route', number: 1 } as const, { part: 'waypoint', number: index + 1 } as const]
  const isOwn = xmlText(element, 'Type') === 'USER'
  loseUnread(element, knownOfWaypoint, where, tally)
  if (!isOwn) tally.lose('Type', where)
  const ident = xmlText(element, 'Ident')
  const title = xmlText(element, 'Name')
  const isNumber = isOwn && title === undefined && ident === numberedIdent(index)
  const name = isNumber ? undefined : isOwn ? (title ?? ident) : (ident ?? title)
  const about = isOwn || title === name ? undefined : title
  const notes = [about, xmlText(element, 'Comment')].filter((line) => line !== undefined).join('\n')
  const altitude = xmlAttributeNumber(xmlAt(element, 'Pos'), 'Alt')
  return {
    at: position(element),
    ...(name !== undefined && { name: textWithin(name, 'name', limits.nameLength, where, note) }),
    ...(altitude !== undefined && altitude !== cruise && { altitude }),
    ...(notes !== '' && { notes: textWithin(notes, 'notes', limits.notesLength, where, note) }),
  }
}

function readAlternates(flightplan: XmlElement, note: TakeNote, tally: LossTally): readonly Found[] {
  const found = xmlChildren(flightplan, 'Alternates').flatMap((list) => xmlChildren(list, 'Alternate'))
  return found.map((element, index) => {
    const name = nameOf(element)
    const where = [{ part: 'point', number: index + 1, ...(name && { name }) } as const]
    const lines = [xmlText(element, 'Name'), xmlText(element, 'Comment')]
    const about = lines.filter((line) => line !== undefined).join('\n')
    loseUnread(element, knownOfWaypoint, where, tally)
    if ((xmlText(element, 'Type') ?? 'AIRPORT') !== 'AIRPORT') tally.lose('Type', where)
    if (xmlAttribute(xmlAt(element, 'Pos'), 'Alt') !== undefined) tally.lose('Alt', where)
    const value = {
      kind: 'point',
      name: textWithin(name, 'name', limits.nameLength, where, note),
      at: position(element),
      type: 'base',
      color: 'black',
      notes: textWithin(about, 'notes', limits.notesLength, where, note),
    }
    return { where, value }
  })
}

function position(element: XmlElement): unknown {
  const pos = xmlAt(element, 'Pos')
  return pos && [xmlAttributeNumber(pos, 'Lon'), xmlAttributeNumber(pos, 'Lat')]
}
