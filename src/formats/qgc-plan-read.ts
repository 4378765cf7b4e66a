import type { PlaceStep } from '../plan/place.ts'
import { kindOf } from '../plan/read-element.ts'
import type { FileProblem, Note, TakeNote } from './file-problem.ts'
import { shown } from './json-fields.ts'
import { withEntries } from './kept-extra.ts'
import { type LossTally, lossTally } from './loss-tally.ts'
import type { OpenOptions, OpenResult } from './open-result.ts'
import { isObject } from './parse-json.ts'
import { homePoint, missionPlan } from './qgc-home.ts'
import { type Home, type MissionItem, readItems } from './qgc-items.ts'
import { missionRoute } from './qgc-route.ts'
import type { Found } from './world-plan.ts'

/** Whether a JSON object looks like a plan of QGroundControl. */
export const isQgcPlan = (file: Readonly<Record<string, unknown>>): boolean => file.fileType === 'Plan'

const version = 1

/** How circles and polygons of a fence are named and coloured: not to be left, or not to be entered. */
export const fence = {
  inclusion: { name: 'Inclusion', color: 'green' },
  exclusion: { name: 'Exclusion', color: 'red' },
} as const

export const rallyName = (index: number): string => `Rally ${index + 1}`

/** How the notes of a rally point say its altitude. */
export const rallyNotes = (metres: number): string => `${metres} m above home`

/**
 * Opens a `.plan` of QGroundControl, version 1: the mission as a route, the fence as circles and polygons, rally points as
 * points of the type `landing`, home as a point if it is not where the route begins. What only its surveys and cameras
 * know is named and left out. Source: https://docs.qgroundcontrol.com/master/en/qgc-dev-guide/file_formats/plan.html
 */
export function readQgcPlan(file: Readonly<Record<string, unknown>>, options: OpenOptions): OpenResult {
  if (file.version !== version) return { type: 'failed', problem: versionProblem(file.version) }
  const notes: Note[] = []
  const note: TakeNote = (taken) => notes.push(taken)
  const mission = isObject(file.mission) ? file.mission : {}
  const geoFence = isObject(file.geoFence) ? file.geoFence : {}
  const rally = isObject(file.rallyPoints) ? file.rallyPoints : {}
  const home = homeOf(mission.plannedHomePosition)
  const tally = lossTally()
  loseOthers(file, knownOfFile, tally)
  loseOthers(mission, knownOfMission, tally)
  loseOthers(geoFence, ['circles', 'polygons', 'version'], tally)
  loseOthers(rally, ['points', 'version'], tally)
  const route = readMission(mission, home, note, tally)
  tally.tell(note)
  const found = [
    ...route,
    ...listOf(geoFence, 'circles', note).map((item, index) => readCircle(item, index)),
    ...listOf(geoFence, 'polygons', note).map((item, index) => readPolygon(item, index)),
    ...listOf(rally, 'points', note).map((item, index) => readRally(item, index)),
  ]
  return missionPlan('qgc-plan', found, homePoint(home, route[0]?.value), notes, options)
}

function versionProblem(found: unknown): FileProblem {
  if (typeof found === 'number') {
    return { code: 'newer-version', where: [], detail: { version: String(found), known: version } }
  }
  const detail = { field: 'version', expected: 'number', found: kindOf(found) } as const
  return { code: 'wrong-kind', where: [], detail }
}

/** A list of the file; anything else in its stead is named. */
function listOf(
  object: Readonly<Record<string, unknown>>,
  field: string,
  note: TakeNote,
): readonly unknown[] {
  const list = object[field]
  if (Array.isArray(list)) return list
  if (list !== undefined && list !== null) note({ code: 'value-dropped', where: [], detail: { field } })
  return []
}

const homeOf = (value: unknown): Home | undefined =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
    ? [value[0], value[1], value[2]]
    : undefined

