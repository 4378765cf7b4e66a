import { type Plan, sheetOf } from '../plan/plan.ts'
import { decimal, decimalText } from './decimal.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { lossTally } from './loss-tally.ts'
import { chosenRoute, noteOthers } from './one-route.ts'
import type { OpenOptions, OpenResult, WriteOptions, WriteResult } from './open-result.ts'
import { homePoint, homeToWrite, missionPlan } from './qgc-home.ts'
import {
  altitudesM,
  type Home,
  heldOfWaypoints,
  type MissionItem,
  metresPerSecond,
  readItems,
  routeItems,
  speedItem,
} from './qgc-items.ts'
import { heldOfRoute, missionRoute } from './qgc-route.ts'
import { faultList } from './refusal.ts'
import { noteUnwritten, noteUnwrittenWaypoints } from './unwritten.ts'

/** Whether a text looks like a list of waypoints of QGroundControl and Mission Planner. */
export const isQgcWaypoints = (text: string): boolean => /^\s*QGC WPL \d+/.test(text)

/** Columns of a line: number, current, frame, command, seven parameters, whether to go on by itself. */
const columns = 12

/**
 * Opens a `.waypoints` file, `QGC WPL 110` or `120`. The first item of 110 is home, of 120 there is none.
 * Source: https://mavlink.io/en/file_formats/ and `MissionController::_loadTextMissionFile` of mavlink/qgroundcontrol.
 */
export function readQgcWaypoints(text: string, options: OpenOptions): OpenResult {
  const [first = '', ...lines] = text.trim().split(/\r\n?|\n/)
  const version = /^QGC WPL (110|120)$/.exec(first.trim())?.[1]
  if (!version) {
    const detail = { version: first.trim().slice('QGC WPL '.length, 40), known: 110 }
    return { type: 'failed', problem: { code: 'newer-version', where: [], detail } }
  }
  const items: MissionItem[] = []
  const faults = faultList()
  const tally = lossTally()
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const item = itemOf(line)
    if (!item) {
      faults.add(lineProblem(line, index + 2))
      continue
    }
    items.push({ ...item, number: items.length })
    if (fieldsOf(line)[11] === '0') tally.lose('autocontinue 0', [{ part: 'item', number: items.length - 1 }])
  }
  const refusal = faults.refusal()
  if (refusal) return { type: 'failed', ...refusal }
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const where = [{ part: 'route', number: 1 }] as const
  const home = version === '110' ? homeOf(items.shift()) : undefined
  const read = readItems(items, undefined, home, where, note, tally)
  tally.tell(note)
  const route = missionRoute(read, undefined, where, note)
  return missionPlan('qgc-waypoints', route, homePoint(home, route[0]?.value), notes, options)
}

/** Fields are parted by tabs; files written by hand have blanks. What is no number in the last seven is left for the schema. */
function itemOf(line: string): MissionItem | undefined {
  const fields = fieldsOf(line)
  const [, , frame, command] = fields.map(Number)
  if (fields.length !== columns || !Number.isInteger(frame) || !Number.isInteger(command)) return undefined
  const params = fields.slice(4, 11).map(decimal)
  // A yaw of 0 is what such files have for none.
  return { command: command ?? 0, frame: frame ?? 0, params: params[3] === 0 ? params.with(3, null) : params }
}

const fieldsOf = (line: string): readonly string[] => line.trim().split(/\s+/)

function lineProblem(line: string, number: number): FileProblem {
  const detail = { line: number, fields: fieldsOf(line).length, expected: columns }
  return { code: 'broken-line', where: [], detail }
}

/** Mission Planner writes zeros for a home that it does not know. */
function homeOf(item: MissionItem | undefined): Home | undefined {
  const [lat, lng, altitude] = item?.params.slice(4) ?? []
  return item && (lat !== 0 || lng !== 0) ? [lat, lng, altitude] : undefined
}

/** A `.waypoints` file, `QGC WPL 110`, of one route. Home is the point of that name, or where the route begins. */
export function writeQgcWaypoints(plan: Plan, options: WriteOptions): WriteResult<string> {
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const { units } = sheetOf(plan)
  const home = homeToWrite(plan, note)
  const chosen = chosenRoute(plan, options)
  const first = chosen?.route.waypoints[0]
  if (!chosen || !first) return { type: 'failed', problem: { code: 'no-route', where: [], detail: {} } }
  const { route, where } = chosen
  noteOthers(plan, [chosen.id, ...(home ? [home.id] : [])], note)
  noteUnwritten(route, heldOfRoute(route), where, note)
  noteUnwrittenWaypoints(route, heldOfWaypoints(route), where, note)

  const [lng, lat] = first.at
  const at = home?.home ?? [lat, lng, altitudesM(units, route)[0] ?? 0]
  const homeItem: MissionItem = { command: 16, frame: 0, params: [0, 0, 0, 0, ...at] }
  const items = [
    homeItem,
    speedItem(metresPerSecond(units, route.speed)),
    ...routeItems(units, route, where, note),
  ]
  const lines = items.map(({ command, frame, params }, index) => {
    const numbers = params.map((value) => decimalText(typeof value === 'number' ? value : 0))
    return [index, index === 0 ? 1 : 0, frame, command, ...numbers, 1].join('\t')
  })
  return { type: 'written', content: `QGC WPL 110\n${lines.join('\n')}\n`, notes }
}