function readMission(
  mission: Readonly<Record<string, unknown>>,
  home: Home | undefined,
  note: TakeNote,
  tally: LossTally,
): readonly Found[] {
  const where = [{ part: 'route', number: 1 }] as const
  const items: MissionItem[] = []
  for (const [index, item] of listOf(mission, 'items', note).entries()) {
    const number = index + 1
    const simple = simpleItem(item, number)
    if (simple) items.push(simple)
    else {
      const what = isObject(item) && typeof item.complexItemType === 'string' ? item.complexItemType : 'item'
      tally.lose(shown(what), [{ part: 'item', number }])
    }
    if (isObject(item) && item.autoContinue === false)
      tally.lose('autoContinue false', [{ part: 'item', number }])
  }
  const { vehicleType, hoverSpeed, cruiseSpeed } = mission
  const speed = isRotorcraft(vehicleType) ? hoverSpeed : cruiseSpeed
  const speedMs = typeof speed === 'number' ? speed : undefined
  const read = readItems(items, speedMs, home, where, note, tally)
  const vehicle = vehicleFields.flatMap((field) => {
    const value = mission[field]
    return typeof value === 'number' && value !== plainVehicle(speed)[field] ? [[field, value] as const] : []
  })
  return missionRoute(read, withEntries(undefined, 'qgc-plan', vehicle, where, note), where, note)
}

/** What says which drone the mission is for. It stays with the route, and is written again. */
export const vehicleFields = ['firmwareType', 'vehicleType', 'hoverSpeed', 'cruiseSpeed'] as const

/** The drone of a mission that says nothing else: a fixed wing with PX4, of one speed. */
export const plainVehicle = (speed: unknown): Readonly<Record<(typeof vehicleFields)[number], unknown>> => ({
  firmwareType: 12,
  vehicleType: 1,
  hoverSpeed: speed,
  cruiseSpeed: speed,
})

const knownOfFile = ['fileType', 'geoFence', 'groundStation', 'mission', 'rallyPoints', 'version']

const knownOfMission = [...vehicleFields, 'globalPlanAltitudeMode', 'items', 'plannedHomePosition', 'version']

function loseOthers(
  object: Readonly<Record<string, unknown>>,
  known: readonly string[],
  { lose }: LossTally,
): void {
  for (const field of Object.keys(object)) if (!known.includes(field)) lose(shown(field), [])
}

/** MAV_TYPE of MAVLink's common.xml: those that QGroundControl flies at the hover speed. */
const rotorcraft: ReadonlySet<unknown> = new Set([2, 3, 4, 13, 14, 15, 29])

export const isRotorcraft = (vehicleType: unknown): boolean => rotorcraft.has(vehicleType)

function simpleItem(item: unknown, number: number): MissionItem | undefined {
  if (!isObject(item) || item.type !== 'SimpleItem') return undefined
  const { command, frame, params } = item
  if (typeof command !== 'number') return undefined
  return {
    command,
    frame: typeof frame === 'number' ? frame : 0,
    params: Array.isArray(params) ? params : [],
    number,
  }
}

function readCircle(item: unknown, index: number): Found {
  const circle = isObject(item) && isObject(item.circle) ? item.circle : {}
  const value = {
    kind: 'circle',
    at: position(circle.center),
    radius: circle.radius ?? undefined,
    ...area(item),
  }
  return { where: [step('circle', index)], value }
}

function readPolygon(item: unknown, index: number): Found {
  const polygon = isObject(item) ? item.polygon : undefined
  const ring = Array.isArray(polygon) ? polygon.map(position) : []
  return { where: [step('polygon', index)], value: { kind: 'polygon', rings: [ring], ...area(item) } }
}

const area = (item: unknown): object => ({
  ...fence[isObject(item) && item.inclusion === false ? 'exclusion' : 'inclusion'],
  fillOpacity: 0.1,
})

function readRally(item: unknown, index: number): Found {
  const altitude: unknown = Array.isArray(item) ? item[2] : undefined
  const value = {
    kind: 'point',
    name: rallyName(index),
    at: position(item),
    type: 'landing',
    color: 'blue',
    notes: typeof altitude === 'number' ? rallyNotes(altitude) : '',
  }
  return { where: [step('point', index)], value }
}

const step = (part: PlaceStep['part'], index: number): PlaceStep => ({ part, number: index + 1 })

/** `[latitude, longitude, …]`; anything else is left for the schema to refuse. */
const position = (value: unknown): unknown =>
  Array.isArray(value) ? [value[1] ?? undefined, value[0] ?? undefined] : (value ?? undefined)
